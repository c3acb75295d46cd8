import {
  applyEdit,
  type ConfigTree,
  type EditOptions,
  type EditResult,
  type LoadAction,
  type LoadProblem,
  loadEdit,
  type ParsedEdit,
} from "../junos/config/index.ts";
import {
  applySet,
  type ConfigFormat,
  detectFormat,
  type ParseOptions,
  type PatternReplacement,
  parseJson,
  parseSet,
  parseText,
  readXmlEdit,
  replaceEverywhere,
  type SetOptions,
} from "../junos/formats/index.ts";
import { checkValue, type SchemaNode } from "../junos/schema/index.ts";
import { parseXmlDocument, type XmlElement, XmlError } from "../xml/index.ts";

/** Text or XML of a request, read and ready to be applied to a candidate. */
export interface ConfigurationChange {
  /** What the reader could not understand; the rest can still be applied. */
  readonly problems: readonly LoadProblem[];
  apply(tree: ConfigTree, action: LoadAction, options?: ChangeOptions): EditResult;
}

/** How missing statements are reported, what an edit without operations does, what its user sees. */
type ChangeOptions = Pick<SetOptions, "defaultOperation" | "missing" | "stopsAtError" | "seen">;

/**
 * Everything that was not done, by its place in the document where places are known: what could not be
 * read and what could not be applied stand in the order of their lines.
 */
export function problemsOf(
  change: ConfigurationChange,
  result: EditResult,
): readonly LoadProblem[] {
  const all = [...change.problems, ...result.problems];
  if (all.some(({ position }) => position === undefined)) return all;
  return all.toSorted(({ position: one }, { position: other }) => {
    const lines = (one?.line ?? 0) - (other?.line ?? 0);
    return lines === 0 ? (one?.column ?? 0) - (other?.column ?? 0) : lines;
  });
}

/** Reads `<configuration>`. */
export function changeFromXml(
  configuration: XmlElement,
  schema: SchemaNode,
  options?: ParseOptions,
): ConfigurationChange {
  return changeFromEdit(readXmlEdit(configuration, schema, options));
}

/** Reads curly text. */
function changeFromText(
  text: string,
  schema: SchemaNode,
  options?: DocumentOptions,
): ConfigurationChange {
  return changeFromEdit(parseText(text, schema, options), options);
}

/** Reads set commands; each line stands for itself. */
function changeFromSet(
  text: string,
  schema: SchemaNode,
  options: DocumentOptions = {},
): ConfigurationChange {
  const parsed = parseSet(text, schema, options);
  const judge = options.checkValue ?? checkValue;
  return {
    problems: parsed.problems,
    apply: (tree, _action, edit) => applySet(tree, parsed.commands, { ...edit, checkValue: judge }),
  };
}

/** Replaces a regular expression in names and values; undefined when it is none. */
export function changeOfPattern(
  replacement: PatternReplacement,
  schema: SchemaNode,
): ConfigurationChange | undefined {
  const command = replaceEverywhere(schema, replacement);
  if (command === undefined) return undefined;
  return {
    problems: [],
    apply: (tree, _action, edit) => applySet(tree, [command], { ...edit, checkValue }),
  };
}

/** How a document is read. */
export interface DocumentOptions extends ParseOptions {
  /** @defaultValue judged by its first word */
  readonly format?: ConfigFormat;
  /** Judges values. @defaultValue by their type */
  readonly checkValue?: EditOptions["checkValue"];
}

/** Reads a document of any of the four forms. */
export function changeFromDocument(
  text: string,
  schema: SchemaNode,
  options: DocumentOptions = {},
): ConfigurationChange {
  switch (options.format ?? detectFormat(text)) {
    case "text":
      return changeFromText(text, schema, options);
    case "set":
      return changeFromSet(text, schema, options);
    case "json":
      return changeFromEdit(parseJson(text, schema, options), options);
    case "xml":
      return changeFromXmlDocument(text, schema, options);
  }
}

function changeFromXmlDocument(
  text: string,
  schema: SchemaNode,
  options: DocumentOptions,
): ConfigurationChange {
  try {
    return changeFromEdit(readXmlEdit(parseXmlDocument(text), schema, options), options);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    const position = { line: cause.line, column: cause.column };
    return changeFromEdit({
      root: { schema },
      problems: [{ severity: "error", message: `syntax error: ${cause.message}`, position }],
    });
  }
}

function changeFromEdit(
  { root, problems }: ParsedEdit,
  reading: Pick<DocumentOptions, "checkValue"> = {},
): ConfigurationChange {
  const judge = reading.checkValue ?? checkValue;
  return {
    problems,
    apply(tree, action, options) {
      if (options?.defaultOperation !== undefined)
        return applyEdit(tree, root, { ...options, checkValue: judge });
      return loadEdit(tree, action, root, { ...options, checkValue: judge });
    },
  };
}
