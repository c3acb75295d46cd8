import { dirname, isAbsolute, join, resolve } from "node:path";
import { CallHomeError, limits, readTextFile } from "../../base/index.ts";
import type { FileProblem } from "../problems/file-problem.ts";
import { fleetSchema } from "./fleet-schema.ts";
import type { FleetSpec } from "./fleet-spec.ts";
import { compileCheck } from "./schema-check.ts";
import { parseYaml, type YamlSource } from "./yaml-source.ts";

/** One fleet file, read. */
export interface FleetSource {
  readonly file: string;
  readonly yaml: YamlSource;
  /** What stands in it; whatever `problems` speaks of is not as its type says. */
  readonly spec: Partial<FleetSpec>;
  /** What the schema has against it. */
  readonly problems: readonly FileProblem[];
}

/** A fleet file and those that it includes, each once, an included one before the one that includes it. */
export interface FleetSources {
  readonly sources: readonly FleetSource[];
  /** Everything that is wrong in them. */
  readonly problems: readonly FileProblem[];
}

const checkFleet = compileCheck(fleetSchema, { takesTemplates: true });

/** Reads a fleet file and what it includes. Throws `ERR_FLEET_READ` when the file itself cannot be read. */
export async function readFleetSources(path: string): Promise<FleetSources> {
  const file = await readTextFile(path, limits.fleetFileBytes);
  if (!file.ok)
    throw new CallHomeError("ERR_FLEET_READ", `cannot read the fleet file ${path}: ${file.reason}`);
  const reading = new Reading();
  await reading.take(path, file.text, []);
  return reading;
}

/** A path as a fleet file names it: from its own folder. */
export function beside(fleetFile: string, named: string): string {
  return isAbsolute(named) ? named : join(dirname(fleetFile), named);
}

class Reading implements FleetSources {
  readonly sources: FleetSource[] = [];
  readonly problems: FileProblem[] = [];
  readonly #seen = new Set<string>();

  /** `above`: the files through which this one is included, outermost first. */
  async take(file: string, text: string, above: readonly string[]): Promise<void> {
    this.#seen.add(resolve(file));
    const yaml = parseYaml(text, file);
    const problems = yaml.problems.length > 0 ? yaml.problems : checkFleet(yaml, file);
    this.problems.push(...problems);
    const isMapping =
      typeof yaml.value === "object" && yaml.value !== null && !Array.isArray(yaml.value);
    const source = { file, yaml, spec: isMapping ? (yaml.value as FleetSpec) : {}, problems };
    const { include } = source.spec;
    if (Array.isArray(include))
      for (const [index, named] of include.entries())
        if (typeof named === "string") await this.#include(source, named, index, [...above, file]);
    this.sources.push(source);
  }

  async #include(
    source: FleetSource,
    named: string,
    index: number,
    chain: readonly string[],
  ): Promise<void> {
    const path = beside(source.file, named);
    const report = (message: string): void => {
      const pointer = `/include/${index}`;
      const place = source.yaml.positionOf(pointer);
      this.problems.push({ file: source.file, ...place, path: pointer, message });
    };
    const loop = chain.findIndex((file) => resolve(file) === resolve(path));
    if (loop >= 0) {
      report(
        `fleet files include one another in a circle: ${[...chain.slice(loop), path].join(", ")}`,
      );
      return;
    }
    if (this.#seen.has(resolve(path))) return;
    if (chain.length > limits.fleetIncludeDepth) {
      report(`fleet files include one another more than ${limits.fleetIncludeDepth} deep`);
      return;
    }
    if (this.#seen.size > limits.fleetIncludes) {
      report(`more than ${limits.fleetIncludes} fleet files are included`);
      return;
    }
    const file = await readTextFile(path, limits.fleetFileBytes);
    if (file.ok) await this.take(path, file.text, chain);
    else report(`cannot read the fleet file ${path}: ${file.reason}`);
  }
}
