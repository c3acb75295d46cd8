import type { ConfigNode, ConfigTree, List, ListEntry, Marks, Parent } from "../../config/index.ts";
import { writeAnnotation } from "../annotation.ts";
import { writeKeys } from "../bare-values.ts";
import { writeWord } from "../quoting.ts";
import { type LeafNode, leafText } from "./leaf-text.ts";
import { lineOf } from "./one-line.ts";

export interface PrintTextOptions {
  /** First line, for example `## Last changed: 2026-03-02 09:52:01 UTC`. @defaultValue none */
  readonly header?: string;
}

/**
 * The configuration as `show configuration` prints it: four blanks per level, one-line forms by
 * the schema's flags, annotations, `inactive:` and `protect:`, `## SECRET-DATA` behind secrets.
 */
export function printText(tree: ConfigTree, options: PrintTextOptions = {}): string {
  const printer = new TextPrinter();
  printer.children(tree, "", "");
  const header = options.header === undefined ? "" : `${options.header}\n`;
  return header + printer.text;
}

const indentStep = "    ";

class TextPrinter {
  text = "";

  /** `prefix`: keyword of an inline container and a blank, written on each of these lines. */
  children(parent: Parent, indent: string, prefix: string): void {
    for (const child of parent.children) this.#child(parent, child, indent, prefix);
  }

  #child(parent: Parent, child: ConfigNode, indent: string, prefix: string): void {
    switch (child.kind) {
      case "leaf":
      case "leaf-list":
        this.#leaf(parent, child, indent, prefix);
        break;
      case "list":
        this.#list(parent, child, indent, prefix);
        break;
      case "container": {
        const keyword = prefix + writeWord(child.schema.keyword);
        const isInline = child.schema.inline && child.children.length > 0;
        if (isInline && child.marks === undefined) this.children(child, indent, `${keyword} `);
        else this.#parent(child, keyword, indent);
      }
    }
  }

  #leaf(parent: Parent, leaf: LeafNode, indent: string, prefix: string): void {
    const secret = leaf.schema.type.base === "secret";
    this.#begin(leaf.marks, indent);
    this.text += prefix + leafText(parent.schema, leaf) + endOfLine(secret);
  }

  #list(parent: Parent, list: List, indent: string, prefix: string): void {
    const { schema, entries } = list;
    const keysOf = (entry: ListEntry): string =>
      writeKeys(parent.schema, schema, entry.keys).join(" ");
    if (schema.homogeneous && !schema.hiddenKeyword) {
      this.text += `${indent}${prefix}${writeWord(schema.keyword)} {\n`;
      for (const entry of entries) this.#parent(entry, keysOf(entry), indent + indentStep);
      this.text += `${indent}}\n`;
      return;
    }
    const keyword = schema.hiddenKeyword ? prefix : `${prefix}${writeWord(schema.keyword)} `;
    for (const entry of entries) this.#parent(entry, keyword + keysOf(entry), indent);
  }

  /** A container or entry: on one line, or with its children in braces. */
  #parent(node: Parent, name: string, indent: string): void {
    const { line, inBraces, secret } = lineOf(node, name);
    this.#begin(node.marks, indent);
    if (inBraces === undefined) {
      this.text += line + endOfLine(secret);
      return;
    }
    this.text += `${line} {\n`;
    this.children(inBraces, indent + indentStep, "");
    this.text += `${indent}}\n`;
  }

  #begin(marks: Marks | undefined, indent: string): void {
    if (marks?.comment !== undefined) this.text += writeAnnotation(marks.comment, indent);
    this.text += indent;
    if (marks?.protect) this.text += "protect: ";
    if (marks?.inactive) this.text += "inactive: ";
  }
}

function endOfLine(secret: boolean): string {
  return secret ? "; ## SECRET-DATA\n" : ";\n";
}
