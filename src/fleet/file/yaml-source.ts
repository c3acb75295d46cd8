import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from "yaml";
import { limits, messageOf } from "../../base/index.ts";
import type { FileProblem } from "../problems/file-problem.ts";

/** Where a value, or a key, stands in its file. */
interface YamlPosition {
  readonly line: number;
  readonly column: number;
}

/** A YAML file as plain values, with the places they came from. */
export interface YamlSource {
  /** Not validated. Undefined when `problems` is not empty. */
  readonly value: unknown;
  /** What is not YAML, a duplicate key included. */
  readonly problems: readonly FileProblem[];
  /** Place of the value at a JSON pointer, or of the nearest enclosing value that exists. */
  positionOf(pointer: string): YamlPosition;
  /** Place of the key that ends the pointer. */
  positionOfKey(pointer: string): YamlPosition;
}

/** Reads YAML 1.2 text; never throws. `file` is only named in problems. */
export function parseYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  const place = (offset: number): YamlPosition => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problem = (offset: number, message: string): FileProblem => {
    return { file, ...place(offset), path: "", message: firstLine(message) };
  };
  const broken = (problems: readonly FileProblem[]): YamlSource => {
    return {
      value: undefined,
      problems,
      positionOf: () => place(0),
      positionOfKey: () => place(0),
    };
  };
  const deep = deepBracket(text);
  if (deep !== undefined)
    return broken([problem(deep, `brackets are nested deeper than ${limits.yamlDepth} levels`)]);
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    if (document.errors.length > 0)
      return broken(document.errors.map((error) => problem(error.pos[0], error.message)));
    return {
      value: document.toJS({ maxAliasCount: limits.yamlAliases }),
      problems: [],
      positionOf: (pointer) => place(walk(document, pointer).value),
      positionOfKey: (pointer) => place(walk(document, pointer).key),
    };
  } catch (cause) {
    return broken([problem(0, `cannot be read as YAML: ${messageOf(cause)}`)]);
  }
}

/** The segments of a JSON pointer (RFC 6901). */
export function pointerSegments(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `segment` in the form in which a JSON pointer holds it. */
export function pointerSegment(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Offsets of the deepest existing value on the way to `pointer`, and of its key. */
function walk(document: Document.Parsed, pointer: string): { value: number; key: number } {
  let node: unknown = document.contents;
  let found = { value: offsetOf(node) ?? 0, key: offsetOf(node) ?? 0 };
  for (const segment of pointerSegments(pointer)) {
    const step = child(isAlias(node) ? node.resolve(document) : node, segment);
    if (step === undefined) break;
    node = step.value;
    found = { value: offsetOf(step.value) ?? step.key, key: step.key };
  }
  return found;
}

function child(node: unknown, segment: string): { key: number; value: unknown } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(segment)];
    const key = offsetOf(value);
    return key === undefined ? undefined : { key, value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
  const key = offsetOf(pair?.key);
  return pair === undefined || key === undefined ? undefined : { key, value: pair.value };
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}

/**
 * Offset of the first bracket that opens too deep. Brackets inside quotes and comments count too: no
 * fleet file has that many unclosed ones.
 */
function deepBracket(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === "[" || letter === "{") depth++;
    else if (letter === "]" || letter === "}") depth = Math.max(0, depth - 1);
    if (depth > limits.yamlDepth) return at;
  }
  return undefined;
}
