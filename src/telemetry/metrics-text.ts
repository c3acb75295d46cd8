import { countUpTo, entriesOf, standings, type Tally } from "../fleet/index.ts";

/** Seconds: from a session on the same machine to a peer that is hardly there. */
const connectBounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/**
 * A run in the text format of Prometheus (exposition format 0.0.4). Counters count from the start of the run;
 * of a shard that crashed, what happened in its last tenth of a second is missing.
 */
export function metricsText(
  tally: Tally,
  run: { readonly shards: number; readonly restarts: number },
): string {
  return [
    ...family("callhome_devices", "gauge", "Devices of this process, by where they stand."),
    ...standings.map((name) =>
      sample("callhome_devices", tally.standing[name], `{standing="${name}"}`),
    ),
    ...family("callhome_dials_total", "counter", "Dials begun."),
    sample("callhome_dials_total", tally.attempts),
    ...family(
      "callhome_failed_dials_total",
      "counter",
      "Dials that ended before there was a session, by reason.",
    ),
    ...entriesOf(tally.failures).map(([reason, count]) =>
      sample("callhome_failed_dials_total", count, `{reason="${reason}"}`),
    ),
    ...connectLines(tally),
    ...family("callhome_shards", "gauge", "Child processes that share the devices; 0: none."),
    sample("callhome_shards", run.shards),
    ...family(
      "callhome_shard_restarts_total",
      "counter",
      "How often a child process that crashed was started again.",
    ),
    sample("callhome_shard_restarts_total", run.restarts),
    "",
  ].join("\n");
}

function connectLines({ connects }: Tally): readonly string[] {
  const name = "callhome_connect_seconds";
  return [
    ...family(
      name,
      "histogram",
      "From the first dial of a client, or the first since it lost its connection, to the NETCONF hello.",
    ),
    ...connectBounds.map((bound) =>
      sample(`${name}_bucket`, countUpTo(connects, bound * 1_000), `{le="${bound}"}`),
    ),
    sample(`${name}_bucket`, connects.count, '{le="+Inf"}'),
    sample(`${name}_sum`, connects.microseconds / 1_000_000),
    sample(`${name}_count`, connects.count),
  ];
}

function family(name: string, type: string, help: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function sample(name: string, value: number, labels = ""): string {
  return `${name}${labels} ${value}`;
}
