import type {
  ConfigNode,
  ConfigTree,
  List,
  ListEntry,
  Marks,
  Origin,
  Parent,
} from "../../config/index.ts";
import { writeAnnotation } from "../annotation.ts";
import { writeKeys } from "../bare-values.ts";
import { writeWord } from "../quoting.ts";
import { InheritanceComment, writeInheritance } from "./inheritance-comment.ts";
import { type LeafNode, leafText } from "./leaf-text.ts";
import { lineOf } from "./one-line.ts";

export interface PrintTextOptions {
  /** First line, for example `## Last changed: 2026-03-02 09:52:01 UTC`. @defaultValue none */
  readonly header?: string;
  /** `##` lines before what was inherited, for these kinds of origin. @defaultValue none */
  readonly origins?: readonly Origin["kind"][];
}

/**
 * The configuration as `show configuration` prints it: four blanks per level, one-line forms by
 * the schema's flags, annotations, `inactive:` and `protect:`, `## SECRET-DATA` behind secrets.
 */
export function printText(tree: ConfigTree, options: PrintTextOptions = {}): string {
  const printer = new TextPrinter(options.origins ?? []);
  printer.children(tree, { ...topLevel, origin: tree.origin });
  const header = options.header === undefined ? "" : `${options.header}\n`;
  return header + printer.text;
}

const indentStep = "    ";

/** What a statement's place adds to its line. */
interface Place {
  readonly indent: string;
  /** Keyword of an inline container and a blank, written on each of its lines. */
  readonly prefix: string;
  /** Where the statements around it were inherited from. */
  readonly origin: Origin | undefined;
  /** Inheritance of the inline container. */
  readonly lines: readonly string[];
}

const topLevel: Place = { indent: "", prefix: "", origin: undefined, lines: [] };

class TextPrinter {
  text = "";
  readonly #comment: InheritanceComment;

  constructor(origins: readonly Origin["kind"][]) {
    this.#comment = new InheritanceComment(origins);
  }

  children(parent: Parent, place: Place): void {
    for (const child of parent.children) this.#child(parent, child, place);
  }

  #child(parent: Parent, child: ConfigNode, place: Place): void {
    switch (child.kind) {
      case "leaf":
      case "leaf-list":
        this.#leaf(parent, child, place);
        break;
      case "list":
        this.#list(parent, child, place);
        break;
      case "container": {
        const keyword = place.prefix + writeWord(child.schema.keyword);
        const isInline = child.schema.inline && child.children.length > 0;
        if (isInline && child.marks === undefined)
          this.children(child, {
            ...place,
            prefix: `${keyword} `,
            origin: child.origin ?? place.origin,
            lines: this.#linesOfParent(child, [], place),
          });
        else this.#parent(child, keyword, place);
      }
    }
  }

  #leaf(parent: Parent, leaf: LeafNode, place: Place): void {
    const secret = leaf.schema.type.base === "secret";
    const lines = joined(place.lines, this.#comment.linesOfLeaf(leaf, place.origin));
    this.#begin(leaf.marks, place.indent, lines);
    this.text += place.prefix + leafText(parent.schema, leaf) + endOfLine(secret);
  }

  #list(parent: Parent, list: List, place: Place): void {
    const { schema, entries } = list;
    const { indent, prefix } = place;
    const keysOf = (entry: ListEntry): string =>
      writeKeys(parent.schema, schema, entry.keys).join(" ");
    if (schema.homogeneous && !schema.hiddenKeyword) {
      this.text += `${indent}${prefix}${writeWord(schema.keyword)} {\n`;
      const inside = { ...place, indent: indent + indentStep, prefix: "", lines: [] };
      for (const entry of entries) this.#parent(entry, keysOf(entry), inside);
      this.text += `${indent}}\n`;
      return;
    }
    const keyword = schema.hiddenKeyword ? prefix : `${prefix}${writeWord(schema.keyword)} `;
    for (const entry of entries) this.#parent(entry, keyword + keysOf(entry), place);
  }

  /** A container or entry: on one line, or with its children in braces. */
  #parent(node: Parent, name: string, place: Place): void {
    const { line, inBraces, onLine, secret } = lineOf(node, name);
    const { indent } = place;
    this.#begin(node.marks, indent, this.#linesOfParent(node, onLine, place));
    if (inBraces === undefined) {
      this.text += line + endOfLine(secret);
      return;
    }
    this.text += `${line} {\n`;
    const origin = node.origin ?? place.origin;
    this.children(inBraces, { indent: indent + indentStep, prefix: "", origin, lines: [] });
    this.text += `${indent}}\n`;
  }

  #linesOfParent(node: Parent, onLine: readonly ConfigNode[], place: Place): readonly string[] {
    return joined(place.lines, this.#comment.linesOfParent(node, onLine, place.origin));
  }

  #begin(marks: Marks | undefined, indent: string, lines: readonly string[]): void {
    if (marks?.comment !== undefined) this.text += writeAnnotation(marks.comment, indent);
    if (lines.length > 0) this.text += writeInheritance(lines, indent);
    this.text += indent;
    if (marks?.protect) this.text += "protect: ";
    if (marks?.inactive) this.text += "inactive: ";
  }
}

function joined(around: readonly string[], own: readonly string[]): readonly string[] {
  return around.length === 0 ? own : [...around, ...own];
}

function endOfLine(secret: boolean): string {
  return secret ? "; ## SECRET-DATA\n" : ";\n";
}
