import { describe, expect, it } from "vitest";
import { freshTally } from "../../../src/fleet/index.ts";
import { LatencyHistogram } from "../../../src/fleet/tally/latency-histogram.ts";
import { metricsText } from "../../../src/telemetry/index.ts";

function samplesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const [name = "", value = ""] = line.split(" ");
      return [name, Number(value)];
    }),
  );
}

describe("the metrics of a run", () => {
  const connects = new LatencyHistogram();
  for (const milliseconds of [4, 20, 20, 700, 3_000_000]) connects.add(milliseconds);
  const fresh = freshTally(0);
  const text = metricsText(
    {
      ...fresh,
      standing: { ...fresh.standing, connected: 7, failed: 2 },
      attempts: 12,
      failures: { "connection-refused": 3, "network-unreachable": 1 },
      connects: connects.data,
    },
    { shards: 4, restarts: 1 },
  );
  const samples = samplesOf(text);

  it("tell of every standing, also of those in which no device is", () => {
    expect(samples.get('callhome_devices{standing="connected"}')).toBe(7);
    expect(samples.get('callhome_devices{standing="failed"}')).toBe(2);
    expect(samples.get('callhome_devices{standing="dialing"}')).toBe(0);
  });

  it("count dials, failed ones by reason, shards and their restarts", () => {
    expect(samples.get("callhome_dials_total")).toBe(12);
    expect(samples.get('callhome_failed_dials_total{reason="connection-refused"}')).toBe(3);
    expect(samples.get("callhome_shards")).toBe(4);
    expect(samples.get("callhome_shard_restarts_total")).toBe(1);
  });

  it("have the connect times as a histogram whose buckets add up", () => {
    const buckets = [...samples].filter(([name]) => name.startsWith("callhome_connect_seconds_b"));
    const counts = buckets.map(([, count]) => count);
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(samples.get('callhome_connect_seconds_bucket{le="0.01"}')).toBe(1);
    expect(samples.get('callhome_connect_seconds_bucket{le="0.025"}')).toBe(3);
    expect(samples.get('callhome_connect_seconds_bucket{le="1"}')).toBe(4);
    expect(samples.get('callhome_connect_seconds_bucket{le="300"}')).toBe(4);
    expect(samples.get('callhome_connect_seconds_bucket{le="+Inf"}')).toBe(5);
    expect(samples.get("callhome_connect_seconds_count")).toBe(5);
    expect(samples.get("callhome_connect_seconds_sum")).toBeCloseTo(3_000.744, 6);
  });

  it("describe each family once, before its samples, and end with a line feed", () => {
    const described: string[] = [];
    for (const line of text.trimEnd().split("\n")) {
      const [, type] = /^# TYPE (\S+) (?:counter|gauge|histogram)$/.exec(line) ?? [];
      if (type !== undefined) described.push(type);
      if (line.startsWith("#")) continue;
      expect(line).toMatch(/^[a-z_]+(?:\{[a-z]+="[^"\\\n]+"\})? [0-9.e+-]+$/);
      expect(line.startsWith(described.at(-1) ?? "none")).toBe(true);
    }
    expect(new Set(described).size).toBe(described.length);
    expect(text.endsWith("\n")).toBe(true);
  });
});
