import { atLeast, type JunosVersion } from "./junos-version.ts";
import type { CommitShape, Platform } from "./platform.ts";
import { mxPlatforms } from "./platforms/mx.ts";
import { srxPlatforms } from "./platforms/srx.ts";
import { switchPlatforms } from "./platforms/switches.ts";

export type { CommitShape, Platform, PlatformModule } from "./platform.ts";

const table: readonly Platform[] = [...mxPlatforms, ...srxPlatforms, ...switchPlatforms];

/** Short names that people write in a fleet file for the full model. */
const aliases: Readonly<Record<string, string>> = {
  ex4300: "ex4300-48t",
  qfx5120: "qfx5120-48y-8c",
};

/** Every model with data of its own, for messages and tables. */
export const platformModels: readonly string[] = table.map((platform) => platform.model);

/** The platform of a model name or its alias; undefined when there is no data for it. */
export function platformOf(model: string): Platform | undefined {
  const wanted = aliases[model.toLowerCase()] ?? model.toLowerCase();
  return table.find((platform) => platform.model === wanted);
}

/**
 * The commit reply of a platform under a release. Before 15.1 a device with one routing engine said
 * no more than `<ok/>`.
 */
export function commitShapeOf(platform: Platform, version: JunosVersion): CommitShape {
  const isPlain = platform.routingEngines.length === 1 && !atLeast(version, 15, 1);
  return isPlain ? "ok" : platform.commitReply;
}

/** Expands `xe-0/1/[0-7]` into its eight names. */
export function portNames(platform: Platform): readonly string[] {
  return platform.ports.flatMap((pattern) => {
    const match = /^(.*)\[(\d+)-(\d+)\]$/.exec(pattern);
    if (match === null) return [pattern];
    const [, stem = "", first = "0", last = "0"] = match;
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => `${stem}${Number(first) + index}`);
  });
}
