import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFleet } from "../../../../src/fleet/load/fleet-file.ts";
import { plannedListeners } from "../../../../src/fleet/planned/planned-listeners.ts";
import { InputError } from "../../../../src/fleet/problems/input-error.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fleet-listen-"));
  await writeFile(
    join(folder, "edge.conf"),
    "system { services { ssh; netconf { ssh { port 8830; } } } }",
  );
});
afterEach(() => rm(folder, { recursive: true }));

async function fleetOf(defaults: string, devices = ["{ name: one }", "{ name: two }"]) {
  const path = join(folder, "fleet.yaml");
  const entries = devices.map((device) => `  - ${device}\n`).join("");
  await writeFile(
    path,
    `defaults:\n  configuration: edge.conf\n  listen: ${defaults}\ndevices:\n${entries}`,
  );
  return loadFleet(path);
}

async function placesOf(defaults: string, devices?: string[]): Promise<readonly string[]> {
  const plan = await fleetOf(defaults, devices);
  return plan.devices.map((device) =>
    plannedListeners(device)
      .map(({ service, address, port }) => `${service} ${address} ${port}`)
      .join(", "),
  );
}

async function problemsOf(defaults: string, devices?: string[]): Promise<readonly string[]> {
  const error: unknown = await fleetOf(defaults, devices).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems.map(
    ({ line, path, message }) => `${line} ${path}: ${message}`,
  );
}

describe("listen of a fleet file", () => {
  it("gives each device three ports of a range, by its place in the file", async () => {
    expect(await placesOf("{ ports: 20000-20005 }")).toEqual([
      "ssh 127.0.0.1 20000, netconf-ssh 127.0.0.1 20001",
      "ssh 127.0.0.1 20003, netconf-ssh 127.0.0.1 20004",
    ]);
  });

  it("gives each device an address of a range, on which the configured ports hold", async () => {
    expect(await placesOf("{ addresses: 127.1.0.255-127.1.1.0 }")).toEqual([
      "ssh 127.1.0.255 22, netconf-ssh 127.1.0.255 8830",
      "ssh 127.1.1.0 22, netconf-ssh 127.1.1.0 8830",
    ]);
  });

  it("may name ports for all addresses of a range, and yields to what a device says itself", async () => {
    const devices = [
      "{ name: one }",
      '{ name: two, listen: { address: "::1" } }',
      "{ name: three, listen: { ports: { ssh: 2222 } } }",
    ];
    const defaults = "{ addresses: 127.1.0.1-127.1.0.9, ports: { netconf-ssh: 830 } }";
    expect(await placesOf(defaults, devices)).toEqual([
      "netconf-ssh 127.1.0.1 830",
      "ssh ::1 22, netconf-ssh ::1 8830",
      "ssh 127.0.0.1 2222",
    ]);
  });

  it("does what its page says", async () => {
    const page = await readFile("docs/reference/listen.md", "utf8");
    const plans = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    const said = await Promise.all(
      plans.map(async (text, index) => {
        const path = join(folder, `page-${index}.yaml`);
        await writeFile(path, text);
        await writeFile(
          join(folder, "edge.conf"),
          "system { services { ssh; netconf { ssh; tls { local-certificate x; } } } }",
        );
        const { devices } = await loadFleet(path);
        return devices.map((device) =>
          plannedListeners(device)
            .map(({ service, address, port }) => `${service} on ${address}:${port}`)
            .join(", "),
        );
      }),
    );
    expect(said).toHaveLength(2);
    for (const [index, text] of plans.entries()) {
      const promised = [...text.matchAll(/# (ssh on .*)/g)].map(([, places]) => places);
      expect(promised.length).toBeGreaterThan(0);
      expect(said[index]?.slice(0, promised.length)).toEqual(promised);
    }
    expect(said[0]?.[2]).toBe("netconf-ssh on 192.0.2.3:8830");
  });

  it("opens nothing unless it is there", async () => {
    const path = join(folder, "fleet.yaml");
    await writeFile(path, "devices: [{ name: one, configuration: edge.conf }]");
    const { devices } = await loadFleet(path);
    expect(devices.map((device) => device.listen)).toEqual([undefined]);
    expect(devices.map(plannedListeners)).toEqual([[]]);
  });

  it("says which range is too small", async () => {
    expect(await problemsOf("{ ports: 20000-20004 }")).toEqual([
      "3 /defaults/listen/ports: ports is too small: 3 ports for each device make room for 1, and there are 2 devices",
    ]);
    expect(await problemsOf("{ addresses: 127.1.0.1-127.1.0.1 }")).toEqual([
      "3 /defaults/listen/addresses: addresses is too small: one address for each device make room for 1, and there are 2 devices",
    ]);
  });

  it.each([
    ["{ ports: 20000 }", /must be text or a mapping/],
    ["{ ports: 30000-20000 }", /must be a range of ports such as 20000-29999/],
    ["{ ports: 0-70000 }", /must be a range of ports/],
    ["{ ports: { https: 1 } }", /unknown key "https"/],
    ["{ ports: { ssh: 65536 } }", /ssh must be at most 65535/],
    ["{ address: localhost }", /must be an IP address, not "localhost"/],
    ["{ addresses: 127.0.0.1 }", /must be a range of IPv4 addresses/],
    ["{ addresses: 127.0.0.9-127.0.0.1 }", /must be a range of IPv4 addresses/],
  ])("refuses %s", async (defaults, message) => {
    expect((await problemsOf(defaults)).join("\n")).toMatch(message);
  });

  it("takes ranges in the defaults only", async () => {
    const devices = ["{ name: one, listen: { ports: 20000-20002 } }"];
    expect(await problemsOf("{}", devices)).toEqual([
      '5 /devices/0/listen/ports: ports must be a mapping, not "20000-20002"',
    ]);
  });
});
