import { type Arbitrary, integer, noShrink, tuple } from "fast-check";
import { type Random, seededRandom } from "../../src/base/index.ts";
import {
  applyEdit,
  type ConfigNode,
  type ConfigTree,
  type Container,
  type EditNode,
  emptyTree,
  type List,
  type ListEntry,
  type Marks,
} from "../../src/junos/config/index.ts";
import { type SchemaNode, unknownChild } from "../../src/junos/schema/index.ts";

export interface TreeOptions {
  /** Statements that the schema does not know are mixed in. @defaultValue true */
  readonly unknown?: boolean;
  /** Some statements are protected, which forbids further edits. @defaultValue true */
  readonly protect?: boolean;
}

/**
 * Configurations of a schema, up to about 80 statements, with marks, awkward values and unknown
 * statements. A failing case shrinks to fewer statements.
 */
export function configTree(schema: SchemaNode, options: TreeOptions = {}): Arbitrary<ConfigTree> {
  return tuple(integer({ min: 1, max: 80 }), noShrink(integer())).map(([size, seed]) =>
    treeOf(schema, options, size, seededRandom(String(seed))),
  );
}

/** A configuration and what became of it after a handful of changes of every sort. */
export function configPair(
  schema: SchemaNode,
  options: TreeOptions = {},
): Arbitrary<readonly [base: ConfigTree, changed: ConfigTree]> {
  return tuple(integer({ min: 1, max: 80 }), integer({ min: 0, max: 12 }), noShrink(integer())).map(
    ([size, changes, seed]) => {
      const random = seededRandom(String(seed));
      const base = treeOf(schema, options, size, random);
      let changed = base;
      for (let count = 0; count < changes; count += 1) {
        changed =
          random.integer(3) === 0
            ? applyEdit(changed, editOf(schema, options, 3, random)).tree
            : (withChild(changed, random.integer(changed.children.length + 1), random) ??
              emptyTree(schema));
      }
      return [base, changed];
    },
  );
}

function treeOf(
  schema: SchemaNode,
  options: TreeOptions,
  size: number,
  random: Random,
): ConfigTree {
  return applyEdit(emptyTree(schema), editOf(schema, options, size, random)).tree;
}

function editOf(
  schema: SchemaNode,
  { unknown = true, protect = true }: TreeOptions,
  size: number,
  random: Random,
): EditNode {
  return { schema, children: editsBelow(schema, { left: size, unknown, protect }, 0, random) };
}

interface Budget {
  left: number;
  readonly unknown: boolean;
  readonly protect: boolean;
}

function editsBelow(parent: SchemaNode, budget: Budget, depth: number, random: Random): EditNode[] {
  const choices = [...parent.children.values()].filter(({ name }) => !parent.keys.includes(name));
  const edits: EditNode[] = [];
  const count = 1 + random.integer(depth === 0 ? 12 : 4);
  for (let index = 0; index < count && budget.left > 0; index += 1) {
    const strange =
      budget.unknown && !parent.closed && (choices.length === 0 || random.integer(12) === 0);
    const schema = strange ? strangeSchema(random) : pick(choices, random);
    if (schema === undefined) break;
    budget.left -= 1;
    const edit = editFor(schema, budget, depth + 1, random);
    if (edit !== undefined && edits.every((other) => standBeside(other, edit))) edits.push(edit);
  }
  return edits;
}

/** Different statements, and not two cases of one choice. */
function standBeside(one: EditNode, other: EditNode): boolean {
  const sameChoice =
    one.schema.choice !== undefined && one.schema.choice.name === other.schema.choice?.name;
  if (sameChoice && one.schema.choice?.case !== other.schema.choice?.case) return false;
  return one.schema.name !== other.schema.name || one.keys?.join(" ") !== other.keys?.join(" ");
}

function editFor(
  schema: SchemaNode,
  budget: Budget,
  depth: number,
  random: Random,
): EditNode | undefined {
  const marks = randomMarks(budget.protect, random);
  if (schema.kind === "leaf") return { schema, ...marks, values: [valueFor(schema, random)] };
  if (schema.kind === "leaf-list") {
    // A single value of an unknown leaf-list looks like a leaf in every format.
    if (schema.unknown) return { schema, ...marks, values: ["one", "two"] };
    const values = Array.from({ length: 1 + random.integer(3) }, () => valueFor(schema, random));
    return { schema, ...marks, values };
  }
  const children = depth > 10 ? [] : editsBelow(schema, budget, depth, random);
  if (schema.kind === "list") return { schema, ...marks, keys: keysFor(schema, random), children };
  const kept = children.length > 0 || (schema.presence && !schema.unknown);
  return kept ? { schema, ...marks, children } : undefined;
}

