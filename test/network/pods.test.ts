import { describe, expect, it } from "vitest";
import { haveNetworks } from "../support/network.ts";
import { fleetFile, NetworkLab } from "../support/network-lab.ts";

const names = Array.from({ length: 24 }, (_, number) => `r${number}`);

/** Which device is in which pod, by the address from which it called. */
type Placement = ReadonlyMap<string, number>;

/** Starts a pod per host, as a StatefulSet of `pods` does, and waits until every device has called the NMS. */
async function place(pods: number): Promise<Placement> {
  const lab = new NetworkLab();
  const hosts = [lab.devices];
  while (hosts.length < pods) hosts.push(lab.moreDevices());
  const nms = await lab.receive();
  const fleet = fleetFile(lab, "fleet.yaml", names);
  const running = hosts.map((host, ordinal) =>
    lab.runPod(host, `callhome-${ordinal}`, fleet, "--shard", `hostname/${pods}`),
  );
  const placement = new Map<string, number>();
  for (const _ of names) {
    const { device, remote } = await nms.next("nms-connected");
    // Whoever calls a second time runs twice.
    expect(placement.has(String(device))).toBe(false);
    placement.set(
      String(device),
      hosts.findIndex(({ address }) => address === remote),
    );
  }
  // None runs a device beside those that the NMS has seen.
  for (const [ordinal, pod] of running.entries()) {
    await pod[Symbol.asyncDispose]();
    const summary = await pod.next("run-summary");
    const own = [...placement.values()].filter((taken) => taken === ordinal);
    expect(summary).toMatchObject({ devices: own.length, failed: 0 });
  }
  return placement;
}

describe.skipIf(!haveNetworks())(
  "pods with a host name and a network each",
  { timeout: 150_000 },
  () => {
    it("take disjoint parts that are the whole fleet, and a fifth pod takes only what it must", async () => {
      const four = await place(4);
      expect([...four.keys()].sort()).toEqual([...names].sort());
      expect(new Set(four.values())).toEqual(new Set([0, 1, 2, 3]));
      const five = await place(5);
      expect([...five.keys()].sort()).toEqual([...names].sort());
      const moved = names.filter((name) => four.get(name) !== five.get(name));
      expect(moved).not.toEqual([]);
      expect(moved.map((name) => five.get(name))).toEqual(moved.map(() => 4));
      expect(names.filter((name) => five.get(name) === 4)).toEqual(moved);
    });
  },
);
