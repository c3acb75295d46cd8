import { CallHomeError, limits, messageOf } from "../../base/index.ts";
import { type CompiledSchema, compiledForm, kindMask } from "./compiled-schema.ts";

/**
 * Reads the text of a schema file and checks it: every number points where it may, so nothing that
 * uses the schema later can fail. Throws `ERR_SCHEMA_FILE`.
 */
export function readCompiled(text: string): CompiledSchema {
  if (text.length > limits.schemaFileBytes) {
    throw wrongFile(`it is larger than ${limits.schemaFileBytes} bytes`);
  }
  const schema = parse(text);
  if (!isRecord(schema)) throw wrongFile("it is not an object");
  if (schema["form"] !== compiledForm) throw wrongFile(`its form is not ${compiledForm}`);
  const fault = tables.find(({ name, holds }) => {
    const table = schema[name];
    return !Array.isArray(table) || !table.every((item, place) => holds(item, schema, place));
  });
  if (fault !== undefined) throw wrongFile(`its ${fault.name} are broken`);
  if (!isPlace(schema["root"], schema["nodes"])) throw wrongFile("it has no root");
  return schema as unknown as CompiledSchema;
}

type Fields = Readonly<Record<string, unknown>>;

/** What each item of a table must be; tables that others point to come first. */
const tables: readonly {
  readonly name: string;
  readonly holds: (item: unknown, schema: Fields, place: number) => boolean;
}[] = [
  { name: "names", holds: (item) => typeof item === "string" },
  { name: "types", holds: isType },
  { name: "keys", holds: (item, { names }) => isList(item, (name) => isPlace(name, names)) },
  { name: "extras", holds: isExtra },
  { name: "nodes", holds: isRow },
  { name: "commands", holds: isCommand },
];

function isType(item: unknown): boolean {
  if (!isRecord(item)) return false;
  const { base, length, range, words, values } = item;
  switch (base) {
    case "empty":
    case "secret":
      return true;
    case "string":
      return length === undefined || isSpan(length);
    case "integer":
      return (range === undefined || isSpan(range)) && (words === undefined || isTexts(words));
    case "enumeration":
      return isTexts(values);
    default:
      return false;
  }
}

function isExtra(item: unknown): boolean {
  if (!isRecord(item)) return false;
  const { keyword, default: value, valued } = item;
  return (
    isOptionalText(keyword) && isOptionalText(value) && (valued === undefined || isTexts(valued))
  );
}

function isRow(item: unknown, schema: Fields, place: number): boolean {
  if (!Array.isArray(item) || item.length < 2 || item.length > 5) return false;
  const [flags, detail, children = [], choices = [], extra] = item as unknown[];
  if (!isCount(flags) || !Array.isArray(children) || !Array.isArray(choices)) return false;
  const kind = flags & kindMask;
  const pointed = kind === 0 ? [0] : kind === 1 ? schema["keys"] : schema["types"];
  const names = lengthOf(schema["names"]);
  return (
    isPlace(detail, pointed) &&
    (kind !== 1 || hasKeys(children, (schema["keys"] as number[][])[detail as number])) &&
    children.length % 2 === 0 &&
    allBelow(names, children, 0, 2) &&
    allBelow(place, children, 1, 2) &&
    choices.length % 3 === 0 &&
    allBelow(children.length / 2, choices, 0, 3) &&
    allBelow(names, choices, 1, 3) &&
    allBelow(names, choices, 2, 3) &&
    (extra === undefined || isPlace(extra, schema["extras"]))
  );
}

/** Whether the keys of a list are among its children. */
function hasKeys(children: readonly unknown[], keys: readonly number[] = []): boolean {
  return keys.every((key) => children.some((name, at) => at % 2 === 0 && name === key));
}

/** Whether every `step`-th of the numbers, from `first` on, is a place below `end`. */
function allBelow(end: number, numbers: readonly unknown[], first: number, step: number): boolean {
  for (let at = first; at < numbers.length; at += step) {
    if (!isBelow(numbers[at], end)) return false;
  }
  return true;
}

function isCommand(item: unknown, schema: Fields): boolean {
  if (!Array.isArray(item) || item.length !== 4) return false;
  const [command, rpc, root, input] = item as unknown[];
  return isTexts([command, rpc, root]) && isPlace(input, schema["nodes"]);
}

function isCount(item: unknown): item is number {
  return Number.isInteger(item) && (item as number) >= 0;
}

function isBelow(item: unknown, end: number): boolean {
  return isCount(item) && item < end;
}

function isPlace(item: unknown, table: unknown): boolean {
  return isBelow(item, lengthOf(table));
}

function lengthOf(table: unknown): number {
  return Array.isArray(table) ? table.length : 0;
}

function isSpan(item: unknown): boolean {
  return Array.isArray(item) && item.length === 2 && item.every(Number.isSafeInteger);
}

function isTexts(item: unknown): boolean {
  return isList(item, (text) => typeof text === "string");
}

function isOptionalText(item: unknown): boolean {
  return item === undefined || typeof item === "string";
}

function isList(item: unknown, holds: (item: unknown) => boolean): boolean {
  return Array.isArray(item) && item.every(holds);
}

function isRecord(item: unknown): item is Fields {
  return typeof item === "object" && item !== null && !Array.isArray(item);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrongFile(messageOf(cause).slice(0, limits.problemWordLength), cause);
  }
}

function wrongFile(problem: string, cause?: unknown): CallHomeError {
  return new CallHomeError("ERR_SCHEMA_FILE", `not a compiled schema: ${problem}`, { cause });
}
