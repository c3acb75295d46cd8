import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type ConfigNode,
  type ConfigTree,
  type EditResult,
  emptyTree,
  equalTrees,
  type ListEntry,
  type ParsedEdit,
} from "../../src/junos/config/index.ts";
import {
  applyPatch,
  applySet,
  detectFormat,
  junosNamespace,
  parseJson,
  parseSet,
  parseText,
  printCompare,
  printJson,
  printSet,
  printText,
  printXmlConfiguration,
  readXmlEdit,
} from "../../src/junos/formats/index.ts";
import { coreSchema } from "../../src/junos/schema/index.ts";
import { parseXml, XmlError } from "../../src/xml/index.ts";
import { treeFaults } from "../support/tree-faults.ts";

const schema = coreSchema();
const empty = emptyTree(schema);
const nothing: ParsedEdit = { root: { schema, children: [] }, problems: [] };

type Form = "text" | "set" | "xml" | "json" | "patch";
type Load = (tree: ConfigTree, text: string) => EditResult;

/** Every reader as far as a tree. */
const loads: Readonly<Record<Form, Load>> = {
  text: (tree, text) => applied(tree, parseText(text, schema)),
  set: (tree, text) => {
    const { commands, problems } = parseSet(text, schema);
    const result = applySet(tree, commands);
    return { tree: result.tree, problems: [...problems, ...result.problems] };
  },
  xml: (tree, text) => applied(tree, readXml(text)),
  json: (tree, text) => applied(tree, parseJson(text, schema)),
  patch: applyPatch,
};
const forms = Object.keys(loads) as readonly Form[];

function applied(tree: ConfigTree, { root, problems }: ParsedEdit): EditResult {
  const result = applyEdit(tree, root);
  return { tree: result.tree, problems: [...problems, ...result.problems] };
}

function readXml(text: string): ParsedEdit {
  try {
    return readXmlEdit(parseXml(Buffer.from(text)), schema);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    return nothing;
  }
}

const prints = {
  text: (tree: ConfigTree) => printText(tree),
  set: printSet,
  xml: (tree: ConfigTree) =>
    printXmlConfiguration(tree, { attributes: [["xmlns:junos", junosNamespace]] }),
  json: (tree: ConfigTree) => printJson(tree),
} as const;

/** Configurations of real style, and how the other forms spell them. */
const fixtures = globSync("fixtures/{lab,configs}/*").map((file) => {
  const text = readFileSync(file, "utf8");
  return loads[detectFormat(text)](empty, text).tree;
});
const base = fixtures[0] ?? empty;

function spelled(form: Form, tree: ConfigTree): string {
  return form === "patch" ? printCompare(base, tree) : prints[form](tree);
}

const words =
  `system interfaces ge-0/0/0 unit 0 family inet address 192.0.2.1/24 name-server host-name syslog
  file policy-options policy-statement term from then accept prefix-list 10.0.0.0/8 route-filter exact
  community add firewall filter security zones from-zone to-zone groups <*> apply-groups unknown-word
  inactive: protect: replace: delete: set delete edit up top exit rename to insert before after copy
  annotate activate deactivate protect unprotect wildcard [edit] [edit { } ; [ ] " ( ) # ## /* */ \\ + -
  ! { ... } <configuration> </configuration> <system> </system> <interface> <name> </name> </interface>
  <unknown/> operation="delete" " : , [null] null true {"configuration":{ "system" "@" }} &amp; <!--`.split(
    /\s+/,
  );
const piece = fc.constantFrom(
  ...words,
  "\n",
  " ",
  "\t",
  "\r\n",
  "\0",
  "\u0001",
  "\uFEFF",
  "\u2028",
);
const pieces = fc.array(piece, { maxLength: 80 });
const noise = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString("utf8")),
  pieces.map((taken) => taken.join(" ")),
  pieces.map((taken) => taken.join("")),
);

/** Fixtures in which pieces are missing, doubled, moved or strange. */
function mutated(form: Form): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    what: fc.constantFrom("cut", "double", "insert", "swap"),
    piece,
  });
  return fc
    .tuple(fc.constantFrom(...fixtures), fc.array(change, { minLength: 1, maxLength: 8 }))
    .map(([tree, changes]) =>
      changes.reduce(
        (text, { at, length, what, piece: strange }) => {
          const start = Math.floor(at * text.length);
          const [before, part, after] = [
            text.slice(0, start),
            text.slice(start, start + length),
            text.slice(start + length),
          ];
          if (what === "cut") return before + after;
          if (what === "double") return before + part + part + after;
          if (what === "insert") return before + strange + part + after;
          return before + part.split("").reverse().join("") + after;
        },
        spelled(form, tree),
      ),
    );
}

