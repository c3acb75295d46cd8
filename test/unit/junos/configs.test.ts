import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { commitChecks, commitProblemText } from "../../../src/junos/checks/index.ts";
import {
  applyEdit,
  type ConfigNode,
  type ConfigTree,
  emptyTree,
  equalTrees,
  type ListEntry,
  type ParsedEdit,
} from "../../../src/junos/config/index.ts";
import {
  applySet,
  parseJson,
  parseSet,
  parseText,
  printJson,
  printSet,
  printText,
  printXmlConfiguration,
  readXmlEdit,
} from "../../../src/junos/formats/index.ts";
import { checkValue, coreSchema } from "../../../src/junos/schema/index.ts";
import { parseXml } from "../../../src/xml/index.ts";

const schema = coreSchema();
const strict = { validation: "strict" } as const;
const files = globSync("fixtures/configs/*.conf").toSorted();

interface Format {
  readonly name: string;
  readonly print: (tree: ConfigTree) => string;
  readonly parse: (text: string) => ConfigTree;
  /** Set form has no annotations. */
  readonly keepsComments: boolean;
}

function treeOf({ root, problems }: ParsedEdit): ConfigTree {
  expect(problems).toEqual([]);
  const result = applyEdit(emptyTree(schema), root, { checkValue });
  expect(result.problems).toEqual([]);
  return result.tree;
}

const formats: readonly Format[] = [
  {
    name: "text",
    print: printText,
    parse: (text) => treeOf(parseText(text, schema, strict)),
    keepsComments: true,
  },
  {
    name: "set",
    print: printSet,
    parse: (text) => {
      const { commands, problems } = parseSet(text, schema, strict);
      const result = applySet(emptyTree(schema), commands, { checkValue });
      expect([...problems, ...result.problems]).toEqual([]);
      return result.tree;
    },
    keepsComments: false,
  },
  {
    name: "XML",
    print: (tree) =>
      printXmlConfiguration(tree, {
        attributes: [["xmlns:junos", "http://xml.juniper.net/junos"]],
      }),
    parse: (text) => treeOf(readXmlEdit(parseXml(text), schema, strict)),
    keepsComments: true,
  },
  {
    name: "JSON",
    print: printJson,
    parse: (text) => treeOf(parseJson(text, schema, strict)),
    keepsComments: true,
  },
];
const pairs = formats.flatMap((from) =>
  formats.filter((to) => to !== from).map((to) => [from, to] as const),
);

/** The same configuration without annotations. */
function withoutComments<Node extends ConfigNode | ListEntry>(node: Node): Node {
  if (node.kind === "list") return { ...node, entries: node.entries.map(withoutComments) };
  const { comment: _, ...rest } = node.marks ?? {};
  const marks = Object.keys(rest).length === 0 ? undefined : rest;
  if (node.kind !== "container" && node.kind !== "entry") return { ...node, marks };
  return { ...node, marks, children: node.children.map(withoutComments) };
}

it("ten configurations are at hand", () => {
  expect(files).toHaveLength(10);
});

describe.each(files.map((file) => [basename(file, ".conf"), file] as const))("%s", (_, file) => {
  const text = readFileSync(file, "utf8");
  const tree = treeOf(parseText(text, schema, strict));

  it("has 200 to 2,000 lines in the form that Junos prints", () => {
    const lines = text.split("\n").length;
    expect(lines).toBeGreaterThanOrEqual(200);
    expect(lines).toBeLessThanOrEqual(2_000);
    expect(printText(tree)).toBe(text);
  });

  it("uses addresses and autonomous systems of documentation only", () => {
    expect(text.match(/\b(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d+\.\d+\.\d+\b/g)).toBeNull();
    const systems = [...text.matchAll(/(?:peer-as|local-as|autonomous-system) (\d+)/g)];
    for (const [, number] of systems) expect(isForDocumentation(Number(number))).toBe(true);
  });

  it("passes the commit checks of a router", () => {
    const checks = commitChecks({ rootAuthentication: "required" });
    expect(checks.flatMap((check) => check(tree)).map(commitProblemText)).toEqual([]);
  });

  it.each(pairs.map(([from, to]) => [`${from.name} to ${to.name}`, from, to] as const))(
    "goes from %s and back without loss",
    (_pair, from, to) => {
      const one = from.parse(from.print(tree));
      const other = from.parse(from.print(to.parse(to.print(one))));
      const isWhole = from.keepsComments && to.keepsComments;
      const expected = isWhole ? tree : withoutComments(tree);
      expect(equalTrees(other, expected)).toBe(true);
      expect(from.print(other)).toBe(from.print(expected));
    },
  );
});

describe("the lab", () => {
  it.each(globSync("fixtures/lab/*.{conf,set}").toSorted())("has %s pass the checks", (file) => {
    const format = formats.find(({ name }) => name === (file.endsWith(".set") ? "set" : "text"));
    const tree = format?.parse(readFileSync(file, "utf8")) ?? emptyTree(schema);
    const checks = commitChecks({ rootAuthentication: "required" });
    expect(checks.flatMap((check) => check(tree)).map(commitProblemText)).toEqual([]);
  });
});

/** RFC 5398: 64496 to 64511 and 65536 to 65551. */
function isForDocumentation(number: number): boolean {
  return (number >= 64_496 && number <= 64_511) || (number >= 65_536 && number <= 65_551);
}
