import type { DeviceOptions } from "../device/index.ts";
import { startFleet } from "../fleet/index.ts";
import type { LogEvent } from "../telemetry/index.ts";
import { startEmbeddedNms } from "./embedded-nms.ts";
import { type EventOutput, openEventOutput } from "./event-output.ts";
import { exitCodes } from "./exit-code.ts";
import type { RunArguments } from "./invocation.ts";
import { openJournal } from "./journal-file.ts";
import { RunEnding } from "./run-ending.ts";
import { planRun } from "./run-plan.ts";
import { RunProgress } from "./run-progress.ts";
import type { World } from "./world.ts";

/** Runs `callhome run` until it is stopped, or has done what `--exit-when-connected` waits for. */
export async function run(given: RunArguments, world: World): Promise<number> {
  const devices = await planRun(given);
  const names = devices.map((device) => device.name ?? "");
  const progress = new RunProgress(names, { withTour: given.embeddedNms });
  const ending = new RunEnding(world, given.exitWhenConnected ? given.timeoutSeconds : undefined);
  const output = openEventOutput(given.json, world);
  const journal = given.journal === undefined ? undefined : await openJournal(given.journal);
  const onEvent = (event: LogEvent): void => {
    output.show(event);
    if (event.name === "attempt-ended") journal?.append(event.data);
    if (ending.isReached) return;
    progress.apply(event);
    if (given.exitWhenConnected && progress.done) ending.reach("done");
  };
  let failures: readonly string[];
  try {
    failures = await operate(devices, given, { world, ending, output, onEvent });
  } finally {
    ending.reach("stopped");
    output.close();
    await journal?.close();
  }
  const { exitWhenConnected, timeoutSeconds } = given;
  const hasFailed = given.strict && failures.length > 0;
  const reasons = exitWhenConnected && !hasFailed ? progress.reasons : failures;
  if (reasons.length === 0) return exitCodes.ok;
  const what =
    exitWhenConnected && !hasFailed ? `did not finish within ${timeoutSeconds} s` : "did not start";
  const lines = reasons.map((reason) => `  ${reason}\n`).join("");
  world.err.write(`callhome: ${reasons.length} of ${devices.length} devices ${what}\n${lines}`);
  return exitCodes.failed;
}

/** Keeps the devices running until the end; tells which of them did not start, and why. */
async function operate(
  devices: readonly DeviceOptions[],
  given: RunArguments,
  around: {
    readonly world: World;
    readonly ending: RunEnding;
    readonly output: EventOutput;
    readonly onEvent: (event: LogEvent) => void;
  },
): Promise<readonly string[]> {
  const { ending, output, onEvent } = around;
  const { clock } = around.world;
  await using nms = given.embeddedNms
    ? await startEmbeddedNms(devices, { clock, onEvent })
    : undefined;
  await using fleet = await startFleet(nms?.devices ?? devices, { clock, onEvent });
  const isHopeless = fleet.failures.every(({ code }) => code !== "ERR_FILE");
  const isRefused = given.strict && fleet.failures.length > 0;
  if ((fleet.devices.length === 0 && isHopeless) || isRefused) ending.reach("nothing-runs");
  await ending.reached;
  // A table is to show the devices as they were, not how they are taken down.
  output.close();
  return fleet.failures.map(({ device, message }) => `${device}: ${message}`);
}
