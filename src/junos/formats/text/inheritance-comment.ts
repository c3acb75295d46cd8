import type { ConfigNode, Leaf, LeafList, Origin, Parent } from "../../config/index.ts";

const nothing: readonly string[] = [];

/** Writes the `##` comments of `| display inheritance`, for some kinds of origin or for none. */
export class InheritanceComment {
  readonly #kinds: readonly Origin["kind"][];

  constructor(kinds: readonly Origin["kind"][]) {
    this.#kinds = kinds;
  }

  /**
   * The lines for a container or entry and those of its children that stand on its line. `from` is
   * the origin of what is around it.
   */
  linesOfParent(
    node: Parent,
    onLine: readonly ConfigNode[],
    from: Origin | undefined,
  ): readonly string[] {
    if (this.#kinds.length === 0) return nothing;
    const origin = node.origin ?? from;
    const name = node.kind === "entry" ? node.keys.join(" ") : node.schema.keyword;
    return [
      ...this.#line(name, origin),
      ...onLine.flatMap((child) => this.#linesOfChild(child, origin)),
    ];
  }

  /** The lines for a leaf, or for each inherited value of a leaf-list. */
  linesOfLeaf(leaf: Leaf | LeafList, from: Origin | undefined): readonly string[] {
    if (this.#kinds.length === 0) return nothing;
    if (leaf.kind === "leaf-list")
      return leaf.values.flatMap((value, index) =>
        this.#line(value, leaf.origins?.[index] ?? from),
      );
    const name = leaf.value === "" ? leaf.schema.keyword : leaf.value;
    return this.#line(name, leaf.origin ?? from);
  }

  #linesOfChild(child: ConfigNode, from: Origin | undefined): readonly string[] {
    switch (child.kind) {
      case "leaf":
      case "leaf-list":
        return this.linesOfLeaf(child, from);
      case "container":
        return this.linesOfParent(child, child.children, from);
      case "list":
        return child.entries.flatMap((entry) => this.linesOfParent(entry, entry.children, from));
    }
  }

  #line(name: string, origin: Origin | undefined): readonly string[] {
    if (origin === undefined || !this.#kinds.includes(origin.kind)) return [];
    const how = origin.kind === "group" ? "inherited from group" : "expanded from interface-range";
    return [`## '${oneLine(name)}' was ${how} '${oneLine(origin.name)}'`];
  }
}

/** What was inherited must not end the comment. */
function oneLine(text: string): string {
  return text.replaceAll("\n", "\\n");
}

/** The comment before a statement. */
export function writeInheritance(lines: readonly string[], indent: string): string {
  return ["##", ...lines, "##"].map((line) => `${indent}${line}\n`).join("");
}
