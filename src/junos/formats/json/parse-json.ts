import { limits } from "../../../base/index.ts";
import type { LoadProblem, ParsedEdit, SourcePosition } from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import type { ParseOptions } from "../parse-options.ts";
import { readElements } from "../xml/read-elements.ts";
import { JsonElements } from "./json-elements.ts";
import { JsonFault, type JsonValue } from "./json-value.ts";
import { readJson } from "./read-json.ts";

/**
 * The edit that a JSON configuration asks for, in the `ietf` or the `verbose` style of Junos. Text
 * that is not JSON is one problem with its place, and an edit that changes nothing.
 */
export function parseJson(
  text: string,
  rootSchema: SchemaNode,
  options?: ParseOptions,
): ParsedEdit {
  try {
    return readDocument(readJson(text), rootSchema, options);
  } catch (cause) {
    if (!(cause instanceof JsonFault)) throw cause;
    return nothing(rootSchema, cause.message, cause.badElement, cause.at);
  }
}

function readDocument(
  document: JsonValue,
  rootSchema: SchemaNode,
  options: ParseOptions | undefined,
): ParsedEdit {
  const members = document.kind === "object" ? document.members : [];
  const [member] = members;
  if (document.kind === "object" && member === undefined)
    return { root: { schema: rootSchema, children: [] }, problems: [] };
  const named = member?.name.slice(member.name.indexOf(":") + 1) === rootSchema.name;
  if (member === undefined || !named || members.length > 1) {
    const stranger = members.find(({ name }) => name !== rootSchema.name);
    const { at } = stranger ?? document;
    return nothing(rootSchema, "syntax error", stranger?.name ?? "", at);
  }
  const style = member.value.kind === "array" ? "verbose" : "ietf";
  const source = new JsonElements(style);
  const root = source.elements(rootSchema.name, member.value, undefined).at(-1);
  return root === undefined
    ? nothing(rootSchema, "syntax error", rootSchema.name, member.at)
    : readElements(root, rootSchema, source, options);
}

function nothing(
  schema: SchemaNode,
  message: string,
  badElement: string,
  position: SourcePosition,
): ParsedEdit {
  const bad = badElement.slice(0, limits.problemWordLength);
  const problem: LoadProblem = { severity: "error", message, badElement: bad, position };
  return { root: { schema, children: [] }, problems: [problem] };
}
