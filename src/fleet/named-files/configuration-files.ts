import { type FileText, limits, readTextFile } from "../../base/index.ts";
import { deviceSchema, type Validation } from "../../device/index.ts";
import { type LoadProblem, leafValue } from "../../junos/config/index.ts";
import type { FileProblem } from "../problems/file-problem.ts";
import { isTemplate, type Template, TemplateError, templateCompiler } from "../templates/index.ts";
import { parseConfiguration } from "./parse-configuration.ts";

/** A configuration file that can be loaded into a device. */
export interface ConfigurationFile {
  readonly kind: "read";
  readonly file: string;
  readonly text: string;
  /** When values of each device go into it. It has not been read as a configuration then. */
  readonly template?: Template;
  /** `system host-name`, when it has one; of a template unknown. */
  readonly hostName: string | undefined;
}

export type ConfigurationFileResult =
  | ConfigurationFile
  | { readonly kind: "unreadable"; readonly file: string; readonly reason: string }
  /** Its problems are in `ConfigurationFiles.problems`. */
  | { readonly kind: "broken"; readonly file: string };

/** How a configuration file is read. */
export interface ReadingOptions {
  /** @defaultValue "lenient" */
  readonly validation?: Validation | undefined;
  /** Text of a schema file. @defaultValue the core schema */
  readonly schema?: string | undefined;
}

/** The configuration files of one fleet: each is read and parsed once per way of reading, however many devices name it. */
export class ConfigurationFiles {
  readonly #results = new Map<string, Promise<ConfigurationFileResult>>();
  readonly #problems: FileProblem[] = [];
  readonly #texts: ReadonlyMap<string, string>;

  /** `texts`: configurations that are no files, by what stands for their path. */
  constructor(texts: ReadonlyMap<string, string> = new Map()) {
    this.#texts = texts;
  }

  /** What is wrong inside the files read so far. */
  get problems(): readonly FileProblem[] {
    return this.#problems;
  }

  read(file: string, options: ReadingOptions = {}): Promise<ConfigurationFileResult> {
    const { validation = "lenient", schema = "" } = options;
    const key = [validation, file, schema].join("\n");
    const known = this.#results.get(key) ?? this.#load(file, validation, options.schema);
    this.#results.set(key, known);
    return known;
  }

  async #load(
    file: string,
    validation: Validation,
    schema: string | undefined,
  ): Promise<ConfigurationFileResult> {
    const given = this.#texts.get(file);
    const read: FileText =
      given === undefined
        ? await readTextFile(file, limits.configBytes)
        : { ok: true, text: given };
    if (!read.ok) return { kind: "unreadable", file, reason: read.reason };
    if (read.text.trim() === "") return { kind: "unreadable", file, reason: "it is empty" };
    if (isTemplate(read.text)) return this.#template(file, read.text);
    const { tree, problems } = parseConfiguration(read.text, { validation }, deviceSchema(schema));
    const errors = problems.filter(({ severity }) => severity === "error");
    this.#problems.push(...errors.map((problem) => configurationProblem(file, problem)));
    if (errors.length > 0) return { kind: "broken", file };
    return {
      kind: "read",
      file,
      text: read.text,
      hostName: leafValue(tree, "system", "host-name"),
    };
  }

  async #template(file: string, text: string): Promise<ConfigurationFileResult> {
    const compile = await templateCompiler();
    try {
      return { kind: "read", file, text, template: compile(text), hostName: undefined };
    } catch (cause) {
      if (!(cause instanceof TemplateError)) throw cause;
      const { line, column, message } = cause;
      this.#problems.push({ file, line, column, path: "", message: `template: ${message}` });
      return { kind: "broken", file };
    }
  }
}

/** What is wrong in a configuration, with its file. Without a place of its own it stands at the start. */
export function configurationProblem(
  file: string,
  { message, badElement, path, position }: LoadProblem,
): FileProblem {
  const word = badElement === undefined ? "" : `: ${JSON.stringify(badElement)}`;
  const place = position ?? { line: 1, column: 1 };
  return { file, ...place, path: path ?? "", message: `${message}${word}` };
}
