import { limits } from "../../base/index.ts";
import type { DeviceEntry, Layer } from "../file/device-entry.ts";
import { pointerSegment } from "../file/yaml-source.ts";
import {
  isTemplate,
  NameError,
  type Template,
  TemplateError,
  templateCompiler,
  type Variables,
} from "../templates/index.ts";

/** A value of a fleet file for one device. Throws `SpecError`. */
export type Rendered = (variables: Variables, chance: string) => unknown;

/** A template of a fleet file that cannot be used, or not for this device. */
export class SpecError extends NameError {
  readonly place: Layer;

  constructor(message: string, place: Layer) {
    super(message);
    this.place = place;
  }
}

/** Compiles the values of a fleet file; equal texts are compiled once. */
export class SpecTemplates {
  readonly #compile: (text: string) => Template;
  readonly #templates = new Map<string, Template>();

  constructor(compile: (text: string) => Template) {
    this.#compile = compile;
  }

  /** Undefined when no template stands anywhere in the value. Throws `SpecError`. */
  compile(value: unknown, place: Layer): Rendered | undefined {
    if (typeof value === "string") return isTemplate(value) ? this.#text(value, place) : undefined;
    if (typeof value !== "object" || value === null) return undefined;
    const parts = Object.entries(value).flatMap(([key, part]) => {
      const path = `${place.path}/${pointerSegment(key)}`;
      const rendered = this.compile(part, { ...place, path });
      return rendered === undefined ? [] : [[key, rendered] as const];
    });
    return parts.length === 0 ? undefined : sharing(value, parts);
  }

  #text(text: string, place: Layer): Rendered {
    const template = guarded(place, () => this.#templates.get(text) ?? this.#compile(text));
    this.#templates.set(text, template);
    return (variables, chance) =>
      guarded(place, () => template.render(variables, `${chance}\0${place.path}`));
  }
}

/** The compiler of templates, when there is any template. */
export async function compilerFor(
  entries: readonly DeviceEntry[],
): Promise<(text: string) => Template> {
  const texts = JSON.stringify(entries.map(({ spec, variables }) => [spec, variables]));
  if (texts.includes("{{")) return templateCompiler();
  return () => {
    throw new TypeError("a fleet without templates compiles none");
  };
}

/** Lists and mappings with the same values for two devices are one object, and with it what is made of them. */
function sharing(value: object, parts: readonly (readonly [string, Rendered])[]): Rendered {
  const before = new Map<string, unknown>();
  return (variables, chance) => {
    const values = parts.map(([key, rendered]) => [key, rendered(variables, chance)] as const);
    const key = JSON.stringify(values);
    const known = before.get(key);
    if (known !== undefined) return known;
    const made: unknown = Array.isArray(value)
      ? Object.assign([...(value as unknown[])], Object.fromEntries(values))
      : { ...value, ...Object.fromEntries(values) };
    if (before.size < limits.templateSkeletons) before.set(key, made);
    return made;
  };
}

function guarded<Result>(place: Layer, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof TemplateError)) throw cause;
    throw new SpecError(`template: ${cause.message}`, place);
  }
}
