import * as fc from "fast-check";
import {
  applyEdit,
  type ConfigTree,
  type EditNode,
  emptyTree,
} from "../../../../src/junos/config/index.ts";
import type { SchemaNode } from "../../../../src/junos/schema/index.ts";

const awkward = [
  "",
  " ",
  '"',
  "\\",
  "\\n",
  "a\nb",
  "a\r\nb",
  ";",
  "{ }",
  "[ a ]",
  "#",
  "## x",
  "/* x */",
  "inactive:",
  "delete:",
  "...",
  "( A && B )",
  "(A)",
  "*",
  "<*>",
  "<ge-*>",
  "set",
  "to",
  "a\u2003b",
  "system",
  "mtu",
  "from-zone",
  "to-zone",
  "add",
  "exact",
  "per-flow",
  "7",
  "metric",
  "$1$x",
  "\u00A0",
];
/** Values that are awkward to write: punctuation, quotes, line ends, words of the grammar. */
const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-z0-9./-]{0,8}$/) },
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom(...awkward),
);
const word: fc.Arbitrary<string> = text.filter((value) => value !== "" && !value.includes("\0"));
const comment: fc.Arbitrary<string> = fc.constantFrom(
  "x",
  "a b",
  "line\nline",
  "* star",
  "\nafter",
  "# h",
);

/** A value without keyword is part of its parent's line and carries no marks. */
function marks(schema: SchemaNode): fc.Arbitrary<Partial<EditNode>> {
  if (schema.nokeyword) return fc.constant({});
  const plain = fc.record(
    { inactive: fc.constant(true), protect: fc.constant(true), comment },
    { requiredKeys: [] },
  );
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    { weight: schema.keys.length + 1, arbitrary: plain },
  );
}

function valueOf(schema: SchemaNode): fc.Arbitrary<string> {
  const { type } = schema;
  switch (type.base) {
    case "empty":
      return fc.constant("");
    case "integer":
      return fc.integer({ min: type.range?.[0] ?? 0, max: type.range?.[1] ?? 9_999 }).map(String);
    case "enumeration":
      return fc.constantFrom(...type.values);
    case "string":
    case "secret":
      return schema.nokeyword ? word : text;
  }
}

function keysOf(list: SchemaNode): fc.Arbitrary<readonly string[]> {
  const values = list.keys.map((name) => {
    const leaf = list.children.get(name);
    return leaf?.type.base === "enumeration" ? valueOf(leaf) : word;
  });
  return fc.tuple(...values).map((keys) => {
    const ident = keys[list.keys.indexOf("choice-ident")] ?? "";
    const isValued = list.valuedChoices?.includes(ident) === true;
    return keys.map((key, index) => (list.keys[index] === "choice-value" && !isValued ? "" : key));
  });
}

function statements(schema: SchemaNode): fc.Arbitrary<readonly EditNode[]> {
  const withMarks = (edit: fc.Arbitrary<EditNode>): fc.Arbitrary<EditNode> =>
    fc.tuple(edit, marks(schema)).map(([node, marked]) => ({ ...node, ...marked }));
  switch (schema.kind) {
    case "leaf":
      return withMarks(valueOf(schema).map((value) => ({ schema, values: [value] }))).map((one) => [
        one,
      ]);
    case "leaf-list":
      return withMarks(
        fc
          .uniqueArray(valueOf(schema), { minLength: 1, maxLength: 3 })
          .map((values) => ({ schema, values })),
      ).map((one) => [one]);
    case "container":
      return withMarks(childrenOf(schema).map((children) => ({ schema, children }))).map((one) => [
        one,
      ]);
    case "list":
      return fc.array(
        withMarks(
          fc
            .tuple(keysOf(schema), childrenOf(schema))
            .map(([keys, children]) => ({ schema, keys, children })),
        ),
        { minLength: 1, maxLength: 3 },
      );
  }
}

/** Values without keyword stand in schema order: a later one needs those before it. */
function childrenOf(schema: SchemaNode): fc.Arbitrary<readonly EditNode[]> {
  const own = [...schema.children.values()].filter(
    ({ name }) => !schema.keys.includes(name) && name !== "apply-macro",
  );
  const options = own.map((child) =>
    fc.option(fc.constant(child).chain(statements), { nil: [], freq: 2 }),
  );
  return fc.tuple(...options).map((groups) => {
    const orphan = own.findIndex((child, index) => child.nokeyword && groups[index]?.length === 0);
    return groups.flatMap((group, index) =>
      orphan >= 0 && index > orphan && own[index]?.nokeyword ? [] : group,
    );
  });
}

/** Trees in which every statement of the schema may occur, with any value and mark. */
export function arbitraryTree(schema: SchemaNode): fc.Arbitrary<ConfigTree> {
  return childrenOf(schema).map(
    (children) => applyEdit(emptyTree(schema), { schema, children }).tree,
  );
}
