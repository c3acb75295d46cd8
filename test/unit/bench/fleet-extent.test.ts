import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { descriptorsNeeded, fitted } from "../../../bench/fleet/descriptors.ts";
import { fleetExtent } from "../../../bench/fleet/fleet-extent.ts";
import { makeLogin, writeFleet } from "../../../bench/fleet/fleet-files.ts";
import { callHomeIdentities, loadFleet } from "../../../src/fleet/index.ts";

const gib = 2 ** 30;

describe("the extent of the fleet benchmark", () => {
  it("spreads a hundred thousand devices so that a limit of 20,000 descriptors is enough", () => {
    const extent = fleetExtent({ quick: false, scenario: "hold" }, 2);
    expect(extent).toMatchObject({ devices: 100_000, shards: 7, nmsProcesses: 7, holdMinutes: 10 });
    const { shard, nms } = descriptorsNeeded(extent);
    expect(Math.max(shard, nms)).toBeLessThan(20_000);
    expect(fitted(extent, { descriptors: 20_000, bytes: 24 * gib })).toEqual({ extent });
  });

  it("takes the largest fleet for which there are descriptors, and says so", () => {
    const { extent, why } = fitted(fleetExtent({ quick: false, shards: 2 }, 2), {
      descriptors: 1_024,
      bytes: 24 * gib,
    });
    expect(extent.devices).toBe(1_828);
    expect(why).toMatch(/^1828 devices instead of 10000: .* 1024 file descriptors/);
  });

  it("takes the largest fleet for which there is memory, and says so", () => {
    const { extent, why } = fitted(fleetExtent({ quick: false }, 2), {
      descriptors: 20_000,
      bytes: 1e9,
    });
    expect(extent.devices).toBe(3_000);
    expect(why).toMatch(/1 GB of memory/);
  });

  it("runs everything but the hold unless told otherwise", () => {
    expect(fleetExtent({ quick: true }, 2).scenarios).toEqual(["connect", "idle", "storm", "tls"]);
  });
});

it("lets devices take turns among the processes of the NMS", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bench-fleet-"));
  try {
    const extent = { ...fleetExtent({ quick: true }, 2), devices: 7 };
    const login = makeLogin(folder, "ssh");
    const path = writeFleet(folder, extent, { login, ports: [4_001, 4_002, 4_003] });
    const { devices } = await loadFleet(path);
    const ports = devices.flatMap(callHomeIdentities).map(({ servers }) => servers[0]?.port);
    expect(ports).toEqual([4_001, 4_002, 4_003, 4_001, 4_002, 4_003, 4_001]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
