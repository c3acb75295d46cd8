import type { DeviceEntry } from "../file/device-entry.ts";
import type { Variables } from "../templates/index.ts";
import { type Rendered, SpecError, type SpecTemplates } from "./spec-template.ts";

/** What templates of a device can name beside its variables and the columns of its row. */
const knownNames = [
  "index",
  "number",
  "fleet-index",
  "name",
  "group",
  "seed",
  "serial-number",
] as const;

/** The place of a device: in its entry and in the whole fleet, from 0. */
export interface DevicePlace {
  readonly index: number;
  readonly fleetIndex: number;
  /** Its line of a CSV file. */
  readonly row?: Readonly<Record<string, string>> | undefined;
}

/** The names of one device as its templates see them; `name` and what follows from it come later. */
export interface DeviceNames {
  readonly variables: Variables;
  /** What variables draw from when they are asked for. */
  chance: string;
  define(name: "name" | "seed", value: string | number): void;
  /** Worked out when a template asks for it. */
  defineLater(name: string, work: () => unknown): void;
}

/**
 * Prepares the variables of an entry; the result gives those of one device. Variables that are
 * templates are worked out when they are asked for, so their order does not matter. Throws
 * `SpecError` for one that is no template, and that has the name of something else.
 */
export function variablesOf(
  entry: DeviceEntry,
  templates: SpecTemplates,
): (place: DevicePlace, chance: string) => DeviceNames {
  const fixed: Record<string, unknown> = {};
  const rendered: (readonly [string, Rendered, () => SpecError])[] = [];
  for (const [name, value] of Object.entries(entry.variables)) {
    const layer = entry.variableOrigins.get(name) ?? entry;
    const at = { ...layer, path: `${layer.path}/variables/${name}` };
    if ((knownNames as readonly string[]).includes(name))
      throw new SpecError(`no variable can be named ${name}: templates have that name already`, at);
    const render = templates.compile(value, at);
    if (render === undefined) fixed[name] = value;
    else rendered.push([name, render, () => new SpecError(`${name} is made from itself`, at)]);
  }
  return (place, chance) => {
    const { index, fleetIndex, row } = place;
    const variables: Record<string, unknown> = Object.assign({}, fixed, row, {
      index,
      number: index + 1,
      "fleet-index": fleetIndex,
    });
    if (entry.group !== undefined) variables["group"] = entry.group;
    const names: DeviceNames = {
      variables,
      chance,
      define(name, value) {
        variables[name] = value;
      },
      defineLater(name, work) {
        let isKnown = false;
        let known: unknown;
        const get = (): unknown => {
          if (!isKnown) known = work();
          isKnown = true;
          return known;
        };
        Object.defineProperty(variables, name, { get, enumerable: true, configurable: true });
      },
    };
    for (const [name, render, circle] of rendered) {
      let isAsked = false;
      names.defineLater(name, () => {
        if (isAsked) throw circle();
        isAsked = true;
        return render(variables, names.chance);
      });
    }
    return names;
  };
}
