import {
  asList,
  type ConfigNode,
  type ConfigTree,
  equalTrees,
  findChild,
  type Leaf,
  type LeafList,
  type List,
  type ListEntry,
  type Marks,
  type Parent,
} from "../../config/index.ts";
import { bareLeaves } from "../../schema/index.ts";
import { writeAnnotation } from "../annotation.ts";
import { writeWord } from "../quoting.ts";
import { type Pair, pairChildren, pairEntries } from "./align.ts";
import { HunkWriter, type Sign } from "./hunk.ts";
import {
  elidedLine,
  entryLines,
  type Level,
  levelBelow,
  nodeLines,
  sharesKeyword,
} from "./statement-text.ts";
import { orderSteps } from "./user-order.ts";

/**
 * What `show | compare` prints about the way from `base` to `changed`: `[edit ...]` hunks, empty
 * when nothing differs. Subtrees that both trees share are not looked at. `load patch` takes it.
 */
export function printCompare(base: ConfigTree, changed: ConfigTree): string {
  const comparison = new Comparison();
  const root: Level = { above: undefined, schema: changed.schema, words: "", depth: 0 };
  comparison.parents(root, base, changed);
  return comparison.writer.text();
}

class Comparison {
  readonly writer: HunkWriter = new HunkWriter();

  /** Leaves and whole containers first, in one hunk; then each list and what is inside. */
  parents(level: Level, base: Parent, changed: Parent): void {
    if (base === changed) return;
    const pairs = pairChildren(base, changed).filter((pair) => pair.base !== pair.changed);
    for (const pair of pairs) this.#own(level, pair);
    for (const pair of pairs) this.writer.apart(() => this.#inside(level, pair));
  }

  #own(level: Level, { base, changed }: Pair<ConfigNode>): void {
    const node = changed ?? base;
    if (node === undefined || node.kind === "list") return;
    if (base !== undefined && changed !== undefined) this.#ownChange(level, base, changed);
    else {
      const kind = node.kind === "container" ? "block" : "leaf";
      this.writer.write(level, base === undefined ? "+" : "-", kind, nodeLines(level, node));
    }
  }

