import { describe, expect, it } from "vitest";
import { catalogue } from "../../../../src/operations/operational/commands/catalogue.ts";
import { readWords } from "../../../../src/operations/operational/commands/command-arguments.ts";
import { findCommand } from "../../../../src/operations/operational/commands/command-trie.ts";
import {
  type Family,
  tableCommands,
} from "../../../../src/operations/operational/commands/table/index.ts";
import { readTable } from "../../../../src/operations/operational/commands/table/read-table.ts";
import { operationalOperations } from "../../../../src/operations/operational/operational-operations.ts";
import type { Argument } from "../../../../src/operations/operational/request/index.ts";
import { readArguments } from "../../../../src/operations/operational/request/index.ts";
import { el } from "../../../../src/xml/index.ts";

const commands = tableCommands();
const families: readonly Family[] = ["mx", "srx", "ex", "qfx"];
const joined = catalogue(operationalOperations);

describe("the table of commands", () => {
  it("has more than three hundred commands, of every verb and family", () => {
    expect(commands.length).toBeGreaterThan(700);
    const verbs = new Set(commands.map(({ words }) => words[0]));
    for (const verb of ["show", "clear", "request", "ping", "traceroute", "file", "test", "op"])
      expect(verbs).toContain(verb);
  });

  it("names each command once per family", () => {
    for (const family of families) {
      const words = commands
        .filter((command) => command.families?.includes(family) ?? true)
        .map((command) => command.words.join(" "));
      expect(words.filter((one, index) => words.indexOf(one) !== index)).toEqual([]);
    }
  });

  it("is well formed: words, elements and families are what they should be", () => {
    const name = /^[a-z][a-z0-9.-]*$/;
    for (const { words, action, arguments: own, families: some } of commands) {
      const shown = words.join(" ");
      expect(
        words.every((word) => /^[a-z0-9][a-z0-9-]*$/.test(word)),
        shown,
      ).toBe(true);
      const elements = action.kind === "rpc" ? [action.rpc, action.root ?? "none"] : [];
      for (const element of elements) expect(element, shown).toMatch(name);
      for (const argument of own) expect(argument.name, shown).toMatch(name);
      expect(new Set(own.map((argument) => argument.name)).size, shown).toBe(own.length);
      for (const family of some ?? []) expect(families, shown).toContain(family);
    }
  });

  it("finds each command by its own words", () => {
    for (const command of commands) {
      const family = command.families?.[0] ?? "mx";
      const found = findCommand(joined.trie, command.words, family);
      if (found.kind !== "command") throw new Error(command.words.join(" "));
      expect(found.command.action).toEqual(command.action);
      expect(found.rest).toEqual([]);
    }
  });

  it("reads lines that go on, arguments and actions without a request", () => {
    expect(
      readTable(
        "\nshow a = get-a a-information <name> terse\n    at= vpn=instance @mx,ex\nset b = (none)\nc = clear-c -\n",
      ),
    ).toEqual([
      {
        words: ["show", "a"],
        action: { kind: "rpc", rpc: "get-a", root: "a-information" },
        arguments: [
          { kind: "value", name: "name", isPositional: true },
          { kind: "flag", name: "terse" },
          { kind: "value", name: "at" },
          { kind: "value", name: "instance", keyword: "vpn" },
        ],
        families: ["mx", "ex"],
      },
      { words: ["set", "b"], action: { kind: "none" }, arguments: [], families: undefined },
      {
        words: ["c"],
        action: { kind: "rpc", rpc: "clear-c", root: undefined },
        arguments: [],
        families: undefined,
      },
    ]);
  });
});

describe("the operations that describe their arguments", () => {
  it.each(operationalOperations.map((operation) => [operation.command, operation] as const))(
    "%s is a command whose words make requests that the operation takes",
    (line, operation) => {
      const family = families.find((one) => {
        const found = findCommand(joined.trie, line.split(" "), one);
        return (
          found.kind === "command" &&
          found.command.action.kind === "rpc" &&
          found.command.action.rpc === operation.name
        );
      });
      expect(family, "a family that has it").toBeDefined();
      const { arguments: known } = operation;
      const required = known.filter((one) => one.kind === "value" && one.isRequired === true);
      const requests = [required, ...known.map((one) => [...new Set([...required, one])])];
      for (const some of requests) {
        const words = some.flatMap(wordsOf);
        const read = readWords(words, known, false);
        if ("problem" in read) throw new Error(`${words.join(" ")}: ${read.problem} ${read.word}`);
        const taken = readArguments(el(operation.name, ...read.children), known);
        expect("error" in taken ? taken.error.message : "", words.join(" ")).toBe("");
        for (const argument of some) expect("has" in taken && taken.has(argument.name)).toBe(true);
      }
    },
  );
});

/** The words of an argument with a value that it takes. */
function wordsOf(argument: Argument): readonly string[] {
  if (argument.kind === "flag") return [argument.name];
  if (argument.kind === "choice") return argument.words.slice(0, 1);
  const { name, keyword, isPositional, range, values } = argument;
  const value = values?.[0] ?? String(range?.[0] ?? "192.0.2.1");
  const word = keyword ?? (isPositional === true ? undefined : name);
  return word === undefined ? [value] : [word, value];
}
