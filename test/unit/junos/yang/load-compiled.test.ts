import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CallHomeError } from "../../../../src/base/index.ts";
import type { SchemaNode } from "../../../../src/junos/schema/index.ts";
import {
  type CompiledSchema,
  loadCompiled,
  type RpcCommand,
  readCompiled,
  rpcCommands,
  schemaRoot,
  writeCompiled,
} from "../../../../src/junos/yang/index.ts";
import { sampleSchema } from "./sample-modules.ts";

function problem(text: string): string {
  try {
    readCompiled(text);
  } catch (cause) {
    if (cause instanceof CallHomeError && cause.code === "ERR_SCHEMA_FILE") return cause.message;
    throw cause;
  }
  return "no problem";
}

/** Loads a schema with all that is in it. */
function outcome(text: string): string {
  const message = problem(text);
  if (message !== "no problem") return message;
  described(loadCompiled(text));
  return "loads";
}

/** Everything that a schema says, without the nodes' methods of laziness. */
function described(node: SchemaNode): unknown {
  return { ...node, children: [...node.children.values()].map(described) };
}

describe("a schema file", () => {
  it("gives back the schema that was written", () => {
    const schema = sampleSchema();
    expect(readCompiled(writeCompiled(schema))).toEqual(schema);
    expect(described(loadCompiled(writeCompiled(schema)))).toEqual(described(schemaRoot(schema)));
  });

  it("is the same for the same modules", () => {
    expect(writeCompiled(sampleSchema())).toBe(writeCompiled(sampleSchema()));
    expect(writeCompiled(sampleSchema()).split("\n").length).toBeGreaterThan(8);
  });

  it("holds equal bodies once", () => {
    const { nodes } = sampleSchema();
    expect(new Set(nodes.map((row) => JSON.stringify(row))).size).toBe(nodes.length);
  });

  it("makes children once, when they are looked at", () => {
    const root = loadCompiled(writeCompiled(sampleSchema()));
    expect(root.children.get("system")?.children).toBe(root.children.get("system")?.children);
    expect(root.children.get("interfaces")?.children.get("interface")?.children).toBe(
      root.children.get("groups")?.children.get("interfaces")?.children.get("interface")?.children,
    );
  });
});

describe("a broken schema file", () => {
  const broken = (change: Partial<Record<keyof CompiledSchema, unknown>>): string =>
    problem(JSON.stringify({ ...sampleSchema(), ...change }));
  const withNode = (row: unknown): string => broken({ nodes: [...sampleSchema().nodes, row] });

  it("is refused when it is not JSON or of another form", () => {
    expect(problem("")).toMatch(/^not a compiled schema: /);
    expect(problem("[]")).toContain("it is not an object");
    expect(problem("{}")).toContain("its form is not 1");
    expect(broken({ form: 2 })).toContain("its form is not 1");
  });

  it.each([
    [{ names: [1] }, "names"],
    [{ types: [{ base: "float" }] }, "types"],
    [{ types: [{ base: "integer", range: [1] }] }, "types"],
    [{ types: [{ base: "enumeration" }] }, "types"],
    [{ keys: [[-1]] }, "keys"],
    [{ extras: [{ keyword: 1 }] }, "extras"],
    [{ commands: [["a", "b", "c", 1e9]] }, "commands"],
    [{ nodes: {} }, "nodes"],
  ])("is refused: %j", (change, table) => {
    expect(broken(change)).toContain(`its ${table} are broken`);
  });

  it.each([
    [[]],
    [[0]],
    [["0", 0]],
    [[1, 1e6]],
    [[2, 1e6]],
    [[1, 0]],
    [[0, 0, [0]]],
    [[0, 0, [0, 1e9]]],
    [[0, 0, [-1, 0]]],
    [[0, 0, [0, 0.5]]],
    [[0, 0, [], [0, 0, 0]]],
    [[0, 0, [0, 0], [0, 0]]],
    [[0, 0, [], [], 1e6]],
    [[0, 0, [], [], 0, 0]],
  ])("is refused with the row %j", (row) => {
    expect(withNode(row)).toContain("its nodes are broken");
  });

  it("is refused when a statement contains itself", () => {
    const own = sampleSchema().nodes.length;
    expect(withNode([0, 0, [0, own]])).toContain("its nodes are broken");
  });

  it("is refused, or loads in full, whatever number is changed", () => {
    const text = writeCompiled(sampleSchema());
    const numbers = [...text.matchAll(/\d+/g)].map(({ index, 0: digits }) => ({ index, digits }));
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.nat({ max: 300 }), ({ index, digits }, other) => {
        const changed = text.slice(0, index) + String(other) + text.slice(index + digits.length);
        expect(outcome(changed)).toMatch(/^not a compiled schema: |^loads$/);
      }),
      { numRuns: 300 },
    );
  });

  it("is refused without a root", () => {
    expect(broken({ root: 1e9 })).toContain("it has no root");
    expect(broken({ root: undefined })).toContain("it has no root");
  });
});

describe("the commands of a schema file", () => {
  const commands = rpcCommands(readCompiled(writeCompiled(sampleSchema())));
  const byWords: ReadonlyMap<string, RpcCommand> = new Map(
    commands.map((command) => [command.command, command]),
  );

  it("stand in the order of their words, with rpc and root element", () => {
    expect(commands.map(({ command, rpc, root }) => [command, rpc, root])).toEqual([
      ["clear arp", "clear-arp-table", undefined],
      ["request system reboot", "request-reboot", undefined],
      ["show interfaces", "get-interface-information", "interface-information"],
      ["show system uptime", "get-system-uptime-information", "system-uptime-information"],
    ]);
  });

  it("have arguments: flags, words, values with and without name", () => {
    const given = [...(byWords.get("show interfaces")?.arguments.values() ?? [])];
    expect(given.map(({ name, type, nokeyword }) => [name, type.base, nokeyword])).toEqual([
      ["re0", "empty", false],
      ["re1", "empty", false],
      ["interface-name", "string", true],
      ["level", "enumeration", true],
      ["routing-instance", "string", false],
      ["descriptions", "empty", false],
      ["filter", "empty", false],
    ]);
    expect(given[0]?.choice?.name).toBe("routing-engine");
    expect(given[6]).toMatchObject({ kind: "list", keys: [] });
    expect(byWords.get("clear arp")?.arguments.size).toBe(0);
  });
});
