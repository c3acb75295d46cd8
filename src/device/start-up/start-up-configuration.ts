import { CallHomeError, limits } from "../../base/index.ts";
import {
  type ConfigTree,
  emptyTree,
  type LoadAction,
  type LoadProblem,
} from "../../junos/config/index.ts";
import type { Validation } from "../../junos/formats/index.ts";
import { coreSchema, type SchemaNode } from "../../junos/schema/index.ts";
import { changeFromDocument } from "../../operations/index.ts";
import type { DeviceOptions } from "../device-options.ts";
import {
  type ConfigurationTemplate,
  type SharedLoad,
  treeOfTemplate,
} from "./configuration-template.ts";
import { deviceSchema } from "./device-schema.ts";

interface LoadOptions {
  /** @defaultValue "merge" */
  readonly action?: LoadAction;
  /** Names the document in messages. */
  readonly file?: string | undefined;
  /** @defaultValue "lenient" */
  readonly validation?: Validation | undefined;
}

/**
 * Loads a configuration document into a tree. Throws `ERR_CONFIG_PARSE` that names every place and
 * word at fault; nothing is loaded then.
 */
export function loadDocument(
  tree: ConfigTree,
  document: string,
  options: LoadOptions = {},
): ConfigTree {
  const { action = "merge", file = "configuration", validation = "lenient" } = options;
  const change = changeFromDocument(document, tree.schema, { validation });
  const result = change.apply(tree, action);
  const errors = [...change.problems, ...result.problems].filter(
    ({ severity }) => severity === "error",
  );
  if (errors.length > 0) throw parseError(errors, file);
  return result.tree;
}

/** How a start-up document is read. */
export interface StartUpOptions {
  /** Names the document in messages. */
  readonly file?: string | undefined;
  /** @defaultValue "lenient" */
  readonly validation?: Validation | undefined;
  /** Root of the configuration schema. @defaultValue the core schema */
  readonly schema?: SchemaNode | undefined;
  /** What is loaded on top for all devices alike. @defaultValue nothing */
  readonly shared?: SharedLoad | undefined;
}

/** Start-up documents whose trees are remembered; a fleet has few templates and many devices. */
const rememberedDocuments = 64;
const treesBySchema = new WeakMap<SchemaNode, Map<string, WeakRef<ConfigTree>>>();

/**
 * The tree of a start-up configuration alone, before any option is turned into statements. Devices
 * that start from the same document share one tree.
 */
export function startUpTree(
  document: string | ConfigurationTemplate,
  options: StartUpOptions = {},
): ConfigTree {
  const { file, validation = "lenient", schema = coreSchema(), shared } = options;
  if (typeof document !== "string")
    return treeOfTemplate(document, { file, validation, schema, shared }, (text) =>
      startUpTree(text, options),
    );
  const trees = treesBySchema.get(schema) ?? new Map<string, WeakRef<ConfigTree>>();
  treesBySchema.set(schema, trees);
  const key = `${validation} ${shared?.key ?? ""} ${document}`;
  const before = trees.get(key)?.deref();
  if (before !== undefined) return before;
  const tree =
    shared === undefined
      ? parseStartUp(document, { file, validation, schema })
      : shared.load(startUpTree(document, { file, validation, schema }));
  const [oldest] = trees.keys();
  if (trees.size >= rememberedDocuments && oldest !== undefined) trees.delete(oldest);
  trees.set(key, new WeakRef(tree));
  return tree;
}

/** The tree of the start-up configuration that a device's options name. Throws `ERR_CONFIG_PARSE`. */
export function startUpTreeOf(options: DeviceOptions): ConfigTree {
  const { configuration, configurationFile, validation } = options;
  const schema = deviceSchema(options.schema);
  return startUpTree(configuration, { file: configurationFile, validation, schema });
}

function parseStartUp(
  document: string,
  { file, validation, schema }: StartUpOptions & { readonly schema: SchemaNode },
): ConfigTree {
  if (Buffer.byteLength(document) > limits.configBytes)
    throw new CallHomeError(
      "ERR_CONFIG_PARSE",
      `${file ?? "configuration"}: larger than ${limits.configBytes} bytes`,
    );
  return loadDocument(emptyTree(schema), document, { file, validation });
}

/** A load may find very much; the first problems tell what is wrong. */
const shownProblems = 20;

function parseError(problems: readonly LoadProblem[], file: string): CallHomeError {
  const lines = problems.slice(0, shownProblems).map((problem) => describe(problem, file));
  const left = problems.length - lines.length;
  const more = left > 0 ? [`... and ${left} more`] : [];
  return new CallHomeError("ERR_CONFIG_PARSE", [...lines, ...more].join("\n"));
}

/** `router.conf:12:5: syntax error: 'sytem'`. */
function describe({ position, message, badElement, path }: LoadProblem, file: string): string {
  const place = position === undefined ? file : `${file}:${position.line}:${position.column}`;
  const where = position === undefined && path !== undefined ? ` at ${path}` : "";
  const word = badElement === undefined ? "" : `: '${badElement}'`;
  return `${place}: ${message.trim()}${word}${where}`;
}
