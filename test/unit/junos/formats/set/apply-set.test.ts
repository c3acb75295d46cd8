import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../../../../src/base/index.ts";
import { type ConfigTree, emptyTree, equalTrees } from "../../../../../src/junos/config/index.ts";
import { applySet, parseSet, printSet } from "../../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../../src/junos/schema/index.ts";

const schema = coreSchema();

function run(tree: ConfigTree, ...lines: readonly string[]): ReturnType<typeof applySet> {
  const { commands, problems } = parseSet(lines.join("\n"), schema);
  const result = applySet(tree, commands);
  return { tree: result.tree, problems: [...problems, ...result.problems] };
}

const base = run(
  emptyTree(schema),
  "set system host-name r1",
  "set interfaces ge-0/0/0 description to-ge-0/0/1",
  "set interfaces ge-0/0/0 unit 0",
  "set interfaces ge-0/0/1 disable",
  "set interfaces xe-0/1/0 disable",
  "set protocols bgp group G authentication-key ge-0/0/1",
  "set protocols bgp group G export [ A B C ]",
).tree;

/** The lines that a command takes away and adds. */
function changes(...lines: readonly string[]): readonly string[] {
  const [before, after] = [base, run(base, ...lines).tree].map((tree) =>
    printSet(tree).trim().split("\n"),
  );
  if (before === undefined || after === undefined) return [];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe("wildcard delete", () => {
  it("takes every entry whose name matches anywhere", () => {
    expect(changes("wildcard delete interfaces ge-")).toEqual([
      "- set interfaces ge-0/0/0 description to-ge-0/0/1",
      "- set interfaces ge-0/0/0 unit 0",
      "- set interfaces ge-0/0/1 disable",
    ]);
  });

  it("takes statements by their keyword", () => {
    expect(changes("wildcard delete interfaces ge-0/0/0 ^desc")).toEqual([
      "- set interfaces ge-0/0/0 description to-ge-0/0/1",
    ]);
  });

  it("works below the level that was edited", () => {
    expect(changes("edit interfaces", "wildcard delete xe")).toEqual([
      "- set interfaces xe-0/1/0 disable",
    ]);
  });

  it("says when nothing matches", () => {
    expect(run(base, "wildcard delete interfaces lo").problems).toMatchObject([
      {
        severity: "warning",
        message: "statement not found",
        badElement: "lo",
        path: "[edit interfaces]",
      },
    ]);
  });

  it.each([
    "wildcard",
    "wildcard delete",
    "wildcard remove interfaces x",
    "wildcard delete interfaces (",
  ])("is refused as %j", (line) => {
    expect(run(base, line).problems).toHaveLength(1);
    expect(run(base, line).tree).toBe(base);
  });
});

describe("replace pattern", () => {
  it("rewrites names and values, and no secrets", () => {
    expect(changes('replace pattern "ge-0/0/1" with xe-0/0/7')).toEqual([
      "- set interfaces ge-0/0/0 description to-ge-0/0/1",
      "- set interfaces ge-0/0/1 disable",
      "+ set interfaces ge-0/0/0 description to-xe-0/0/7",
      "+ set interfaces xe-0/0/7 disable",
    ]);
  });

  it("puts the new value of a list in the place of the old one", () => {
    expect(printSet(run(base, "replace pattern ^B$ with X").tree)).toContain(
      "export A\nset protocols bgp group G export X\nset protocols bgp group G export C\n",
    );
  });

  it("stops after as many statements as were asked for", () => {
    expect(changes("replace pattern disable|r1|ge- with et- upto 1")).toHaveLength(2);
  });

  it("leaves the rest of the configuration as it is", () => {
    const { tree, problems } = run(base, "replace pattern nowhere with x");
    expect(problems).toEqual([]);
    expect(tree).toBe(base);
  });

  it.each([
    "replace",
    "replace pattern",
    "replace pattern a",
    "replace pattern a by b",
    "replace pattern a with",
    "replace pattern ( with b",
    "replace pattern a with b upto",
    "replace pattern a with b upto 0",
    "replace pattern a with b upto 1 x",
  ])("is refused as %j", (line) => {
    expect(run(base, line).problems).toHaveLength(1);
    expect(run(base, line).tree).toBe(base);
  });

  it("is carried out a bounded number of times", () => {
    const lines = Array.from(
      { length: limits.subtreeCommands + 5 },
      () => "replace pattern q with z",
    );
    expect(run(base, ...lines).problems).toMatchObject([{ severity: "error" }]);
  });
});

describe("a run of commands", () => {
  const line = constantFrom(
    "set system host-name r2",
    "delete system host-name",
    "set interfaces ge-0/0/9 unit 0",
    "delete interfaces ge-0/0/1",
    "rename interfaces ge-0/0/0 to ge-0/0/5",
    "rename interfaces ge-0/0/5 to ge-0/0/0",
    "deactivate interfaces ge-0/0/0",
    "activate interfaces ge-0/0/0",
    "annotate system kept",
    "insert protocols bgp group G export C before A",
    "delete protocols bgp group G export B",
    "copy interfaces ge-0/0/0 to ge-0/0/7",
    "wildcard delete interfaces ge-0/0/7",
    "replace pattern ge-0/0/1 with ge-0/0/2",
  );

  it("does what its commands do one by one", () => {
    assert(
      property(array(line, { maxLength: 12 }), (lines) => {
        const together = run(base, ...lines).tree;
        const apart = lines.reduce((tree, one) => run(tree, one).tree, base);
        expect(equalTrees(together, apart), printSet(together)).toBe(true);
      }),
    );
  });

  it("of deletions costs no more than the configuration is long", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `interfaces ge-0/0/${index}`);
    const large = run(emptyTree(schema), ...names.map((name) => `set ${name} disable`)).tree;
    const { commands } = parseSet(names.map((name) => `delete ${name}`).join("\n"), schema);
    const start = performance.now();
    expect(applySet(large, commands).tree.children).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
