import { describe, expect, it } from "vitest";
import type { DeviceOptions } from "../../../../src/device/index.ts";
import { limitIn } from "../../../../src/fleet/shards/descriptor-limit.ts";
import {
  descriptorProblem,
  processDescriptors,
  processNeed,
} from "../../../../src/fleet/shards/process-need.ts";

const quiet = "system { host-name quiet; }";
const twoClients = `set system services outbound-ssh client a 192.0.2.1 port 4334
set system services outbound-ssh client b 192.0.2.2 port 4334
set system services ssh
set system services netconf ssh
`;
const needOf = (...devices: readonly DeviceOptions[]): number => processNeed(devices).descriptors;

describe("the descriptors that devices need", () => {
  it("are one per call-home client, and one for a device that gets its client later", () => {
    expect(needOf({ configuration: quiet })).toBe(1);
    expect(needOf({ configuration: twoClients })).toBe(2);
    expect(needOf({ configuration: twoClients }, { configuration: quiet })).toBe(3);
  });

  it("are more for TLS, open services, a state folder and the system's sshd", () => {
    const nms = [{ host: "192.0.2.1" }];
    expect(needOf({ configuration: quiet, tlsCallHome: { servers: nms } })).toBe(1);
    expect(needOf({ configuration: twoClients, tlsCallHome: { servers: nms } })).toBe(3);
    expect(needOf({ configuration: twoClients, listen: { address: "192.0.2.9" } })).toBe(4);
    expect(needOf({ configuration: twoClients, stateDirectory: "state" })).toBe(3);
    expect(needOf({ configuration: twoClients, sshServer: "openssh" })).toBe(8);
  });

  it("are those of the neediest configuration when there are too many to read", () => {
    const own = (at: number): DeviceOptions => ({ configuration: `${twoClients}# ${at}\n` });
    expect(needOf(...Array.from({ length: 1_000 }, (_, at) => own(at)))).toBe(2_000);
  });
});

describe("the check of the descriptors", () => {
  const need = (devices: number, each = 1): { devices: number; descriptors: number } => ({
    devices,
    descriptors: devices * each,
  });

  it("has nothing against what suffices to the last descriptor", () => {
    expect(descriptorProblem([need(1_000)], 1_000 + processDescriptors, 0)).toBeUndefined();
  });

  it("says what is needed, what there is, and what would help", () => {
    expect(descriptorProblem([need(10_000)], 1_024, 0)).toBe(
      "this process needs 10064 file descriptors for 10000 devices and may have 1024; raise the limit to 10064 or more (`ulimit -n 10064`, LimitNOFILE=10064 of systemd), or run with --shards 12",
    );
  });

  it("counts the neediest shard, and names a number of shards of which each gets by", () => {
    const problem = descriptorProblem([need(2_600, 2), need(2_400, 2)], 4_096, 2) ?? "";
    expect(problem).toContain("one shard needs 5264 file descriptors for 2600 devices");
    const [, shards = ""] = /--shards (\d+)/.exec(problem) ?? [];
    const even = need(Math.ceil(5_000 / Number(shards)), 2);
    expect(descriptorProblem([even], 4_096, Number(shards))).toBeUndefined();
    const fewer = need(Math.ceil(5_000 / (Number(shards) - 1)), 2);
    expect(descriptorProblem([fewer], 4_096, 1)).toBeDefined();
  });

  it("names no number of shards when none would do", () => {
    expect(descriptorProblem([need(10)], 30, 0)).not.toContain("--shards");
  });
});

describe("the limit of a process", () => {
  it("is read in the words of Linux and in those of a shell", () => {
    const linux = "Max processes  63432  63432  processes\nMax open files  1024  1048576  files\n";
    expect(limitIn(linux)).toBe(1_024);
    expect(limitIn("2560\n")).toBe(2_560);
  });

  it("is none when it is unlimited or not told", () => {
    expect(limitIn("Max open files  unlimited  unlimited  files\n")).toBeUndefined();
    expect(limitIn("unlimited\n")).toBeUndefined();
    expect(limitIn("")).toBeUndefined();
  });
});