function randomMarks(protect: boolean, random: Random): Marks {
  return {
    ...(random.integer(10) === 0 ? { inactive: true } : {}),
    ...(protect && random.integer(20) === 0 ? { protect: true } : {}),
    ...(random.integer(12) === 0 ? { comment: "two words, <b> & c" } : {}),
  };
}

function strangeSchema(random: Random): SchemaNode {
  const kind = pick(["leaf", "leaf-list", "container", "list"] as const, random) ?? "leaf";
  return unknownChild(`odd-${kind}-${random.integer(3)}`, kind);
}

const words = [
  "alpha",
  "ge-0/0/0",
  "192.0.2.1/24",
  "2001:db8::1",
  "7",
  "10",
  "two words",
  'quote "x"',
  "back\\slash",
  "<tag> & more",
  "{braces}",
  "[brackets]",
  "#hash",
  "semi;colon",
  "ünïcode ✓",
  "first\nsecond",
  "^65000 .*$",
];

function valueFor(schema: SchemaNode, random: Random): string {
  const { type } = schema;
  if (type.base === "empty") return "";
  if (type.base === "secret") return "$9$abcDEF./-1";
  if (type.base === "enumeration") return pick(type.values, random) ?? "";
  if (type.base === "integer") {
    const [low, high] = type.range ?? [0, 100];
    return String(low + random.integer(Math.min(high - low + 1, 1_000)));
  }
  const [low, high] = type.length ?? [1, 255];
  const word = pick(words, random) ?? "";
  return word.length >= low && word.length <= high ? word : "w".repeat(Math.max(low, 1));
}

function keysFor(schema: SchemaNode, random: Random): readonly string[] {
  let ident = "";
  return schema.keys.map((name) => {
    const leaf = schema.children.get(name);
    if (name === "choice-value" && schema.valuedChoices?.includes(ident) !== true) return "";
    const value = leaf === undefined ? "key" : valueFor(leaf, random);
    if (name === "choice-ident") ident = value;
    return value;
  });
}

type Changeable = Exclude<ConfigNode, List> | ListEntry;

/** The node with one change somewhere inside; undefined when it is gone. */
function mutated<Node extends Changeable>(node: Node, random: Random): Node | undefined {
  const isParent = node.kind === "container" || node.kind === "entry";
  if (isParent && node.children.length > 0 && random.integer(8) > 0) {
    return withChild(node, random.integer(node.children.length), random) as Node | undefined;
  }
  const action = random.integer(5);
  if (action === 0) return { ...node, marks: { ...node.marks, inactive: true } };
  if (action === 1) return { ...node, marks: undefined };
  if (action === 2) {
    return { ...node, marks: { ...node.marks, comment: "changed" } };
  }
  if (node.kind === "leaf" && node.value !== "") {
    return { ...node, value: valueFor(node.schema, random) };
  }
  if (node.kind === "leaf-list" && node.schema.orderedByUser && action === 3) {
    return { ...node, values: [...node.values].reverse() };
  }
  return undefined;
}

function withChild<Node extends Container | ListEntry>(
  parent: Node,
  at: number,
  random: Random,
): Node | undefined {
  const child = parent.children[at];
  const changed = child === undefined ? undefined : mutatedChild(child, random);
  const children = parent.children.flatMap((node, index) => {
    if (index !== at) return [node];
    return changed === undefined ? [] : [changed];
  });
  const vanishes = parent.kind === "container" && children.length === 0 && !parent.schema.presence;
  return vanishes ? undefined : { ...parent, children };
}

function mutatedChild(child: ConfigNode, random: Random): ConfigNode | undefined {
  return child.kind === "list" ? mutatedList(child, random) : mutated(child, random);
}

function mutatedList(list: List, random: Random): List | undefined {
  const at = random.integer(list.entries.length);
  const entry = list.entries[at];
  const rest = list.entries.filter((_, index) => index !== at);
  if (entry !== undefined && list.schema.orderedByUser && random.integer(3) === 0) {
    const to = random.integer(rest.length + 1);
    return { ...list, entries: [...rest.slice(0, to), entry, ...rest.slice(to)] };
  }
  const changed = entry && mutated(entry, random);
  const entries =
    changed === undefined ? rest : list.entries.map((one) => (one === entry ? changed : one));
  return entries.length === 0 ? undefined : { ...list, entries };
}

function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[random.integer(items.length)];
}
