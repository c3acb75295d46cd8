import type { ConfigNode, ConfigTree, List, ListEntry, Parent } from "./config-node.ts";
import {
  type Alternative,
  type ContentMatch,
  type FilterNode,
  matchText,
  type Selection,
  selectionOf,
} from "./filter-node.ts";

/**
 * The part of a configuration that a subtree filter selects (RFC 6241 6.2, and Junos beyond it:
 * an entry always shows its keys). An empty element takes all of its statement, content matches
 * choose entries, an entry matched by content alone is taken whole. Undefined: nothing fits.
 */
export function selectSubtree(tree: ConfigTree, filter: FilterNode): ConfigTree | undefined {
  return filter.name === tree.schema.name ? selectParent(tree, [selectionOf([filter])]) : undefined;
}

function selectParent<Node extends Parent>(
  parent: Node,
  selections: readonly Selection[],
  chosen: readonly Alternative[] = [],
): Node | undefined {
  const found = selections.flatMap((selection) => alternativesFor(parent, selection));
  const wanted = [...found, ...chosen];
  if (wanted.length === 0) return undefined;
  if (wanted.some(({ whole }) => whole)) return parent;
  const matches = wanted.flatMap((alternative) => alternative.matches);
  const children = parent.children
    .map((child) => selectChild(child, wanted, matches))
    .filter((child) => child !== undefined);
  const isNamed =
    matches.length > 0 ||
    wanted.some(
      (alternative) => alternative.entries?.keysOnly === true || namesKey(parent, alternative),
    );
  return children.length > 0 || isNamed ? { ...parent, children } : undefined;
}

function selectChild(
  child: ConfigNode,
  wanted: readonly Alternative[],
  matches: readonly ContentMatch[],
): ConfigNode | undefined {
  const { name } = child.schema;
  const selections = wanted
    .map(({ children }) => children.get(name))
    .filter((selection) => selection !== undefined);
  if (child.kind === "leaf" || child.kind === "leaf-list") {
    const isMatched = matches.some((match) => match.name === name);
    return isMatched || selections.some(({ always }) => always?.whole === true) ? child : undefined;
  }
  if (selections.length === 0) return undefined;
  if (child.kind === "container") return selectParent(child, selections);
  if (selections.some(({ always }) => always?.whole === true)) return child;
  const choices = selections.flatMap((selection) => selection.choices);
  const entries =
    choices.length > 0
      ? chooseEntries(child, selections, choices)
      : child.entries
          .map((entry) => selectParent(entry, selections))
          .filter((entry) => entry !== undefined);
  return entries.length === 0 ? undefined : { ...child, entries };
}

/** What is wanted of entries by their place and names, beside what is wanted of them otherwise. */
function chooseEntries(
  list: List,
  selections: readonly Selection[],
  choices: readonly Alternative[],
): readonly ListEntry[] {
  const total = list.entries.length;
  const chosen = new Map<ListEntry, Alternative[]>();
  for (const choice of choices)
    for (const entry of entriesOf(list, choice)) {
      const others = chosen.get(entry);
      if (others === undefined) chosen.set(entry, [choice]);
      else others.push(choice);
    }
  return list.entries.flatMap((entry, index) => {
    const wanted = chosen.get(entry) ?? [];
    const selected = selectParent(entry, selections, wanted);
    if (selected === undefined) return [];
    const isCounted = wanted.some(
      ({ entries }) => entries?.start !== undefined || entries?.count !== undefined,
    );
    return [isCounted ? { ...selected, place: { position: index + 1, total } } : selected];
  });
}

function entriesOf(list: List, alternative: Alternative): readonly ListEntry[] {
  const { start = 1, count = Number.POSITIVE_INFINITY, patterns = [] } = alternative.entries ?? {};
  const fitting = list.entries.filter(
    (entry) =>
      patterns.every(({ key, test }) => test(entry.keys[list.schema.keys.indexOf(key)] ?? "")) &&
      (alternative.matches.length === 0 || satisfiesAll(entry, alternative)),
  );
  return fitting.slice(start - 1, start - 1 + count);
}

/** `<interface><name/></interface>` asks for the names of all entries. */
function namesKey(parent: Parent, { children }: Alternative): boolean {
  return parent.kind === "entry" && parent.schema.keys.some((key) => children.has(key));
}

function alternativesFor(parent: Parent, { always, byMatch }: Selection): readonly Alternative[] {
  const found = always === undefined ? [] : [always];
  if (byMatch.size === 0) return found;
  for (const text of heldTexts(parent))
    for (const alternative of byMatch.get(text) ?? [])
      if (satisfies(parent, alternative)) found.push(alternative);
  return found;
}

/** The first content match is what the alternative was found by. */
function satisfies(parent: Parent, { matches }: Alternative): boolean {
  return matches.length === 1 || satisfiesAll(parent, { matches });
}

function satisfiesAll(parent: Parent, { matches }: Pick<Alternative, "matches">): boolean {
  const held = new Set(heldTexts(parent));
  return matches.every(({ name, text }) => held.has(matchText(name, text)));
}

/** Everything in the statement itself that a content match can name. */
function* heldTexts(parent: Parent): Generator<string> {
  if (parent.kind === "entry") yield* keyTexts(parent);
  for (const child of parent.children)
    if (child.kind === "leaf") yield matchText(child.schema.name, child.value);
    else if (child.kind === "leaf-list")
      for (const value of child.values) yield matchText(child.schema.name, value);
}

function* keyTexts({ schema, keys }: ListEntry): Generator<string> {
  for (const [index, value] of keys.entries()) yield matchText(schema.keys[index] ?? "", value);
}
