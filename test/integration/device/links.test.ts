import { describe, expect, it } from "vitest";
import { callHomePair } from "../../../src/testing.ts";

const configuration = `
  system { host-name r1; }
  interfaces {
    xe-0/1/0 { unit 0 { family inet { address 192.0.2.1/30; } family inet6 { address 2001:db8::1/64; } } }
    xe-0/1/1 { gigether-options { 802.3ad ae0; } }
    ae0 { aggregated-ether-options { lacp { active; } } unit 0 { family inet { address 10.0.0.1/24; } } }
    xe-0/1/2 { unit 0 { family bridge { vlan-id 10; } } }
  }
  bridge-domains { v10 { vlan-id 10; } }
  protocols { lldp { interface all; } }`;

describe("EmulatedDevice.setLink", () => {
  it("takes everything that is learnt over a port down with it, and up again", async () => {
    await using pair = await callHomePair({ configuration, model: "mx204" });
    const { device, managed } = pair;
    const answers = async (): Promise<readonly boolean[]> => {
      const requests: readonly (readonly [request: string, found: string])[] = [
        ["<get-arp-table-information/>", "192.0.2.2"],
        ["<get-ipv6-nd-information/>", "2001:db8::2"],
        ["<get-lldp-neighbors-information/>", "\nxe-0/1/0\n"],
        ["<get-lacp-interface-information/>", "Collecting distributing"],
        ["<get-bridge-mac-table/>", "xe-0/1/2.0"],
      ];
      const replies = await Promise.all(requests.map(([request]) => managed.rpc(request)));
      return replies.map(({ text }, place) => text.includes(requests[place]?.[1] ?? "-"));
    };
    const terse = async (): Promise<string> => {
      const { text } = await managed.rpc(
        "<get-interface-information format='text'><terse/><interface-name>xe-0/1/[0-2]</interface-name></get-interface-information>",
      );
      return text;
    };
    expect(await answers()).toEqual([true, true, true, true, true]);
    const changed = device.events.next("link-changed");
    for (const port of ["xe-0/1/0", "xe-0/1/1", "xe-0/1/2"]) device.setLink(port, "down");
    expect(await changed).toMatchObject({ port: "xe-0/1/0", state: "down", adminUp: true });
    expect(await answers()).toEqual([false, false, false, false, false]);
    expect(await terse()).toContain("xe-0/1/0                up    down");
    const { text: log } = await managed.rpc("<get-log><filename>messages</filename></get-log>");
    expect(log).toMatch(/SNMP_TRAP_LINK_DOWN: ifIndex \d+, .*ifName xe-0\/1\/0/);
    for (const port of ["xe-0/1/0", "xe-0/1/1", "xe-0/1/2"]) device.setLink(port, "up");
    expect(await answers()).toEqual([true, true, true, true, true]);
    expect(await terse()).toContain("xe-0/1/0                up    up");
  });

  it("says nothing when nothing changes", async () => {
    await using pair = await callHomePair({ configuration, model: "mx204" });
    let changes = 0;
    pair.device.events.on("link-changed", () => (changes += 1));
    pair.device.setLink("xe-0/1/0", "up");
    pair.device.setLink("xe-0/1/0", "down");
    pair.device.setLink("xe-0/1/0", "down");
    expect(changes).toBe(1);
  });

  it("refuses what has no cable, and names what is near", async () => {
    await using pair = await callHomePair({ configuration, model: "mx204" });
    const refused =
      (port: string): (() => void) =>
      () =>
        pair.device.setLink(port, "down");
    expect(refused("xe-0/1/9")).toThrow(/has no port xe-0\/1\/9; near are xe-0\/1\/0, /);
    expect(refused("nonsense")).toThrow(/has no port nonsense$/);
    expect(refused("ae0")).toThrow(
      /ae0 of .* has no cable of its own; set the links of its ports xe-0\/1\/1/,
    );
    expect(refused("lo0")).toThrow(/lo0 of .* has no cable of its own$/);
    expect(refused("lo0")).toThrow(expect.objectContaining({ code: "ERR_OPTION" }));
  });
});

it("says of a port that is up since the start when that was, from the first second on", async () => {
  await using pair = await callHomePair({
    configuration: "system { host-name r1; } interfaces { ge-0/0/0 { unit 0; } }",
  });
  const flapped = async (port: string): Promise<string | undefined> => {
    const asked = `<interface-name>${port}</interface-name>`;
    const { text } = await pair.managed.rpc(
      `<get-interface-information>${asked}</get-interface-information>`,
    );
    return /<interface-flapped junos:seconds="(\d+)">/.exec(text)?.[1];
  };
  expect(Number(await flapped("ge-0/0/0"))).toBeGreaterThan(0);
  expect(await flapped("lo0")).toBe("0");
});
