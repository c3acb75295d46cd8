import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commitChecks } from "../../../../src/junos/checks/index.ts";
import { StatementTable } from "../../../../src/junos/checks/statement-table.ts";
import { statementPath } from "../../../../src/junos/config/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import { configuration } from "../../../support/commit-problems.ts";
import { configTree } from "../../../support/config-arbitrary.ts";

const tree = configuration(`
  system { host-name r1; services { ssh; netconf { ssh; } } }
  protocols { bgp { group a { export p; neighbor 192.0.2.1 { export q; } } export r; } }
`);

function visited(...patterns: readonly string[]): readonly string[] {
  const lines: string[] = [];
  new StatementTable(patterns.map((pattern) => [pattern, pattern])).visit(tree, (row, path) =>
    lines.push(`${row}: ${statementPath(path)}`),
  );
  return lines;
}

describe("a table of statements", () => {
  it.each([
    ["system/host-name", ["system host-name"]],
    ["system/*/ssh", ["system services ssh"]],
    ["system/**/ssh", ["system services ssh", "system services netconf ssh"]],
    ["**/host-name", ["system host-name"]],
    [
      "protocols/bgp/**/export",
      [
        "protocols bgp group a export",
        "protocols bgp group a neighbor 192.0.2.1 export",
        "protocols bgp export",
      ],
    ],
    ["protocols/bgp/*/export", ["protocols bgp group a export"]],
    ["nowhere/at/all", []],
  ])("finds %s", (pattern, paths) => {
    expect(visited(pattern).toSorted()).toEqual(
      paths.map((path) => `${pattern}: ${path}`).toSorted(),
    );
  });

  it("follows all its rows at once", () => {
    expect(visited("system/host-name", "system/*")).toEqual([
      "system/host-name: system host-name",
      "system/*: system host-name",
      "system/*: system services",
    ]);
  });
});

describe("the commit checks", () => {
  it("have an answer to any configuration", () => {
    const checks = commitChecks({ rootAuthentication: "required" });
    fc.assert(
      fc.property(configTree(coreSchema()), (any) => {
        for (const problem of checks.flatMap((check) => check(any)))
          expect(problem.message).not.toBe("");
      }),
      { numRuns: 200 },
    );
  });

  it("answer again only when a statement that they read has changed", () => {
    const checks = commitChecks({ rootAuthentication: "optional" });
    const before = configuration("protocols { ospf { export p; } }");
    const after = {
      ...before,
      children: [...configuration("system { host-name r2; }").children, ...before.children],
    };
    const first = checks.map((check) => check(before));
    const second = checks.map((check) => check(after));
    expect(first.flat()).toHaveLength(1);
    expect(second.flat()[0]).toBe(first.flat()[0]);
  });
});
