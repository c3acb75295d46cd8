import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  childOf,
  elementsOf,
  parseXml,
  textOf,
  type XmlElement,
} from "../../../../src/xml/index.ts";
import { NetconfBench } from "../../../support/netconf-bench.ts";

/** Configurations of a router by chance: links, neighbors, statics, protocols, an instance. */
const configurations: fc.Arbitrary<string> = fc
  .record({
    links: fc.array(fc.record({ port: fc.nat(5), isOff: fc.boolean() }), { maxLength: 5 }),
    statics: fc.array(
      fc.record({ net: fc.nat(9), hop: fc.constantFrom("discard", "reject", "next-hop 10.0.1.2") }),
      { maxLength: 6 },
    ),
    peers: fc.array(fc.constantFrom("10.0.0.2", "10.0.1.2", "10.0.2.2", "192.0.2.9", "192.0.2.8"), {
      maxLength: 5,
    }),
    protocols: fc.subarray([
      "ospf { area 0 { interface all; } }",
      "ldp { interface all; }",
      "rsvp { interface all; }",
      "mpls { interface all; label-switched-path p { to 192.0.2.9; } }",
    ]),
    hasInstance: fc.boolean(),
    hasAggregate: fc.boolean(),
  })
  .map(({ links, statics, peers, protocols, hasInstance, hasAggregate }) => {
    const ports = new Map(links.map(({ port, isOff }) => [port, isOff]));
    const interfaces = [...ports].map(
      ([port, isOff]) =>
        `ge-0/0/${port} { ${isOff ? "disable; " : ""}unit 0 { family inet { address 10.0.${port}.1/30; } family mpls; } }`,
    );
    const routes = new Map(statics.map(({ net, hop }) => [net, hop]));
    const groups = [...new Set(peers)].map((peer) =>
      peer.startsWith("192")
        ? `group i${peer} { type internal; family inet { unicast; } family inet-vpn { unicast; } neighbor ${peer}; }`
        : `group e${peer} { peer-as 64499; neighbor ${peer}; }`,
    );
    return `
      interfaces { ${interfaces.join(" ")} lo0 { unit 0 { family inet { address 192.0.2.1/32; } } } }
      routing-options { autonomous-system 64500;
        static { ${[...routes].map(([net, hop]) => `route 172.16.${net}.0/24 ${hop};`).join(" ")} }
        ${hasAggregate ? "aggregate { route 172.16.0.0/12; }" : ""} }
      protocols { bgp { ${groups.join(" ")} } ${protocols.join(" ")} }
      ${hasInstance ? "routing-instances { blue { instance-type vrf; interface ge-0/0/2.0; route-distinguisher 192.0.2.1:1; vrf-target target:64500:1; protocols { bgp { group ce { peer-as 64511; neighbor 10.0.2.2; } } } } }" : ""}`;
  });

async function ask(device: NetconfBench, request: string): Promise<XmlElement> {
  const [reply] = elementsOf(parseXml(await device.send(`<rpc>${request}</rpc>`)));
  if (reply === undefined) throw new Error(`no reply to ${request}`);
  return reply;
}

const all = (parent: XmlElement, name: string): readonly XmlElement[] =>
  elementsOf(parent).filter((child) => child.name === name);
const text = (parent: XmlElement, name: string): string => {
  const child = childOf(parent, name);
  return child === undefined ? "" : textOf(child);
};
const number = (parent: XmlElement, name: string): number => Number(text(parent, name));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Counts of one table, counted by hand. */
function counted(table: XmlElement): Record<string, number> {
  const entries = all(table, "rt").flatMap((rt) => all(rt, "rt-entry"));
  return {
    destinations: all(table, "rt").length,
    routes: entries.length,
    active: entries.filter((entry) => text(entry, "active-tag") === "*").length,
  };
}

