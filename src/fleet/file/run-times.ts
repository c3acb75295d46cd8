import type { FileProblem } from "../problems/file-problem.ts";
import { parseRamp, type Ramp } from "../ramp/index.ts";
import { parseStorm, type Storm } from "../storms/index.ts";
import type { FleetSource } from "./fleet-sources.ts";

/** When the devices of a fleet file start and what befalls them, and what is no such thing though the schema lets it pass. */
export function runTimes(source: FleetSource | undefined): {
  readonly ramp?: Ramp;
  readonly storms?: readonly Storm[];
  readonly problems: readonly FileProblem[];
} {
  const { spec = {}, problems: known = [] } = source ?? {};
  const problems: FileProblem[] = [];
  const report = (path: string): void => {
    const isKnown = known.some((problem) => problem.path === path);
    if (source === undefined || isKnown) return;
    const message = "takes no template: it is about all devices";
    problems.push({ file: source.file, ...source.yaml.positionOf(path), path, message });
  };
  const ramp = typeof spec.ramp === "string" ? parseRamp(spec.ramp) : undefined;
  if (typeof spec.ramp === "string" && ramp === undefined) report("/ramp");
  const texts = Array.isArray(spec.storms) ? (spec.storms as readonly unknown[]) : [];
  const storms = texts.flatMap((text, index) => {
    if (typeof text !== "string") return [];
    const storm = parseStorm(text);
    if (!("problem" in storm)) return [storm];
    report(`/storms/${index}`);
    return [];
  });
  return {
    ...(ramp === undefined ? {} : { ramp }),
    ...(storms.length === 0 ? {} : { storms }),
    problems,
  };
}
