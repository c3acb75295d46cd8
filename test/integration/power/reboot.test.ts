import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { emulateDevice } from "../../../src/device/index.ts";
import type { ManagedDevice } from "../../../src/nms/index.ts";
import {
  type CallHomePair,
  callHomePair,
  untilListening,
  untilManaged,
} from "../../../src/testing.ts";

const lab = "system { host-name lab; }";
/** A reboot of 90 seconds in less than one. */
const fast = { retryScale: 0.005 };

/** The NMS's end of the next connection; to be asked for before it can come. */
function nextManaged({ receiver }: CallHomePair): Promise<ManagedDevice> {
  return receiver.events.next("connected", { signal: AbortSignal.timeout(10_000) });
}

async function load(managed: ManagedDevice, statements: string): Promise<void> {
  const { errors } = await managed.rpc(
    `<load-configuration action="merge" format="text"><configuration-text>${statements}</configuration-text></load-configuration>`,
  );
  expect(errors).toEqual([]);
}

async function commit(managed: ManagedDevice, inside = ""): Promise<void> {
  const { errors } = await managed.rpc(`<commit-configuration>${inside}</commit-configuration>`);
  expect(errors).toEqual([]);
}

async function text(managed: ManagedDevice, operation: string): Promise<string> {
  return (await managed.rpc(operation)).text;
}

describe("a reboot by request", () => {
  it("answers, ends the session, keeps what was committed, loses the rest, and calls home again", async () => {
    await using pair = await callHomePair({ configuration: lab, ...fast });
    const { device, managed } = pair;
    await load(managed, "system { location { building kept; } }");
    await commit(managed);
    await load(managed, "system { location { floor 9; } }");
    const booted = /<system-booted-time>\s*<date-time junos:seconds="(\d+)"/;
    const before = booted.exec(await text(managed, "<get-system-uptime-information/>"))?.[1];
    const told: string[] = [];
    device.events.onAny((name) => told.push(name));
    const again = nextManaged(pair);
    const { reply, errors } = await managed.rpc("<request-reboot/>");
    expect(errors).toMatchObject([{ severity: "warning" }]);
    expect(reply.children).toHaveLength(2);
    await managed.closed;
    const back = await again;
    expect(told.filter((name) => name === "rebooting" || name === "booted")).toEqual([
      "rebooting",
      "booted",
    ]);
    expect(told.indexOf("session-closed")).toBeGreaterThan(told.indexOf("rebooting"));
    await untilManaged(device);
    expect(told.indexOf("session-opened")).toBeGreaterThan(told.indexOf("booted"));
    expect(device.configuration("running")).toContain("building kept;");
    expect(device.configuration("candidate")).toBe(device.configuration("running"));
    const after = booted.exec(await text(back, "<get-system-uptime-information/>"))?.[1];
    expect(Number(after)).toBeGreaterThanOrEqual(Number(before));
    expect(back.hostKey).toBe(managed.hostKey);
    expect(back.sessionId).toBeGreaterThan(managed.sessionId);
    expect(await text(back, "<get-log/>")).toContain(
      "UI_REBOOT_EVENT: System reboot by 'callhome-pair'",
    );
  });

  it("keeps files, and makes what a commit left for it", async () => {
    await using pair = await callHomePair({ configuration: lab, ...fast });
    const { managed, device } = pair;
    await managed.rpc(
      "<file-put><filename>/var/tmp/kept</filename><file-contents>yes</file-contents></file-put>",
    );
    await load(managed, "system { location { building later; } }");
    await commit(managed, "<at-time>reboot</at-time>");
    expect(device.configuration("running")).not.toContain("later");
    const again = nextManaged(pair);
    await managed.rpc("<request-reboot/>");
    const back = await again;
    expect(device.configuration("running")).toContain("building later;");
    expect(await text(back, "<file-show><filename>/var/tmp/kept</filename></file-show>")).toContain(
      "yes",
    );
  });

  it("takes back what nobody confirmed", async () => {
    await using pair = await callHomePair({ configuration: lab, ...fast });
    const { managed, device } = pair;
    await load(managed, "system { location { building doubtful; } }");
    await commit(managed, "<confirmed/>");
    const again = nextManaged(pair);
    await managed.rpc("<request-reboot/>");
    await again;
    expect(device.configuration("running")).not.toContain("doubtful");
  });

  it("waits for its time, and can be taken back until then", async () => {
    await using pair = await callHomePair({ configuration: lab, ...fast });
    const { managed, device } = pair;
    expect(await text(managed, "<request-reboot><in>5</in></request-reboot>")).toContain(
      "Shutdown at ",
    );
    expect(device.power).toBe("on");
    expect(await text(managed, "<clear-reboot/>")).toContain("reboot requested by callhome-pair");
    expect(await text(managed, "<clear-reboot/>")).toContain("No shutdown/reboot scheduled.");
  });

  it("is clean when the device is closed meanwhile", async () => {
    await using pair = await callHomePair({ configuration: lab });
    const { device } = pair;
    const rebooted = device.reboot();
    expect(device.power).toBe("down");
    expect(device.sessions).toEqual([]);
    await device.close();
    await rebooted;
    expect(device.power).toBe("down");
    expect(device.connectors).toEqual([]);
  });

  it("closes services that listen, and opens them again", async () => {
    await using pair = await callHomePair({
      configuration: "system { host-name lab; services { netconf { ssh; } } }",
      listen: { address: "127.0.0.1", ports: { "netconf-ssh": 0 } },
      ...fast,
    });
    const { device } = pair;
    await untilListening(device, "netconf-ssh");
    const states: string[] = [];
    device.events.on("listener-changed", ({ listener }) => states.push(listener.state));
    const rebooted = device.reboot();
    expect(device.listeners).toEqual([]);
    await rebooted;
    await untilListening(device, "netconf-ssh");
    expect(states).toEqual(["closed", "opening", "listening"]);
  });
});