describe("the counts of a device", { timeout: 30_000 }, () => {
  it("are those of its tables, whatever the configuration", async () => {
    await fc.assert(
      fc.asyncProperty(configurations, async (configuration) => {
        const device = new NetconfBench({ configuration, model: "vmx" });
        const tables = all(await ask(device, "<get-route-information/>"), "route-table");
        const summary = await ask(device, "<get-route-summary-information/>");
        const shown = (table: XmlElement): Record<string, number> => ({
          destinations: number(table, "destination-count"),
          routes: number(table, "total-route-count"),
          active: number(table, "active-route-count"),
        });
        for (const table of tables) expect(shown(table)).toEqual(counted(table));
        const summaries = all(summary, "route-table");
        expect(summaries.map((table) => text(table, "table-name"))).toEqual(
          tables.map((table) => text(table, "table-name")),
        );
        for (const [index, table] of summaries.entries()) {
          expect(shown(table)).toEqual(shown(tables[index] ?? table));
          const protocols = all(table, "protocols");
          expect(sum(protocols.map((one) => number(one, "protocol-route-count")))).toBe(
            number(table, "total-route-count"),
          );
          expect(sum(protocols.map((one) => number(one, "active-route-count")))).toBe(
            number(table, "active-route-count"),
          );
        }
        const bgp = await ask(device, "<get-bgp-summary-information/>");
        if (bgp.name === "bgp-information") {
          sameAsTables(bgp, tables);
          await sameAsExchanged(device);
        }
        const instances = await ask(
          device,
          "<get-instance-information><detail/></get-instance-information>",
        );
        for (const rib of all(instances, "instance-core").flatMap((core) =>
          all(core, "instance-rib"),
        )) {
          const table = tables.find((one) => text(one, "table-name") === text(rib, "irib-name"));
          if (table === undefined) continue;
          expect(number(rib, "irib-route-count")).toBe(number(table, "total-route-count"));
          expect(number(rib, "irib-active-count")).toBe(number(table, "active-route-count"));
        }
        device.database.close();
      }),
      { numRuns: 25 },
    );
  });
});

/** What peers and tables of the BGP summary count is what the tables hold of BGP. */
function sameAsTables(bgp: XmlElement, tables: readonly XmlElement[]): void {
  const peers = all(bgp, "bgp-peer");
  expect(number(bgp, "peer-count")).toBe(peers.length);
  const up = peers.filter((peer) => text(peer, "peer-state") === "Established");
  expect(number(bgp, "down-peer-count")).toBe(peers.length - up.length);
  for (const rib of all(bgp, "bgp-rib")) {
    const name = text(rib, "name");
    const table = tables.find((one) => text(one, "table-name") === name);
    const entries = (table === undefined ? [] : all(table, "rt"))
      .flatMap((rt) => all(rt, "rt-entry"))
      .filter((entry) => text(entry, "protocol-name") === "BGP");
    const active = entries.filter((entry) => text(entry, "active-tag") === "*");
    expect(number(rib, "total-prefix-count"), name).toBe(entries.length);
    expect(number(rib, "active-prefix-count"), name).toBe(active.length);
    const ofPeers = peers.flatMap((peer) =>
      all(peer, "bgp-rib").filter((one) => text(one, "name") === name),
    );
    expect(sum(ofPeers.map((one) => number(one, "received-prefix-count"))), name).toBe(
      entries.length,
    );
    expect(sum(ofPeers.map((one) => number(one, "active-prefix-count"))), name).toBe(active.length);
  }
}

/** What a neighbor is said to be told of and to tell is what `show route` lists for it. */
async function sameAsExchanged(device: NetconfBench): Promise<void> {
  const neighbors = await ask(device, "<get-bgp-neighbor-information/>");
  const addressOf = (peer: XmlElement): string => text(peer, "peer-address").split("+")[0] ?? "";
  const peers = all(neighbors, "bgp-peer");
  // One address may be a neighbor in two instances: both are listed.
  for (const address of new Set(peers.map(addressOf))) {
    const ribs = peers
      .filter((peer) => addressOf(peer) === address)
      .flatMap((peer) => all(peer, "bgp-rib"));
    const told = await ask(
      device,
      `<get-route-information><advertising-protocol-name>bgp</advertising-protocol-name><neighbor>${address}</neighbor></get-route-information>`,
    );
    const received = await ask(
      device,
      `<get-route-information><receive-protocol-name>bgp</receive-protocol-name><peer>${address}</peer></get-route-information>`,
    );
    const listed = (reply: XmlElement): number =>
      sum(all(reply, "route-table").map((table) => all(table, "rt").length));
    const counts = (name: string): number => sum(ribs.map((rib) => number(rib, name)));
    expect(listed(told), address).toBe(counts("advertised-prefix-count"));
    expect(listed(received), address).toBe(counts("received-prefix-count"));
  }
}
