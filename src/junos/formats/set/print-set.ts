import type { ConfigNode, ConfigTree, Leaf, LeafList, Marks, Parent } from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import { writeBareValue, writeKeys } from "../bare-values.ts";
import { quoteSecret, writeWord } from "../quoting.ts";

/**
 * The configuration as `show configuration | display set` prints it: a `set` line per leaf, per
 * value of a leaf-list and per entry or container with nothing inside, each object followed by its
 * `deactivate` and `protect` lines. Annotations have no set form.
 */
export function printSet(tree: ConfigTree): string {
  const printer = new SetPrinter();
  printer.children(tree, "");
  return printer.text;
}

/**
 * What is inside a statement as `display set relative` prints it: without the way to the statement.
 * One that is there with nothing inside is a `set` with a blank behind it.
 */
export function printSetWithin(inside: Parent): string {
  const printer = new SetPrinter();
  printer.within(inside);
  return printer.text;
}

class SetPrinter {
  text = "";

  within(inside: Parent): void {
    if (inside.children.length === 0) this.text += "set \n";
    else this.children(inside, "");
    this.#marks(inside.marks, " ");
  }

  children(parent: Parent, path: string): void {
    const bare = parent.children.filter(isBareLeaf);
    if (bare.length > 0) this.#bareLeaves(parent.schema, bare, path);
    for (const child of parent.children) {
      if (!isBareLeaf(child)) this.#child(parent.schema, child, path);
    }
  }

  /** Values without keyword share a line, as only their order tells them apart: `priority 6 5`. */
  #bareLeaves(parent: SchemaNode, leaves: readonly Leaf[], path: string): void {
    const words = leaves.map(({ schema, value }) => writeValue(parent, schema, value));
    this.text += `set${path} ${words.join(" ")}\n`;
    for (const [index, leaf] of leaves.entries()) {
      this.#marks(leaf.marks, `${path} ${words.slice(0, index + 1).join(" ")}`);
    }
  }

  #child(parent: SchemaNode, child: ConfigNode, path: string): void {
    const { schema } = child;
    const keyword = schema.nokeyword || schema.hiddenKeyword ? "" : ` ${writeWord(schema.keyword)}`;
    switch (child.kind) {
      case "leaf":
      case "leaf-list":
        this.#leaf(parent, child, path + keyword);
        break;
      case "container":
        this.#parent(child, path + keyword);
        break;
      case "list":
        for (const entry of child.entries) {
          this.#parent(
            entry,
            `${path}${keyword} ${writeKeys(parent, schema, entry.keys).join(" ")}`,
          );
        }
    }
  }

  #parent(node: Parent, path: string): void {
    if (node.children.length === 0) this.text += `set${path}\n`;
    else this.children(node, path);
    this.#marks(node.marks, path);
  }

  #leaf(parent: SchemaNode, leaf: Leaf | LeafList, path: string): void {
    const { schema } = leaf;
    const values = leaf.kind === "leaf" ? [leaf.value] : leaf.values;
    const isEmpty = schema.type.base === "empty" || (schema.unknown && values[0] === "");
    const words =
      isEmpty && !schema.nokeyword
        ? [""]
        : values.map((value) => ` ${writeValue(parent, schema, value)}`);
    for (const word of words) this.text += `set${path}${word}\n`;
    this.#marks(leaf.marks, schema.nokeyword ? path + (words[0] ?? "") : path);
  }

  #marks(marks: Marks | undefined, path: string): void {
    if (marks?.inactive) this.text += `deactivate${path}\n`;
    if (marks?.protect) this.text += `protect${path}\n`;
  }
}

function isBareLeaf(child: ConfigNode): child is Leaf {
  return child.kind === "leaf" && child.schema.nokeyword;
}

function writeValue(parent: SchemaNode, schema: SchemaNode, value: string): string {
  if (schema.type.base === "secret") return quoteSecret(value);
  return schema.nokeyword ? writeBareValue(parent, schema, value) : writeWord(value);
}
