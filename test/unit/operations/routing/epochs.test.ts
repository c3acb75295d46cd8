import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { emptyTree } from "../../../../src/junos/config/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import type { DeviceFacts } from "../../../../src/operations/index.ts";
import { type Epoch, nextEpochs } from "../../../../src/operations/index.ts";
import { presenceOf } from "../../../../src/operations/operational/state/epochs.ts";
import { once } from "../../../../src/operations/operational/state/once.ts";

const running = emptyTree(coreSchema());
const epoch = (startedAt: number, ...down: readonly string[]): Epoch => ({
  running,
  linksDown: new Set(down),
  startedAt,
});
/** Epochs in the order of time. */
const factsOf = (...epochs: readonly Epoch[]): DeviceFacts =>
  ({ epochs: epochs.toReversed(), linksDown: epochs.at(-1)?.linksDown }) as unknown as DeviceFacts;
const upPorts = ({ linksDown }: DeviceFacts): ReadonlySet<string> =>
  new Set(["a", "b"].filter((port) => !linksDown.has(port)));

describe("presenceOf", () => {
  it("counts from the start for what was always there", () => {
    const facts = factsOf(epoch(10), epoch(20, "b"), epoch(30));
    expect(presenceOf(facts, "a", upPorts)).toEqual({ since: 10, losses: 0 });
  });

  it("counts from the return for what went and came back, and each loss", () => {
    const facts = factsOf(
      epoch(10),
      epoch(20, "a"),
      epoch(30),
      epoch(40, "a"),
      epoch(50),
      epoch(60, "b"),
    );
    expect(presenceOf(facts, "a", upPorts)).toEqual({ since: 50, losses: 2 });
  });

  it("counts from the loss for what is not there", () => {
    const facts = factsOf(epoch(10), epoch(20, "a"), epoch(30, "a", "b"));
    expect(presenceOf(facts, "a", upPorts)).toEqual({ since: 20, losses: 1 });
  });
});

describe("nextEpochs", () => {
  it("keeps the list when nothing changed", () => {
    const epochs = [epoch(10)];
    const [current] = epochs;
    expect(nextEpochs(epochs, { ...epoch(99), linksDown: current?.linksDown ?? new Set() })).toBe(
      epochs,
    );
  });

  it("keeps of the epoch before what it was, and not what was remembered of it", () => {
    const part = once(() => ({}));
    const partOf = (at: Epoch): object => part({ epoch: at } as unknown as DeviceFacts);
    const before = epoch(10);
    const [newest, last] = nextEpochs([before], epoch(20));
    expect(newest?.startedAt).toBe(20);
    expect(last).toEqual(before);
    expect(partOf(before)).toBe(partOf(before));
    expect(last && partOf(last)).not.toBe(partOf(before));
  });

  it("keeps the newest and the very first when there are too many", () => {
    let epochs: readonly Epoch[] = [];
    for (let at = 1; at <= limits.epochs + 5; at++) epochs = nextEpochs(epochs, epoch(at));
    expect(epochs).toHaveLength(limits.epochs);
    expect(epochs[0]?.startedAt).toBe(limits.epochs + 5);
    expect(epochs.at(-1)?.startedAt).toBe(1);
  });
});
