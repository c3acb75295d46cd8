import { describe, expect, it } from "vitest";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const configuration = `
system { host-name r1; }
interfaces {
  ge-0/0/0 { unit 0 { family inet { address 10.0.0.1/30; } family mpls; } }
  ge-0/0/1 { unit 0 { family inet { address 10.0.0.5/30; } family mpls; } }
  lo0 { unit 0 { family inet { address 192.0.2.1/32; } } }
}
routing-options { autonomous-system 64500; static { route 0.0.0.0/0 next-hop 10.0.0.6; } }
protocols {
  bgp {
    group core { type internal; local-address 192.0.2.1; neighbor 192.0.2.2; }
    group transit { peer-as 64496; neighbor 10.0.0.6; }
  }
  ospf { area 0 { interface ge-0/0/0.0 { interface-type p2p; } } }
  ldp { interface ge-0/0/0.0; }
  mpls { interface all; }
}`;

const bench = (more = ""): NetconfBench =>
  new NetconfBench({ configuration: `${configuration}\n${more}`, model: "vmx" });

/** The text of the first element of this name; what follows `after` first. */
function leaf(reply: string, name: string, after = ""): string | undefined {
  const from = reply.slice(reply.indexOf(after));
  return new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(from)?.[1];
}

async function peerState(of: NetconfBench, address: string): Promise<string | undefined> {
  const reply = await of.body("<get-bgp-summary-information/>");
  return leaf(reply, "peer-state", `<peer-address>${address}</peer-address>`);
}

async function peerLeaf(of: NetconfBench, address: string, name: string): Promise<number> {
  const reply = await of.body(
    `<get-bgp-neighbor-information><neighbor-address>${address}</neighbor-address></get-bgp-neighbor-information>`,
  );
  return Number(leaf(reply, name));
}

async function elapsed(of: NetconfBench, address: string): Promise<number> {
  const reply = await of.body("<get-bgp-summary-information/>");
  const from = reply.slice(reply.indexOf(`<peer-address>${address}</peer-address>`));
  return Number(/elapsed-time junos:seconds="(\d+)"/.exec(from)?.[1]);
}

async function commitSet(of: NetconfBench, ...lines: readonly string[]): Promise<void> {
  await of.body(
    `<load-configuration action="set" format="text"><configuration-set>${lines.join("\n")}</configuration-set></load-configuration>`,
  );
  expect(await of.body("<commit-configuration/>")).toContain("commit-success");
}

const routes = (of: NetconfBench, inner = ""): Promise<string> =>
  of.body(`<get-route-information>${inner}</get-route-information>`);

describe("an interface that goes down", () => {
  it("takes the BGP neighbor in its subnet down, and what that neighbor announced", async () => {
    const device = bench();
    const before = await routes(device, "<protocol>bgp</protocol>");
    expect(before).toContain("<learned-from>10.0.0.6</learned-from>");
    device.setLink("ge-0/0/1", false);
    expect(await peerState(device, "10.0.0.6")).toBe("Idle");
    expect(await peerState(device, "192.0.2.2")).toBe("Established");
    const after = await routes(device, "<protocol>bgp</protocol>");
    expect(after).not.toContain("<learned-from>10.0.0.6</learned-from>");
  });

  it("takes OSPF, LDP and the routers behind them away", async () => {
    const device = bench();
    device.setLink("ge-0/0/0", false);
    expect(await device.body("<get-ospf-neighbor-information/>")).not.toContain("neighbor-id");
    expect(await device.body("<get-ldp-neighbor-information/>")).not.toContain("label-space");
    expect(await device.body("<get-ldp-session-information/>")).not.toContain("ldp-session>");
    expect(await routes(device, "<protocol>ldp</protocol>")).not.toContain("rt-entry");
    expect(await peerState(device, "192.0.2.2")).not.toBe("Established");
  });

  it("leaves its own address as a route that rejects, and no static route over it", async () => {
    const device = bench();
    device.setLink("ge-0/0/1", false);
    const local = await routes(device, "<destination>10.0.0.5/32</destination><exact/>");
    expect(leaf(local, "nh-type")).toBe("Reject");
    expect(await routes(device, "<protocol>static</protocol>")).not.toContain("rt-entry");
  });

  it("makes its neighbors start anew when it comes back, which counts as a flap", async () => {
    const device = bench();
    expect(await peerLeaf(device, "10.0.0.6", "flap-count")).toBe(0);
    device.clock.advance(3_600_000);
    device.setLink("ge-0/0/1", false);
    device.clock.advance(600_000);
    expect(await elapsed(device, "10.0.0.6")).toBeLessThan(600);
    device.setLink("ge-0/0/1", true);
    device.clock.advance(300_000);
    expect(await peerState(device, "10.0.0.6")).toBe("Established");
    expect(await elapsed(device, "10.0.0.6")).toBeLessThan(300);
    expect(await peerLeaf(device, "10.0.0.6", "flap-count")).toBe(1);
    expect(await elapsed(device, "192.0.2.2")).toBeGreaterThan(40_000);
  });

  it("moves traffic to the other way where there is one", async () => {
    const device = bench("protocols { ospf { area 0 { interface ge-0/0/1.0; } } }");
    for (const port of ["ge-0/0/0", "ge-0/0/1"]) {
      device.setLink(port, false);
      expect(await peerState(device, "192.0.2.2"), port).toBe("Established");
      const way = await routes(device, "<destination>192.0.2.2</destination>");
      expect(leaf(way, "via"), port).not.toBe(`${port}.0`);
      device.setLink(port, true);
    }
  });
});

