import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import type { DeviceOptions } from "../../../../src/device/index.ts";
import { portsOf } from "../../../../src/fleet/shards/local-ports.ts";
import { portProblem, routeNeeds } from "../../../../src/fleet/shards/port-need.ts";

const configuration = "system { host-name r; }";
const server = { host: "192.0.2.1", port: 4334 };

function devices(count: number, more: Partial<DeviceOptions> = {}): readonly DeviceOptions[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `r${index}`,
    configuration,
    nms: [server, { host: "192.0.2.2", port: 4334 }],
    ...more,
  }));
}

describe("local ports", () => {
  it("are counted by the first server of each client and the address it dials from", () => {
    const count = limits.routesLookedAtFrom;
    expect(routeNeeds([...devices(count), ...devices(2, { sourceAddress: "127.0.0.9" })])).toEqual([
      { source: undefined, server: "192.0.2.1:4334", connections: count },
      { source: "127.0.0.9", server: "192.0.2.1:4334", connections: 2 },
    ]);
  });

  it("are not looked at for few devices", () => {
    expect(routeNeeds(devices(limits.routesLookedAtFrom - 1))).toEqual([]);
  });

  it("suffice up to their number, over all processes together", () => {
    const half = { routes: [{ source: undefined, server: "192.0.2.1:4334", connections: 50 }] };
    expect(portProblem([half, half], 100)).toBeUndefined();
    expect(portProblem([half, half], 99)).toMatch(
      /^100 connections are to go from one address of this machine to 192\.0\.2\.1:4334, and there are 99 local ports/,
    );
    expect(portProblem([half, half], 30)).toContain("give the devices 4 addresses or more");
  });

  it("belong to one address and one server, and the worst way is told", () => {
    const way = (source: string, connections: number) => ({ source, server: "n:1", connections });
    expect(
      portProblem([{ routes: [way("127.0.0.1", 90), way("127.0.0.2", 90)] }], 100),
    ).toBeUndefined();
    const problem = portProblem([{ routes: [way("127.0.0.1", 101), way("127.0.0.2", 190)] }], 100);
    expect(problem).toMatch(/^190 connections are to go from 127\.0\.0\.2 to n:1/);
    expect(problem).toContain("and 1 more ways like it");
  });

  it("are read as Linux tells them", () => {
    expect(portsOf("32768\t60999\n")).toBe(28_232);
    expect(portsOf("")).toBeUndefined();
  });
});