/** Set form has no annotations. */
function withoutComments<Node extends ConfigNode | ListEntry>(node: Node): Node {
  if (node.kind === "list") return { ...node, entries: node.entries.map(withoutComments) };
  const { comment: _, ...rest } = node.marks ?? {};
  const marks = Object.keys(rest).length === 0 ? undefined : rest;
  if (node.kind === "leaf" || node.kind === "leaf-list") return { ...node, marks };
  return { ...node, marks, children: node.children.map(withoutComments) };
}

/**
 * Whether every form spells the tree alike. The looks of a statement that no schema knows differ from
 * form to form, and XML and JSON mean nothing by blanks around a value.
 */
function isPlain(node: ConfigNode | ListEntry): boolean {
  if (node.schema.unknown) return false;
  switch (node.kind) {
    case "leaf":
      return node.value.trim() === node.value;
    case "leaf-list":
      return node.values.every((value) => value.trim() === value);
    case "list":
      return node.entries.every(isPlain);
    case "entry":
      return node.keys.every((key) => key.trim() === key) && node.children.every(isPlain);
    case "container":
      return node.children.every(isPlain);
  }
}

/**
 * What is wrong with a tree, or with what its printed forms read as: sound trees, and of a plain one
 * the same tree again.
 */
function faultsOf(tree: ConfigTree): readonly string[] {
  const faults = [...treeFaults(tree)];
  for (const form of ["text", "set", "xml", "json"] as const) {
    const again = loads[form](empty, prints[form](tree));
    const found = [...treeFaults(again.tree)];
    const expected = form === "set" ? withoutComments(tree) : tree;
    if (isPlain(tree)) {
      found.push(...again.problems.map(({ message }) => message));
      if (!equalTrees(again.tree, expected)) found.push(printCompare(expected, again.tree));
    }
    faults.push(...found.map((fault) => `${form}: ${fault}`));
  }
  return faults;
}