describe("a commit", () => {
  it("shows a neighbor that it adds in the next reply, up since the commit", async () => {
    const device = bench();
    await commitSet(
      device,
      "set interfaces ge-0/0/2 unit 0 family inet address 203.0.113.1/30",
      "set protocols bgp group late peer-as 64499",
      "set protocols bgp group late neighbor 203.0.113.2",
    );
    device.clock.advance(200_000);
    expect(await peerState(device, "203.0.113.2")).toBe("Established");
    expect(await elapsed(device, "203.0.113.2")).toBeLessThan(200);
    expect(await elapsed(device, "10.0.0.6")).toBeGreaterThan(40_000);
  });

  it("takes away a neighbor that it deletes or deactivates", async () => {
    const device = bench();
    await commitSet(device, "delete protocols bgp group transit");
    expect(await device.body("<get-bgp-summary-information/>")).not.toContain("10.0.0.6");
    await commitSet(device, "deactivate protocols bgp");
    expect(await device.body("<get-bgp-summary-information/>")).toContain("BGP is not running");
  });

  it("takes neighbors down that it shuts down, by statement or with their interface", async () => {
    const device = bench();
    await commitSet(device, "set protocols bgp group core neighbor 192.0.2.2 shutdown");
    expect(await peerState(device, "192.0.2.2")).toBe("Idle");
    await commitSet(device, "set interfaces ge-0/0/1 disable");
    expect(await peerState(device, "10.0.0.6")).toBe("Idle");
  });
});

describe("clear", () => {
  it("resets a BGP session and counts a flap each time", async () => {
    const device = bench();
    for (const times of [1, 2]) {
      const reply = await device.body(
        "<clear-bgp-neighbor><neighbor>10.0.0.6</neighbor></clear-bgp-neighbor>",
      );
      expect(reply).toContain("Cleared 1 connection");
      device.clock.advance(200_000);
      expect(await elapsed(device, "10.0.0.6")).toBeLessThan(200);
      expect(await peerLeaf(device, "10.0.0.6", "flap-count")).toBe(times);
    }
    expect(await peerLeaf(device, "192.0.2.2", "flap-count")).toBe(0);
  });

  it("resets an OSPF adjacency, and the age of routes by it", async () => {
    const device = bench();
    await device.body(
      "<clear-ospf-neighbor-information><neighbor>10.0.0.2</neighbor></clear-ospf-neighbor-information>",
    );
    device.clock.advance(100_000);
    const reply = await device.body(
      "<get-ospf-neighbor-information><detail/></get-ospf-neighbor-information>",
    );
    expect(Number(/adjacency-time junos:seconds="(\d+)"/.exec(reply)?.[1])).toBeLessThan(100);
    const route = await routes(device, "<destination>192.0.2.2</destination>");
    expect(Number(/age junos:seconds="(\d+)"/.exec(route)?.[1])).toBeLessThan(100);
  });
});

