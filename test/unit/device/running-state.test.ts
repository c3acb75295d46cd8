import { expect, it } from "vitest";
import { limits, seededRandom } from "../../../src/base/index.ts";
import { RunningState } from "../../../src/device/state/running-state.ts";
import { emptyTree } from "../../../src/junos/config/index.ts";
import { ConfigurationDatabase } from "../../../src/junos/database/index.ts";
import { coreSchema } from "../../../src/junos/schema/index.ts";
import { parseJunosVersion, platformOf } from "../../../src/operations/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function runningState(): RunningState {
  const [platform, version] = [platformOf("mx204"), parseJunosVersion("22.4R1.10")];
  if (platform === undefined || version === undefined) throw new Error("no such device");
  const clock = new ManualClock();
  return new RunningState({
    device: "r1",
    identity: { model: platform.model, platform, serialNumber: "BX1234AB5678", version },
    index: 1,
    database: new ConfigurationDatabase({ tree: emptyTree(coreSchema()), clock }),
    random: seededRandom("r1"),
    clock,
    emit: () => undefined,
  });
}

it("forgets of too many marks the one that was set longest ago", () => {
  const state = runningState();
  for (let index = 0; index < limits.marks; index++) state.mark(`mark ${index}`, index);
  state.mark("mark 0", 7);
  state.mark("one more");
  const { marks } = state.facts({ sessions: [], outboundSsh: () => [] });
  expect(marks.size).toBe(limits.marks);
  expect(marks.get("mark 0")).toBe(7);
  expect(marks.has("mark 1")).toBe(false);
  expect(marks.has("one more")).toBe(true);
});
