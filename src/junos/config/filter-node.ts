/**
 * One element of a subtree filter (RFC 6241 6.2) or of a Junos `get-configuration` request,
 * without its XML: an element with text selects by content, an empty one selects itself.
 */
export interface FilterNode {
  /** Element name. */
  readonly name: string;
  /** Text content; blank counts as none. */
  readonly text?: string;
  readonly children: readonly FilterNode[];
  /** Which entries of a list are wanted (Junos `count`, `start`, `matching`, `recurse`). */
  readonly entries?: EntryChoice;
}

/** Entries of a list by their place and names; content matches choose among them, too. */
export interface EntryChoice {
  /** From 1; entries that were chosen so say where they stand. */
  readonly start?: number;
  readonly count?: number;
  /** Keys that must fit. */
  readonly patterns?: readonly KeyPattern[];
  /** Only the keys are wanted. */
  readonly keysOnly?: true;
}

interface KeyPattern {
  readonly key: string;
  readonly test: (text: string) => boolean;
}

/** One content match node of RFC 6241 6.2.5. */
export interface ContentMatch {
  readonly name: string;
  readonly text: string;
}

/** What is wanted of the statements that satisfy all content matches. */
export interface Alternative {
  readonly matches: readonly ContentMatch[];
  /** Everything in the statement is wanted. */
  readonly whole: boolean;
  readonly children: ReadonlyMap<string, Selection>;
  readonly entries?: EntryChoice;
}

/**
 * What sibling filters of one name ask for together. It is put together once per filter and
 * looked up by content, so a long filter on a long list costs their sum, not their product.
 */
export interface Selection {
  /** What is wanted of every statement. */
  readonly always: Alternative | undefined;
  /** The others, by `matchText` of their first content match. */
  readonly byMatch: ReadonlyMap<string, readonly Alternative[]>;
  /** Those that choose entries by place or name, one for each filter. */
  readonly choices: readonly Alternative[];
}

/** A content match as a key; NUL occurs in neither part. */
export function matchText(name: string, text: string): string {
  return `${name}\0${text}`;
}

/** Joins filters of one name below one parent. */
export function selectionOf(filters: readonly FilterNode[]): Selection {
  const groups = new Map<string, FilterNode[]>();
  const choices: Alternative[] = [];
  for (const filter of filters) {
    if (filter.entries !== undefined) {
      const { keysOnly } = filter.entries;
      const alternative = alternativeOf([filter]);
      const wanted = keysOnly ? { whole: false, children: new Map() } : {};
      choices.push({ ...alternative, ...wanted, entries: filter.entries });
      continue;
    }
    const id = matchesOf(filter)
      .map(({ name, text }) => matchText(name, text))
      .join("\0\0");
    append(groups, id, filter);
  }
  let always: Alternative | undefined;
  const byMatch = new Map<string, Alternative[]>();
  for (const group of groups.values()) {
    const alternative = alternativeOf(group);
    const [first] = alternative.matches;
    if (first === undefined) always = alternative;
    else append(byMatch, matchText(first.name, first.text), alternative);
  }
  return { always, byMatch, choices };
}

/** `filters` have the same content matches. */
function alternativeOf(filters: readonly FilterNode[]): Alternative {
  const selected = filters.map(({ children }) => children.filter((child) => !isMatch(child)));
  const byName = new Map<string, FilterNode[]>();
  for (const child of selected.flat()) append(byName, child.name, child);
  return {
    matches: filters[0] === undefined ? [] : matchesOf(filters[0]),
    whole: selected.some((children) => children.length === 0),
    children: new Map([...byName].map(([name, group]) => [name, selectionOf(group)])),
  };
}

/** The distinct content matches of a filter. */
function matchesOf({ children }: FilterNode): readonly ContentMatch[] {
  const matches = children.filter(isMatch).map(({ name, text }) => ({
    name,
    text: text?.trim() ?? "",
  }));
  const distinct = new Map(matches.map((match) => [matchText(match.name, match.text), match]));
  return [...distinct.values()];
}

function isMatch({ text, children }: FilterNode): boolean {
  return children.length === 0 && (text ?? "").trim() !== "";
}

function append<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
