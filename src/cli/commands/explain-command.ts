import { CallHomeError, nearestWord } from "../../base/index.ts";
import type { AttemptRecord } from "../../callhome/index.ts";
import { attemptStory, counted, visibleText } from "../../telemetry/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExplainArguments } from "../invocation.ts";
import { readJournal } from "../output/journal-file.ts";
import type { World } from "../world.ts";

/** Runs `callhome explain`: tells the last attempts of a device, or of all. Throws `ERR_JOURNAL` and `ERR_OPTION`. */
export async function explain(given: ExplainArguments, { out, err }: World): Promise<number> {
  const { byDevice, strangeLines } = await readJournal(given.journal, given.last);
  const told = chosen(byDevice, given);
  for (const [device, records] of told)
    out.write(given.json ? jsonLines(records) : story(device, records));
  if (strangeLines > 0)
    err.write(`callhome: passed over ${counted(strangeLines, "line")} that hold no record\n`);
  return exitCodes.ok;
}

type ByDevice = readonly (readonly [device: string, records: readonly AttemptRecord[]])[];

function chosen(
  byDevice: ReadonlyMap<string, readonly AttemptRecord[]>,
  { device, journal }: ExplainArguments,
): ByDevice {
  if (device === undefined) return [...byDevice];
  const records = byDevice.get(device);
  if (records !== undefined) return [[device, records]];
  const nearest = nearestWord(device, [...byDevice.keys()]);
  const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
  throw new CallHomeError(
    "ERR_OPTION",
    `the journal ${journal} has no attempt of the device ${JSON.stringify(device)}${hint}`,
  );
}

function jsonLines(records: readonly AttemptRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

function story(device: string, records: readonly AttemptRecord[]): string {
  const heading = `${visibleText(device)}: the last ${counted(records.length, "attempt")}`;
  return `${[heading, ...records.flatMap((record) => ["", ...attemptStory(record)])].join("\n")}\n\n`;
}
