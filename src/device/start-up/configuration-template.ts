import { CallHomeError, limits } from "../../base/index.ts";
import {
  type ConfigTree,
  emptyTree,
  type LoadProblem,
  type SourcePosition,
} from "../../junos/config/index.ts";
import { detectFormat, type Validation } from "../../junos/formats/index.ts";
import { checkValue, type SchemaNode } from "../../junos/schema/index.ts";
import {
  fillSlots,
  fillText,
  holdsSlot,
  quoteBareSlots,
  type SlotProblem,
  slotsIn,
  slotsOf,
} from "../../junos/template/index.ts";
import { changeFromDocument } from "../../operations/index.ts";
import { escapeText } from "../../xml/index.ts";

/**
 * A configuration with slots for what differs from device to device. All devices of one template hold
 * the same object: what is parsed for one of them is parsed for all, and lives as long as it.
 */
export interface ConfigurationSkeleton {
  /** A configuration in any of the four forms, with tokens of `slotToken` where values go. */
  readonly text: string;
  /** Where in the template the value of each slot is written, and whether it must not be told. */
  readonly places: readonly (SourcePosition & { readonly isSecret?: true })[];
}

/** The configuration of one device, made from a template. */
export interface ConfigurationTemplate {
  readonly skeleton: ConfigurationSkeleton;
  /** The value of each slot. */
  readonly values: readonly string[];
}

/** A load that comes to the same for all devices of a document or template. */
export interface SharedLoad {
  /** Different for loads that may come to something else. */
  readonly key: string;
  readonly load: (tree: ConfigTree) => ConfigTree;
}

/** How a template is read. */
interface ReadingOptions {
  readonly file: string | undefined;
  readonly validation: Validation;
  readonly schema: SchemaNode;
  /** Loaded on top of what the devices share. */
  readonly shared: SharedLoad | undefined;
}

/** A skeleton as its reader understood it. */
interface ReadSkeleton {
  /** Undefined: it cannot be read before all values are in it. */
  readonly tree: ConfigTree | undefined;
  /** Slots whose values are words of the grammar, such as `inet` in `family {{family}}`. */
  readonly words: readonly number[];
  /** The tree with what devices share loaded on top, by the key of the load. */
  readonly loaded: Map<string, ConfigTree>;
  /** Skeletons in which such words have their values, by these values. */
  readonly worded: Map<string, ConfigurationSkeleton>;
}

/** Loads on top that one skeleton remembers; a fleet has few kinds of users and servers. */
const rememberedLoads = 16;
/** Skeletons with other words that one skeleton remembers; a statement has a few alternatives. */
const rememberedWordings = 256;
const readings = new WeakMap<
  ConfigurationSkeleton,
  Map<string, WeakMap<SchemaNode, ReadSkeleton>>
>();

/**
 * The tree of one device. Throws `ERR_CONFIG_PARSE`, with the place in the template and the value, when
 * a value cannot stand where it is written. `readDocument` reads a configuration that is complete.
 */
export function treeOfTemplate(
  { skeleton, values }: ConfigurationTemplate,
  options: ReadingOptions,
  readDocument: (text: string) => ConfigTree,
): ConfigTree {
  const read = readSkeleton(skeleton, options);
  if (read.tree === undefined) return readDocument(completed(skeleton.text, values));
  if (read.words.length > 0) {
    const worded = withWords(skeleton, values, read);
    return holdsSlot(worded.text)
      ? treeOfTemplate({ skeleton: worded, values }, options, readDocument)
      : readDocument(worded.text);
  }
  const { tree, problems } = fillSlots(withShared(read.tree, read, options.shared), values);
  if (problems.length === 0) return tree;
  const { shared } = options;
  if (shared === undefined) throw valueError(problems, skeleton, options.file);
  // What is shared and what a value makes may be one statement, which is no fault.
  return shared.load(
    treeOfTemplate({ skeleton, values }, { ...options, shared: undefined }, readDocument),
  );
}

/** The whole text of a device's configuration. */
export function templateText({ skeleton, values }: ConfigurationTemplate): string {
  return completed(skeleton.text, values);
}