describe.each(forms)("%s form", (form) => {
  const load = loads[form];

  it("may be any noise: what was understood makes a sound tree", () => {
    fc.assert(
      fc.property(noise, fc.boolean(), (text, onFixture) => {
        const { tree } = load(onFixture ? base : empty, text);
        expect(onFixture ? treeFaults(tree) : faultsOf(tree)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("may be a damaged configuration: what was understood reads back from every form", () => {
    fc.assert(
      fc.property(mutated(form), (text) => {
        const { tree } = load(form === "patch" ? base : empty, text);
        expect(faultsOf(tree)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("characters that XML cannot carry", () => {
  it.each(["\0", "\u0001", "\u001B", "\uFFFE", "\uD800"])(
    "are refused in every form: %j",
    (strange) => {
      const documents = {
        text: `system { host-name "a${strange}"; domain-name example.net; }`,
        set: `set system host-name "a${strange}"\nset system domain-name example.net`,
        json: `{"configuration":{"system":{"host-name":"a${strange}"}}}`,
      };
      for (const [form, text] of Object.entries(documents)) {
        const { tree, problems } = loads[form as Form](empty, text);
        expect(problems).toContainEqual(expect.objectContaining({ message: "syntax error" }));
        expect(printXmlConfiguration(tree)).not.toContain(strange);
      }
    },
  );
});

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");
const configuration = (inside: string): string => `<configuration>${inside}</configuration>`;
const jsonSystem = (inside: string): string => `{"configuration":{"system":{${inside}"z":1}}}`;

/** Input built to be nasty, of a length in proportion to `count`. */
const nasty: Readonly<Record<Form, Readonly<Record<string, (count: number) => string>>>> = {
  text: {
    "open braces": (count) => many(count, () => "a {"),
    "closing braces": (count) => many(count, () => "}"),
    semicolons: (count) => many(count, () => ";"),
    "open quotes": (count) => many(count, () => '"'),
    backslashes: (count) => `system { host-name "${"\\".repeat(count)}`,
    "open comments": (count) => many(count, () => "/* /"),
    "open brackets": (count) => many(count, () => "["),
    "open parentheses": (count) => "(x ".repeat(count),
    "balanced parentheses": (count) => `system { a ${"(".repeat(count)}${")".repeat(count)}; }`,
    "a long word": (count) => `system { host-name ${"x".repeat(count)}; }`,
    "a long array": (count) =>
      `protocols { ospf { area 0 { interface [ ${many(count, (index) => `x${index}`)} ]; } } }`,
    "many words": (count) => `system ${many(count, (index) => `w${index}`)};`,
    tags: (count) => many(count, () => "inactive:"),
    duplicates: (count) => `interfaces {${many(count, () => "ge-0/0/0 { unit 0; }")}}`,
    deletions: (count) => `interfaces {${many(count, (index) => `delete: ge-0/0/${index};`)}}`,
    replacements: (count) =>
      `interfaces {${many(count, (index) => `replace: ge-0/0/0 { unit ${index}; }`)}}`,
    "unknown siblings": (count) => `system {${many(count, (index) => `u${index} a;`)}}`,
    "entries in falling order": (count) =>
      `interfaces {${many(count, (index) => `ge-0/0/${count - index} { unit 0; }`)}}`,
    "wildcards of groups": (count) =>
      `groups { g { interfaces {${many(count, (index) => `<*${index}> { mtu 9000; }`)}} } }`,
    "a long annotation": (count) => `system { /*${"* \n".repeat(count)}*/ host-name a; }`,
  },
  set: {
    "empty commands": (count) => many(count, () => "set"),
    duplicates: (count) => many(count, () => "set system host-name a"),
    deletions: (count) =>
      `${many(count, (index) => `set system u${index} a`)}\n${many(count, (index) => `delete system u${index}`)}`,
    "additions and deletions in turn": (count) =>
      many(count, (index) => `set system u${index} a\ndelete system u${index}`),
    insertions: (count) =>
      many(
        count,
        (index) =>
          `set policy-options policy-statement p term ${index} then accept\ninsert policy-options policy-statement p term ${index} before term 0`,
      ),
    "levels entered": (count) => many(count, () => "edit system\nup"),
    "levels left": (count) => "top ".repeat(count),
    "open quotes": (count) => many(count, () => 'set system host-name "x'),
    "a long array": (count) =>
      `set system name-server [ ${many(count, String).replaceAll("\n", " ")} ]`,
    "many words": (count) => `set system ${"w ".repeat(count)}`,
    blanks: (count) => `set system host-name a${" ".repeat(count)}`,
    protections: (count) =>
      many(
        count,
        (index) => `set interfaces ge-0/0/${index} mtu 9000\nprotect interfaces ge-0/0/${index}`,
      ),
  },
  xml: {
    "open elements": (count) => configuration("<a>".repeat(count)),
    "unknown siblings": (count) =>
      configuration(`<system>${many(count, (index) => `<u${index}>a</u${index}>`)}</system>`),
    "entries without keys": (count) =>
      configuration(`<interfaces>${many(count, () => "<interface/>")}</interfaces>`),
    deletions: (count) =>
      configuration(
        `<interfaces>${many(count, (index) => `<interface operation="delete"><name>x${index}</name></interface>`)}</interfaces>`,
      ),
    "insertions before each other": (count) =>
      configuration(
        `<policy-options>${many(count, (index) => `<policy-statement insert="before" name="x${index - 1}"><name>x${index}</name></policy-statement>`)}</policy-options>`,
      ),
    "an open predicate": (count) =>
      configuration(
        `<policy-options><policy-statement insert="before" key="${"[ a".repeat(count)}"><name>x</name></policy-statement></policy-options>`,
      ),
    references: (count) => configuration("&amp;".repeat(count)),
    "open comments": (count) => configuration("<!-- ".repeat(count)),
  },
  json: {
    "open arrays": (count) => "[".repeat(count),
    "open objects": (count) => '{"a":'.repeat(count),
    "unknown siblings": (count) => jsonSystem(many(count, (index) => `"u${index}":1,`)),
    marks: (count) =>
      jsonSystem(many(count, (index) => `"u${index}":1,"@u${index}":{"inactive":true},`)),
    "a long array": (count) => jsonSystem(`"name-server":[${"1,".repeat(count)}2],`),
    "a long text": (count) => jsonSystem(`"host-name":"${"\\u0041".repeat(count)}",`),
    "open quotes": (count) => '"'.repeat(count),
  },
  patch: {
    headings: (count) => many(count, () => "[edit system]"),
    "stray lines": (count) => many(count, () => "x"),
    hunks: (count) => many(count, (index) => `[edit system]\n+  u${index} a;`),
    deletions: (count) => `[edit system]\n${many(count, (index) => `-  u${index};`)}`,
    "lines of context": (count) =>
      `[edit interfaces]\n${many(count, (index) => `   x${index} { ... }`)}`,
    "open quotes": (count) => `[edit system]\n${many(count, () => '+  host-name "a')}`,
    entries: (count) =>
      `[edit interfaces]\n${many(count, (index) => `+   ge-0/0/${index} {\n+       unit 0;\n+   }`)}`,
  },
};

/** Milliseconds of processor that a load takes. */
function loadMs(load: Load, text: string): number {
  const start = process.cpuUsage();
  load(base, text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** How much longer four times the input takes: the least of some tries, as other work only adds. */
function growth(load: Load, textOf: (count: number) => string): number {
  const [short, long] = [textOf(2_000), textOf(8_000)];
  const shortMs = Math.min(...Array.from({ length: 4 }, () => loadMs(load, short)));
  const longMs = Math.min(...Array.from({ length: 4 }, () => loadMs(load, long)));
  // What ends within some milliseconds shows nothing but the garbage collector.
  return longMs / Math.max(shortMs, 8);
}

describe.each(forms)("nasty input in %s form", (form) => {
  it.each(Object.entries(nasty[form]))(
    "takes time in proportion to its length: %s",
    (_, textOf) => {
      expect(growth(loads[form], textOf)).toBeLessThan(8);
    },
  );
});