  #ownChange(level: Level, base: ConfigNode, changed: ConfigNode): void {
    if (isLeaf(base) && isLeaf(changed)) this.#leaf(level, base, changed);
    if (base.kind !== "container" || changed.kind !== "container") return;
    if (!isReplaced(base, changed)) this.#marks(level, base, changed);
    else {
      this.writer.write(level, "-", "block", nodeLines(level, base));
      this.writer.write(level, "+", "block", nodeLines(level, changed));
    }
  }

  #inside(level: Level, { base, changed }: Pair<ConfigNode>): void {
    if (base?.kind === "container" && changed?.kind === "container") {
      if (!isReplaced(base, changed)) this.parents(levelBelow(level, changed), base, changed);
    } else if (base?.kind === "list" || changed?.kind === "list") {
      this.#lists(level, asList(base), asList(changed));
    }
  }

  #leaf(level: Level, base: Leaf | LeafList, changed: Leaf | LeafList): void {
    if (equalTrees(base, changed)) return;
    const unmarked = { ...base, marks: changed.marks };
    if (equalTrees(unmarked, changed) && base.marks?.comment === changed.marks?.comment) {
      const lines = nodeLines(level, { ...changed, marks: undefined });
      const tags = changedTags(base.marks, changed.marks);
      this.writer.write(level, "!", "leaf", [`${tags}${lines[0] ?? ""}`]);
      return;
    }
    this.writer.write(level, "-", "leaf", nodeLines(level, base));
    this.writer.write(level, "+", "leaf", nodeLines(level, changed));
  }

  /** Marks of a container or entry on both sides; whether its line was shown for an annotation. */
  #marks(level: Level, base: Parent, changed: Parent, keyword?: string): boolean {
    const tags = changedTags(base.marks, changed.marks);
    if (tags !== "")
      this.writer.write(level, "!", "block", [tags + elidedLine(level, changed)], keyword);
    const before = base.marks?.comment;
    const after = changed.marks?.comment;
    if (before === after) return false;
    const show = (sign: Sign, comment: string | undefined): void => {
      if (comment === undefined) return;
      const lines = writeAnnotation(comment, "").trimEnd().split("\n");
      this.writer.write(level, sign, "block", lines, keyword);
    };
    show("-", before);
    show("+", after);
    this.#context(level, changed, keyword);
    return true;
  }

  #context(level: Level, node: Parent, keyword: string | undefined): void {
    const inactive = node.marks?.inactive ? "inactive: " : "";
    this.writer.write(level, " ", "block", [inactive + elidedLine(level, node)], keyword);
  }

  #lists(level: Level, base: List | undefined, changed: List | undefined): void {
    const list = changed ?? base;
    if (list === undefined) return;
    const { schema } = list;
    if (sharesKeyword(schema) && (base === undefined || changed === undefined)) {
      this.writer.write(level, base === undefined ? "+" : "-", "leaf", nodeLines(level, list));
      return;
    }
    const keyword = sharesKeyword(schema) ? writeWord(schema.keyword) : undefined;
    const before = base?.entries ?? [];
    const after = changed?.entries ?? [];
    if (schema.orderedByUser) this.#userOrdered(level, before, after, keyword);
    else for (const pair of pairEntries(before, after)) this.#entry(level, pair, keyword);
  }

  #entry(level: Level, { base, changed }: Pair<ListEntry>, keyword: string | undefined): void {
    if (base === changed) return;
    if (base !== undefined && changed !== undefined && !isReplaced(base, changed)) {
      this.#marks(level, base, changed, keyword);
      this.#entryInside(level, base, changed);
      return;
    }
    if (base !== undefined) this.#whole(level, "-", base, keyword);
    if (changed !== undefined) this.#whole(level, "+", changed, keyword);
  }

  #whole(level: Level, sign: Sign, entry: ListEntry, keyword: string | undefined): void {
    this.writer.write(level, sign, "block", entryLines(level, entry), keyword);
  }

  /** Whether hunks of the entry's own were written. */
  #entryInside(level: Level, base: ListEntry, changed: ListEntry): boolean {
    const below = levelBelow(level, changed);
    const words = sharesKeyword(changed.schema)
      ? `${writeWord(changed.schema.keyword)} ${below.words}`
      : below.words;
    return this.writer.apart(() => this.parents({ ...below, words }, base, changed));
  }

  /** New and moved entries show their neighbours, since their place matters. */
  #userOrdered(
    level: Level,
    base: readonly ListEntry[],
    changed: readonly ListEntry[],
    keyword: string | undefined,
  ): void {
    const later: (() => void)[] = [];
    let previous: ListEntry | undefined;
    /** The entry that the open hunk shows last. */
    let shown: ListEntry | undefined;
    let showsNext = false;
    for (const step of orderSteps(base, changed, isReplaced)) {
      if (step.kind === "gone") {
        this.#whole(level, "-", step.before, keyword);
        continue;
      }
      const { after } = step;
      if (step.kind === "kept") {
        if (showsNext) this.#context(level, after, keyword);
        const marked = this.#marks(level, step.before, after, keyword);
        if (showsNext || marked) shown = after;
        showsNext = false;
        if (this.#entryInside(level, step.before, after)) shown = undefined;
      } else {
        if (previous !== shown && previous !== undefined) this.#context(level, previous, keyword);
        if (step.kind === "new") this.#whole(level, "+", after, keyword);
        else {
          this.writer.write(level, "!", "block", [elidedLine(level, after)], keyword);
          this.#marks(level, step.before, after, keyword);
          later.push(() => void this.#entryInside(level, step.before, after));
        }
        shown = after;
        showsNext = true;
      }
      previous = after;
    }
    for (const writeInside of later) writeInside();
  }
}

function isLeaf(node: ConfigNode): node is Leaf | LeafList {
  return node.kind === "leaf" || node.kind === "leaf-list";
}

/** Whether a change inside shows as the whole statement, because its line cannot be taken apart. */
function isOneStatement(base: Parent, changed: Parent): boolean {
  if (changed.schema.oneliner) return true;
  return bareLeaves(changed.schema).some(({ name }) => {
    const before = findChild(base, name);
    const after = findChild(changed, name);
    if (before === undefined || after === undefined) return before !== after;
    return !equalTrees(before, after);
  });
}

function isReplaced(base: Parent, changed: Parent): boolean {
  return isOneStatement(base, changed) && !equalTrees(base, changed);
}

/** The tags that lead from one state of activation and protection to the other. */
function changedTags(base: Marks | undefined, changed: Marks | undefined): string {
  const protect = changed?.protect ? "protect: " : "unprotect: ";
  const inactive = changed?.inactive ? "inactive: " : "active: ";
  return (
    (base?.protect === changed?.protect ? "" : protect) +
    (base?.inactive === changed?.inactive ? "" : inactive)
  );
}