describe("a BGP neighbor", () => {
  it.each([
    ["by a default route is established with multihop", "multihop; ", "", "Established"],
    ["by a default route alone stays idle", "", "", "Idle"],
    ["by nothing but a default route stays down beside OSPF", "", "ospf { area 0; } ", "Idle"],
    [
      "by a static route is established with multihop",
      "multihop; ",
      "ospf { area 0; } ",
      "Established",
    ],
  ])("reached %s", async (name, statement, igp, state) => {
    const destination = name.includes("static") ? "198.51.100.0/24" : "0.0.0.0/0";
    const device = new NetconfBench({
      configuration: `interfaces { ge-0/0/0 { unit 0 { family inet { address 10.0.0.1/30; } } } }
        routing-options { autonomous-system 64500; static { route ${destination} next-hop 10.0.0.2; } }
        protocols { ${igp}bgp { group far { peer-as 64499; ${statement}neighbor 198.51.100.9; } } }`,
    });
    expect(await peerState(device, "198.51.100.9")).toBe(state);
  });

  it.each([
    ["that is our own address", "peer-as 64499; neighbor 10.0.0.1;", "10.0.0.1"],
    ["without a peer-as", "neighbor 10.0.0.2;", "10.0.0.2"],
  ])("%s stays idle", async (_, statements, address) => {
    const device = bench(`protocols { bgp { group odd { ${statements} } } }`);
    expect(await peerState(device, address)).toBe("Idle");
  });

  it("that passively waits is Active", async () => {
    const device = new NetconfBench({
      configuration:
        "routing-options { autonomous-system 1; } protocols { bgp { group g { type internal; passive; neighbor 192.0.2.9; } } }",
    });
    expect(await peerState(device, "192.0.2.9")).toBe("Active");
  });

  it("takes number, type and description from its group", async () => {
    const device = bench(
      "protocols { bgp { group wide { peer-as 1.10; description wide; neighbor 10.0.0.2; } } }",
    );
    expect(await peerLeaf(device, "10.0.0.2", "peer-as")).toBe(65_546);
    const reply = await device.body(
      "<get-bgp-neighbor-information><neighbor-address>10.0.0.2</neighbor-address></get-bgp-neighbor-information>",
    );
    expect(leaf(reply, "peer-type")).toBe("External");
    expect(leaf(reply, "description")).toBe("wide");
  });
});

describe("an overlay", () => {
  const fabric = (): NetconfBench =>
    new NetconfBench({
      model: "vmx",
      configuration: `
interfaces {
  ge-0/0/0 { unit 0 { family inet { address 10.0.0.1/31; } } }
  ge-0/0/1 { unit 0 { family inet { address 10.0.0.3/31; } } }
  lo0 { unit 0 { family inet { address 192.0.2.1/32; } } }
}
routing-options { autonomous-system 64500; }
protocols { bgp {
  group underlay { type external; neighbor 10.0.0.0 { peer-as 64601; } neighbor 10.0.0.2 { peer-as 64602; } }
  group overlay { type internal; local-address 192.0.2.1; family evpn { signaling; } neighbor 192.0.2.9; }
} }`,
    });

  it("is reached by the routes that the underlay announces", async () => {
    const device = fabric();
    expect(await peerState(device, "192.0.2.9")).toBe("Established");
    const way = await routes(device, "<destination>192.0.2.9/32</destination><exact/>");
    expect(way.match(/<learned-from>/g)).toHaveLength(2);
  });

  it("falls with the last link of the underlay, not with the first", async () => {
    const device = fabric();
    device.setLink("ge-0/0/0", false);
    expect(await peerState(device, "192.0.2.9")).toBe("Established");
    device.setLink("ge-0/0/1", false);
    expect(await peerState(device, "192.0.2.9")).not.toBe("Established");
  });
});

describe("all protocols", () => {
  it("tell of the same router behind a link", async () => {
    const device = bench(
      "interfaces { ge-0/0/0 { unit 0 { family iso; } } lo0 { unit 0 { family iso { address 49.0001.1920.0000.2001.00; } } } } protocols { isis { interface ge-0/0/0.0; } bgp { group link { peer-as 64499; neighbor 10.0.0.2; } } }",
    );
    const ospf = await device.body("<get-ospf-neighbor-information/>");
    const id = leaf(ospf, "neighbor-id");
    expect(leaf(ospf, "neighbor-address")).toBe("10.0.0.2");
    const ldp = await device.body("<get-ldp-neighbor-information/>");
    expect(leaf(ldp, "ldp-neighbor-address")).toBe("10.0.0.2");
    expect(leaf(ldp, "ldp-label-space-id")).toBe(`${id}:0`);
    const bgp = await device.body(
      "<get-bgp-neighbor-information><neighbor-address>10.0.0.2</neighbor-address></get-bgp-neighbor-information>",
    );
    expect(leaf(bgp, "peer-id")).toBe(id);
    expect(await routes(device, `<destination>${id}</destination>`)).toContain(
      "<via>ge-0/0/0.0</via>",
    );
    expect(await device.body("<get-isis-adjacency-information/>")).toContain(
      "<interface-name>ge-0/0/0.0",
    );
  });
});
