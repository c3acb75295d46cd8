import { formatEndpoint, limits, QuietMoment, randomSeed } from "../../base/index.ts";
import { devicesIn, type ReloadCounts } from "../../fleet/index.ts";
import {
  eventLine,
  type HealthServer,
  type LogEvent,
  metricsText,
  serveHealth,
  summarize,
  summaryRows,
} from "../../telemetry/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { RunArguments } from "../invocation.ts";
import { alignColumns } from "../output/align.ts";
import { type EventOutput, isShownInFull, openEventOutput } from "../output/event-output.ts";
import { type JournalWriter, openJournal } from "../output/journal-file.ts";
import type { World } from "../world.ts";
import type { Operation, OperationContext, Outcome } from "./operation.ts";
import { Reloads } from "./reloads.ts";
import { RunEnding } from "./run-ending.ts";
import { RunHere } from "./run-here.ts";
import { layOutRun, type RunLayout } from "./run-layout.ts";
import { RunShards } from "./run-shards.ts";
import { StormSchedule } from "./storm-schedule.ts";

/** Runs `callhome run` until it is stopped, or has done what `--exit-when-connected` waits for. */
export async function run(given: RunArguments, world: World): Promise<number> {
  const begin = world.clock.monotonic();
  const layout = await layOutRun(given, world.machine);
  const ending = new RunEnding(world, given.exitWhenConnected ? given.timeoutSeconds : undefined);
  const journal = given.journal === undefined ? undefined : await openJournal(given.journal);
  let output: EventOutput | undefined;
  const onEvent = (event: LogEvent): void => {
    output?.show(event);
    if (event.name === "attempt-ended") journal?.append(event.data);
  };
  const storms = new StormSchedule(layout.times.storms, world.clock, (storm, number) => {
    onEvent({ at: world.clock.now(), name: "storm-began", data: { storm: storm.text } });
    operation.storm(storm, number);
  });
  const chance = given.seed ?? randomSeed();
  const quiet = new QuietMoment(world.clock, limits.runQuietMs, world.rest ?? (() => {}));
  const context = {
    given,
    world,
    ending,
    chance,
    onEvent,
    onTally: () => quiet.moved(),
    onBegin: () => storms.start(),
  };
  const operation: Operation =
    layout.kind === "here" ? new RunHere(layout, context) : new RunShards(layout, context);
  let count = layout.count;
  const reload = async (): Promise<ReloadCounts> => {
    const changes = await operation.reload();
    count += changes.added - changes.removed;
    return changes;
  };
  output = openEventOutput(given.json, layout.count, world, () => operation.tally);
  const outcome = await operate(operation, {
    ending,
    output,
    journal,
    serve: () => openHealth(operation, { layout, count: () => count }, context),
    storms,
    quiet,
    // An embedded NMS knows the devices that it was started with.
    reloads: () =>
      given.file === undefined || given.embeddedNms
        ? undefined
        : new Reloads(world, reload, onEvent),
  });
  const seconds = (world.clock.monotonic() - begin) / 1_000;
  tellSummary(operation, layout, { given, world, seconds });
  return tellOutcome(outcome, count, { given, world });
}

/** Keeps the devices running until the end; tells what became of them. */
async function operate(
  operation: Operation,
  around: {
    readonly ending: RunEnding;
    readonly output: EventOutput;
    readonly journal: JournalWriter | undefined;
    readonly serve: () => Promise<HealthServer | undefined>;
    readonly storms: StormSchedule;
    readonly quiet: QuietMoment;
    readonly reloads: () => Reloads | undefined;
  },
): Promise<Outcome> {
  const { ending, output, journal, storms } = around;
  let health: HealthServer | undefined;
  const reloads = around.reloads();
  try {
    health = await around.serve();
    await operation.start();
    await ending.reached;
  } finally {
    ending.reach("stopped");
    storms.close();
    around.quiet.close();
    const reloaded = reloads?.close();
    // What redraws itself is to show the devices as they were, not how they are taken down.
    output.close();
    try {
      await operation.close();
      await reloaded;
    } finally {
      await health?.close();
      await journal?.close();
    }
  }
  return operation.close();
}

/** Lets others ask how the run fares, from before its first device until its last is closed. */
async function openHealth(
  operation: Operation,
  { layout, count }: { readonly layout: RunLayout; readonly count: () => number },
  { given, world, ending, onEvent }: OperationContext,
): Promise<HealthServer | undefined> {
  if (given.health === undefined) return undefined;
  const shards = layout.kind === "here" ? 0 : layout.shards;
  const server = await serveHealth(given.health, {
    isReady: () => {
      const { tally } = operation;
      // Shards that have not read the fleet yet know of no device.
      const isAll = devicesIn(tally) === count();
      return !ending.isReached && isAll && tally.standing.starting === 0;
    },
    metrics: () => metricsText(operation.tally, { shards, restarts: operation.restarts }),
  });
  const address = formatEndpoint(server.endpoint);
  onEvent({ at: world.clock.now(), name: "health-listening", data: { address } });
  return server;
}

/** The numbers of the run: the last event for scripts, a table for whoever saw a large fleet in numbers only. */
function tellSummary(
  { tally, restarts }: Operation,
  layout: RunLayout,
  {
    given,
    world,
    seconds: elapsedSeconds,
  }: { readonly given: RunArguments; readonly world: World; readonly seconds: number },
): void {
  const { clock, out } = world;
  const shards = layout.kind === "here" ? 0 : layout.shards;
  const summary = summarize(tally, { elapsedSeconds, shards, restarts });
  if (given.json) {
    const event = { at: clock.now(), name: "run-summary", data: summary } as const;
    out.write(`${eventLine(event)}\n`);
  } else if (shards > 0 || !isShownInFull(layout.count))
    out.write(`${alignColumns(summaryRows(summary)).join("\n")}\n`);
}

/** Tells what went wrong; gives the exit code. */
function tellOutcome(
  outcome: Outcome,
  count: number,
  { given, world }: { readonly given: RunArguments; readonly world: World },
): number {
  const { exitWhenConnected, timeoutSeconds } = given;
  const waited = exitWhenConnected && !outcome.isRefused;
  const reasons = waited ? outcome.shortfalls : outcome.failures;
  const number = waited ? outcome.unfinished : outcome.failed;
  if (number === 0) return exitCodes.ok;
  const what = waited ? `did not finish within ${timeoutSeconds} s` : "did not start";
  const lines = reasons.slice(0, limits.shardReportLines).map((reason) => `  ${reason}\n`);
  const more = number > lines.length ? "  and more\n" : "";
  world.err.write(`callhome: ${number} of ${count} devices ${what}\n${lines.join("")}${more}`);
  return exitCodes.failed;
}