describe("the power of a device in the library", () => {
  it("reboots for a time of its own", async () => {
    await using pair = await callHomePair({ configuration: lab });
    const { device } = pair;
    const down = device.events.next("rebooting");
    await device.reboot({ downSeconds: 0.05 });
    expect(await down).toMatchObject({ action: "reboot", user: "root", downSeconds: 0.05 });
    expect(device.power).toBe("on");
    await untilManaged(device);
  });

  it("is off after a halt until somebody powers it on", async () => {
    await using pair = await callHomePair({ configuration: lab, ...fast });
    const { device, managed } = pair;
    const halted = device.events.next("halted");
    await managed.rpc("<request-halt/>");
    expect(await halted).toMatchObject({ action: "halt" });
    await managed.closed;
    await device.halt();
    expect(device.power).toBe("off");
    expect(device.connectors).toEqual([]);
    // What is committed meanwhile dials nobody.
    await device.configure("system { location { building dark; } }");
    expect(device.connectors).toEqual([]);
    await device.powerOn();
    expect(device.power).toBe("on");
    await untilManaged(device);
    await device.powerOn();
  });

  it("ends a reboot before its time", async () => {
    await using pair = await callHomePair({ configuration: lab });
    const { device } = pair;
    const rebooted = device.reboot();
    await device.powerOn();
    await rebooted;
    expect(device.power).toBe("on");
    await untilManaged(device);
  });
});

describe("zeroize", () => {
  const zeroize = "<request-system-zeroize/>";

  it("makes new keys, which an NMS that trusts on first use refuses", async () => {
    await using pair = await callHomePair({ configuration: lab, ...fast });
    const { device, managed, receiver } = pair;
    const refused = receiver.events.next("refused", { signal: AbortSignal.timeout(10_000) });
    await managed.rpc(zeroize);
    expect(await refused).toMatchObject({ reason: "host-key-changed" });
    expect(device.identity.hostKeys).toHaveLength(1);
    expect(device.identity.hostKeys[0]).not.toBe(managed.hostKey);
  });

  it("makes the device new: files, commits and rescue go, it has its first configuration and calls home", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const key = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
    await using pair = await callHomePair({ configuration: lab, hostKeys: [key], ...fast });
    const { device, managed } = pair;
    await managed.rpc(
      "<file-put><filename>/var/tmp/gone</filename><file-contents>x</file-contents></file-put>",
    );
    await load(managed, "system { location { building old; } }");
    await commit(managed);
    await managed.rpc("<request-save-rescue-configuration/>");
    const first = /rescue.conf.gz|juniper.conf.1.gz/;
    const list = "<file-list><path>/config</path></file-list>";
    expect(await text(managed, list)).toMatch(first);
    const again = nextManaged(pair);
    await managed.rpc(zeroize);
    const back = await again;
    expect(back.hostKey).toBe(managed.hostKey);
    expect(device.configuration("running")).not.toContain("old");
    expect(device.configuration("running")).toContain("outbound-ssh");
    expect(await text(back, list)).not.toMatch(first);
    expect(await text(back, "<file-show><filename>/var/tmp/gone</filename></file-show>")).toContain(
      "could not resolve file",
    );
  });

  it("makes a device bootstrap again", async () => {
    await using device = await emulateDevice({
      configuration: "system { host-name factory; }",
      bootstrap: { configuration: "system { host-name first; }" },
      ...fast,
    });
    expect(device.identity.hostName).toBe("first");
    await device.configure("system { host-name second; }");
    await device.reboot({ downSeconds: 0 });
    expect(device.identity.hostName).toBe("second");
    const steps: string[] = [];
    device.events.on("bootstrap-advanced", ({ step }) => steps.push(step));
    await device.zeroize();
    await vi.waitFor(() => expect(device.identity.hostName).toBe("first"));
    await vi.waitFor(() => expect(device.bootstrap?.state).toBe("completed"));
    expect(steps).not.toContain("abandoned");
  });

  it("gives the device the configuration that the option says", async () => {
    await using pair = await callHomePair({
      configuration: lab,
      factoryConfiguration: "system { host-name factory; }",
      ...fast,
    });
    const { device, managed } = pair;
    const booted = device.events.next("booted");
    await managed.rpc(zeroize);
    await booted;
    expect(device.identity.hostName).toBe("factory");
    expect(device.connectors).toEqual([]);
  });

  it("is durable with a state directory, which keeps keys and earlier commits", async () => {
    const stateDirectory = await mkdtemp(join(tmpdir(), "zeroize-"));
    try {
      const options = { configuration: lab, name: "kept", stateDirectory, ...fast };
      let keys: readonly string[] = [];
      {
        await using pair = await callHomePair(options);
        const { managed, device } = pair;
        keys = device.identity.hostKeys;
        await load(managed, "system { location { building old; } }");
        await commit(managed);
        const again = nextManaged(pair);
        await managed.rpc(zeroize);
        expect(keys).toContain((await again).hostKey);
        expect(device.configuration("running")).not.toContain("old");
      }
      await using device = await emulateDevice(options);
      expect(device.identity.hostKeys).toEqual(keys);
      expect(device.configuration("running")).not.toContain("old");
    } finally {
      await rm(stateDirectory, { recursive: true });
    }
  });
});
