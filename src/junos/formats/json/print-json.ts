import type {
  ConfigNode,
  ConfigTree,
  LeafList,
  ListEntry,
  Marks,
  Parent,
} from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import { writeAnnotation } from "../annotation.ts";
import { choiceIdent, choiceValue } from "../xml/choice-keys.ts";
import { JsonWriter } from "./json-writer.ts";

/**
 * The configuration as Junos prints it in JSON (`export-format json ietf`): an array's entries stand
 * in the column of its key, integers have no quotes, `[null]` is what is empty, `"@"` holds marks.
 * `metadata` goes into the `"@"` of the root, in order. A newline ends the text.
 */
export function printJson(
  tree: ConfigTree,
  metadata: readonly (readonly [name: string, value: string])[] = [],
): string {
  const writer = new JsonWriter();
  writer.object(() => {
    writer.name(tree.schema.name);
    writer.object(() => {
      if (metadata.length > 0) {
        writer.name("@");
        writer.object(() => {
          for (const [name, value] of metadata) writer.member(name, JSON.stringify(value));
        });
      }
      for (const child of tree.children) writeNode(writer, child);
    });
  });
  return writer.text();
}

function writeNode(writer: JsonWriter, node: ConfigNode): void {
  const { name } = node.schema;
  switch (node.kind) {
    case "container":
      writer.name(name);
      if (node.children.length === 0 && node.marks === undefined) return writer.literal("[null]");
      return writer.object(() => writeInside(writer, node));
    case "list":
      writer.name(name);
      return writer.objects(node.entries, (entry) => writeInside(writer, entry));
    case "leaf":
      writer.member(name, scalar(node.schema, node.value));
      if (node.marks !== undefined) writeMarks(writer, `@${name}`, node.marks);
      return;
    case "leaf-list":
      return writeLeafList(writer, node);
  }
}

function writeInside(writer: JsonWriter, node: Parent): void {
  if (node.marks !== undefined) writeMarks(writer, "@", node.marks);
  if (node.kind === "entry") writeKeys(writer, node);
  for (const child of node.children) writeNode(writer, child);
}

/** Keys are quoted even when they are numbers, as in `"name" : "0"` of a unit. */
function writeKeys(writer: JsonWriter, { schema: { keys }, keys: values }: ListEntry): void {
  const flattened = keys.includes(choiceIdent);
  for (const [index, key] of keys.entries()) {
    const value = values[index] ?? "";
    if (flattened && key === choiceIdent) {
      const argument = values[keys.indexOf(choiceValue)] ?? "";
      writer.member(value, argument === "" ? "[null]" : JSON.stringify(argument));
    } else if (!flattened || key !== choiceValue) {
      writer.member(key, JSON.stringify(value));
    }
  }
}

/** The marks of a leaf-list stand in an array beside its values; the annotation is the first one's. */
function writeLeafList(writer: JsonWriter, { schema, values, marks }: LeafList): void {
  writer.member(schema.name, `[${values.map((value) => scalar(schema, value)).join(", ")}]`);
  if (marks === undefined) return;
  writer.name(`@${schema.name}`);
  const { comment: _, ...others } = marks;
  const perValue = values.map((_value, index) => (index === 0 ? marks : others));
  writer.objects(perValue, (own) => writeMarkMembers(writer, own));
}

function writeMarks(writer: JsonWriter, name: string, marks: Marks): void {
  writer.name(name);
  writer.object(() => writeMarkMembers(writer, marks));
}

function writeMarkMembers(writer: JsonWriter, { inactive, protect, comment }: Marks): void {
  if (protect) writer.member("protect", "true");
  if (inactive) writer.member("inactive", "true");
  if (comment === undefined) return;
  writer.member("comment", JSON.stringify(writeAnnotation(comment, "").trimEnd()));
}

function scalar({ type, unknown }: SchemaNode, value: string): string {
  if (type.base === "empty" || (unknown && value === "")) return "[null]";
  const isInteger = type.base === "integer" && /^-?(?:0|[1-9]\d*)$/.test(value);
  return isInteger ? value : JSON.stringify(value);
}