function readSkeleton(skeleton: ConfigurationSkeleton, options: ReadingOptions): ReadSkeleton {
  const { validation, schema } = options;
  const byValidation =
    readings.get(skeleton) ?? new Map<string, WeakMap<SchemaNode, ReadSkeleton>>();
  readings.set(skeleton, byValidation);
  const bySchema = byValidation.get(validation) ?? new WeakMap<SchemaNode, ReadSkeleton>();
  byValidation.set(validation, bySchema);
  const known = bySchema.get(schema);
  if (known !== undefined) return known;
  const read = parseSkeleton(skeleton.text, options);
  bySchema.set(schema, read);
  return read;
}

function parseSkeleton(text: string, { validation, schema }: ReadingOptions): ReadSkeleton {
  const worded = new Map<string, ConfigurationSkeleton>();
  const loaded = new Map<string, ConfigTree>();
  const isReadable = Buffer.byteLength(text) <= limits.configBytes;
  if (!isReadable) return { tree: undefined, words: [], worded, loaded };
  const document = detectFormat(text) === "json" ? quoteBareSlots(text) : text;
  const judge: typeof checkValue = (node, value) =>
    holdsSlot(value) ? undefined : checkValue(node, value);
  const change = changeFromDocument(document, schema, { validation, checkValue: judge });
  const result = change.apply(emptyTree(schema), "merge");
  const errors = [...change.problems, ...result.problems].filter(isError);
  const strays = errors.flatMap(({ badElement = "" }) => slotsIn(badElement));
  // One error leads to others behind it; what is still wrong shows when the words have their values.
  if (errors.length > 0 && strays.length === 0)
    return { tree: undefined, words: [], worded, loaded };
  const words = [...new Set([...slotsOf(result.tree).names, ...strays])];
  return { tree: result.tree, words, worded, loaded };
}

function isError({ severity }: LoadProblem): boolean {
  return severity === "error";
}

function withShared(
  tree: ConfigTree,
  { loaded }: ReadSkeleton,
  shared: SharedLoad | undefined,
): ConfigTree {
  if (shared === undefined) return tree;
  const known = loaded.get(shared.key);
  if (known !== undefined) return known;
  const made = shared.load(tree);
  const [oldest] = loaded.keys();
  if (loaded.size >= rememberedLoads && oldest !== undefined) loaded.delete(oldest);
  loaded.set(shared.key, made);
  return made;
}

function withWords(
  skeleton: ConfigurationSkeleton,
  values: readonly string[],
  { words, worded }: ReadSkeleton,
): ConfigurationSkeleton {
  const key = words.map((slot) => values[slot]).join("\0");
  const known = worded.get(key);
  if (known !== undefined) return known;
  const text = fillText(skeleton.text, (slot) => (words.includes(slot) ? values[slot] : undefined));
  const made: ConfigurationSkeleton = { text, places: skeleton.places };
  if (worded.size < rememberedWordings) worded.set(key, made);
  return made;
}

/** The text with all values in it, written as its form wants them. */
function completed(text: string, values: readonly string[]): string {
  const format = detectFormat(text);
  const written = (value: string): string => {
    if (format === "xml") return escapeText(value);
    return format === "json" ? JSON.stringify(value).slice(1, -1) : value;
  };
  const whole = format === "json" ? quoteBareSlots(text) : text;
  return fillText(whole, (slot) => written(values[slot] ?? ""));
}

/** The first values tell what is wrong. */
const shownProblems = 20;

function valueError(
  problems: readonly SlotProblem[],
  { places }: ConfigurationSkeleton,
  file = "configuration",
): CallHomeError {
  const lines = problems.slice(0, shownProblems).map(({ message, path, slots }) => {
    const place = places[slots[0] ?? -1];
    const where = place === undefined ? file : `${file}:${place.line}:${place.column}`;
    const told = place?.isSecret === true ? "a secret cannot stand here" : message;
    return `${where}: ${told} at ${path}`;
  });
  const left = problems.length - lines.length;
  return new CallHomeError(
    "ERR_CONFIG_PARSE",
    [...lines, ...(left > 0 ? [`... and ${left} more`] : [])].join("\n"),
  );
}
