import { limits } from "../../../base/index.ts";
import {
  applyEdit,
  type ConfigNode,
  type ConfigTree,
  type EditNode,
  type EditResult,
  type Leaf,
  type LeafList,
  type ListEntry,
  type Parent,
} from "../../config/index.ts";
import type { ReplacePatternCommand } from "./set-command.ts";
import type { SetOptions } from "./set-options.ts";
import { editAlong, notFound, statementAt, stepsOf } from "./tree-path.ts";

/**
 * `replace pattern`: names of entries and values of leaves below the path; a value that does not
 * fit its statement is reported and stays. Encoded secrets are not text and are left alone.
 */
export function replacePattern(
  tree: ConfigTree,
  command: ReplacePatternCommand,
  options: SetOptions,
): EditResult {
  const steps = stepsOf(command.path);
  const holder = statementAt(options.seen?.(tree) ?? tree, steps);
  if (holder === undefined || holder.kind === "list") {
    const { keys = [], schema, position } = steps.at(-1) ?? command.path;
    const missing = keys.join(" ") || schema.keyword;
    return { tree, problems: [notFound(steps.slice(0, -1), missing, position, options)] };
  }
  const edits = new PatternEdits(command).inside(holder);
  return applyEdit(tree, editAlong(tree, steps, edits), options);
}

class PatternEdits {
  readonly #command: ReplacePatternCommand;
  #left: number;
  /** Characters that replacements may still write: a short request must not fill the memory. */
  #room: number = limits.patternCharacters;

  constructor(command: ReplacePatternCommand) {
    this.#command = command;
    this.#left = command.upTo;
  }

  inside(parent: Parent): readonly EditNode[] {
    return parent.children.flatMap((child) => this.#node(child));
  }

  #node(node: ConfigNode): readonly EditNode[] {
    if (this.#left <= 0) return [];
    const { schema } = node;
    switch (node.kind) {
      case "container": {
        const children = this.inside(node);
        return children.length === 0 ? [] : [{ schema, children }];
      }
      case "list":
        return node.entries.flatMap((entry) => this.#entry(entry));
      default:
        return schema.type.base === "secret" ? [] : this.#values(node);
    }
  }

  #entry(entry: ListEntry): readonly EditNode[] {
    const { schema, keys } = entry;
    const renamed = keys.map((key) => this.#replaced(key) ?? key);
    const isRenamed = renamed.some((key, index) => key !== keys[index]) && this.#count();
    const children = this.inside(entry);
    if (!isRenamed && children.length === 0) return [];
    return [{ schema, keys, children, ...(isRenamed && { rename: renamed }) }];
  }

  /** In a leaf-list the new value takes the place of the old one. */
  #values(node: Leaf | LeafList): readonly EditNode[] {
    const { schema } = node;
    const edits: EditNode[] = [];
    for (const value of node.kind === "leaf" ? [node.value] : node.values) {
      const replaced = this.#replaced(value);
      if (replaced === undefined || replaced === value || !this.#count()) continue;
      edits.push({ schema, values: [replaced], operation: "merge", ...placeOf(node, value) });
      if (node.kind === "leaf-list") edits.push({ schema, values: [value], operation: "delete" });
    }
    return edits;
  }

  #replaced(value: string): string | undefined {
    if (value === "" || this.#left <= 0) return undefined;
    const { pattern, replacement } = this.#command;
    const replaced = pattern.replace(value, replacement);
    this.#room -= replaced?.length ?? 0;
    return this.#room < 0 ? undefined : replaced;
  }

  #count(): boolean {
    return this.#left-- > 0;
  }
}

function placeOf(node: Leaf | LeafList, value: string): Pick<EditNode, "insert"> {
  if (node.kind === "leaf" || !node.schema.orderedByUser) return {};
  return { insert: { where: "before", keys: [value] } };
}
