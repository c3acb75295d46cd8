import { describe, expect, it } from "vitest";
import { applyEdit, type ConfigTree, emptyTree } from "../../../../../src/junos/config/index.ts";
import {
  applySet,
  parseSet,
  parseText,
  printSet,
  printText,
} from "../../../../../src/junos/formats/index.ts";
import { flagSchema } from "../flag-schema.ts";

const start = `system {
    host-name r1;
    name-server {
        192.0.2.1;
        192.0.2.2;
    }
}
interfaces {
    ge-0/0/0 {
        mtu 1500;
        unit 0 {
            family inet {
                address 192.0.2.1/24;
                address 192.0.2.2/24;
            }
        }
    }
}
routing {
    import [ a b c ];
}
`;

function treeOf(text: string): ConfigTree {
  const { root, problems } = parseText(text, flagSchema);
  expect(problems).toEqual([]);
  return applyEdit(emptyTree(flagSchema), root).tree;
}

/** What `text` becomes after the commands, all of which must be understood. */
function after(commands: string, text = start): string {
  const parsed = parseSet(commands, flagSchema);
  expect(parsed.problems).toEqual([]);
  const result = applySet(treeOf(text), parsed.commands);
  expect(result.problems).toEqual([]);
  return printText(result.tree);
}

describe("set commands", () => {
  it("set and delete statements, values and whole lists", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["set system host-name r2", start.replace("r1", "r2")],
      ["set interfaces ge-0/0/0 mtu 9000", start.replace("1500", "9000")],
      ["delete interfaces ge-0/0/0 mtu", start.replace("        mtu 1500;\n", "")],
      ["delete routing import b", start.replace("a b c", "a c")],
      ["set routing import [ d e ]", start.replace("a b c", "a b c d e")],
      ["delete system name-server 192.0.2.1", start.replace("        192.0.2.1;\n", "")],
      [
        "delete system name-server",
        start.replace(/ {4}name-server \{\n(?: {8}.*\n)*? {4}\}\n/, ""),
      ],
      ["delete\nset system host-name x", "system {\n    host-name x;\n}\n"],
      ["edit interfaces ge-0/0/0\ndelete", start.replace(/interfaces \{[^]*?\n\}\n/, "")],
    ];
    for (const [commands, result] of cases)
      expect([commands, after(commands)]).toEqual([commands, result]);
  });

  it("activate, deactivate, protect and unprotect", () => {
    const deactivated = start.replace("    ge-0/0/0 {", "    inactive: ge-0/0/0 {");
    expect(after("deactivate interfaces ge-0/0/0")).toBe(deactivated);
    expect(after("activate interfaces ge-0/0/0", deactivated)).toBe(start);
    expect(after("deactivate interfaces ge-0/0/0 mtu")).toBe(start.replace("mtu", "inactive: mtu"));
    const guarded = start.replace("system {", "protect: system {");
    expect(after("protect system")).toBe(guarded);
    expect(after("unprotect system", guarded)).toBe(start);
  });

  it("annotate a statement, or remove its annotation", () => {
    const annotated = start.replace("    host-name", "    /* the name */\n    host-name");
    expect(after('annotate system host-name "the name"')).toBe(annotated);
    expect(after('annotate system host-name "/* the name */"')).toBe(annotated);
    expect(after('annotate system host-name ""', annotated)).toBe(start);
  });

  it("rename an entry, with or without the list's keyword", () => {
    expect(after("rename interfaces ge-0/0/0 to ge-0/0/1")).toBe(
      start.replace("ge-0/0/0", "ge-0/0/1"),
    );
    const renamed = start.replace("unit 0", "unit 7");
    expect(after("rename interfaces ge-0/0/0 unit 0 to unit 7")).toBe(renamed);
    expect(after("rename interfaces ge-0/0/0 unit 0 to 7")).toBe(renamed);
  });

  it("insert an entry or a value before or after another", () => {
    const address = "interfaces ge-0/0/0 unit 0 family inet address";
    const swapped = start
      .replace("192.0.2.1/24", "x")
      .replace("192.0.2.2/24", "192.0.2.1/24")
      .replace("x", "192.0.2.2/24");
    expect(after(`insert ${address} 192.0.2.2/24 before address 192.0.2.1/24`)).toBe(swapped);
    expect(after(`insert ${address} 192.0.2.1/24 after 192.0.2.2/24`)).toBe(swapped);
    expect(after("insert routing import c before a")).toBe(start.replace("a b c", "c a b"));
  });

  it("copy an entry with what it holds", () => {
    const copied = after("copy interfaces ge-0/0/0 to ge-0/0/1");
    expect(copied.match(/mtu 1500/g)).toHaveLength(2);
    const { commands } = parseSet("copy interfaces ge-0/0/9 to ge-0/0/1", flagSchema);
    expect(applySet(treeOf(start), commands).problems).toEqual([
      {
        severity: "warning",
        message: "statement not found",
        badElement: "ge-0/0/9",
        path: "[edit interfaces]",
        tag: "data-missing",
        position: { line: 1, column: 17 },
      },
    ]);
  });

  it("move through the hierarchy with edit, up, top and exit", () => {
    const empty = "";
    const cases: readonly (readonly [string, string])[] = [
      [
        "edit system\nset host-name a\ntop\nset version 1",
        "set version 1\nset system host-name a\n",
      ],
      [
        "edit system\nedit services\nset telnet\nup\nset host-name a",
        "set system host-name a\nset system services telnet\n",
      ],
      [
        "edit system services\nset telnet\nexit\nset version 1",
        "set version 1\nset system services telnet\n",
      ],
      ["edit system\nedit services ssh\nexit\nset host-name a", "set system host-name a\n"],
      [
        "edit interfaces ge-0/0/0 unit 0 family inet\nup\nset vlan-id 5\nup 2\nset ge-0/0/1 mtu 1500",
        "set interfaces ge-0/0/0 unit 0 vlan-id 5\nset interfaces ge-0/0/1 mtu 1500\n",
      ],
      [
        "edit system services\ntop set version 1\nset telnet",
        "set version 1\nset system services telnet\n",
      ],
      [
        "edit system services\nup set host-name a\nset telnet",
        "set system host-name a\nset system services telnet\n",
      ],
      ["edit system\ntop edit routing\nset import a", "set routing import a\n"],
    ];
    for (const [commands, result] of cases) {
      const parsed = parseSet(commands, flagSchema);
      expect(parsed.problems).toEqual([]);
      expect([commands, printSet(applySet(treeOf(empty), parsed.commands).tree)]).toEqual([
        commands,
        result,
      ]);
    }
  });

  it("are one edit as long as only set lines follow each other", () => {
    const { commands } = parseSet(
      "set system host-name a\nset system services telnet\ndelete version\nset version 1\n",
      flagSchema,
    );
    expect(commands.map(({ line }) => line)).toEqual([1, 3, 4]);
    const [first] = commands;
    expect(first?.kind === "edit" && first.edit.children).toHaveLength(1);
  });

  it("ignore blank lines and comments, and take quotes over several lines", () => {
    expect(after('\n# note\n   # note\nset system host-name "two\nlines"\r\n')).toBe(
      start.replace("r1", '"two\\nlines"'),
    );
  });
});

describe("wrong set commands", () => {
  it("are named by line, column and word, and the others are carried out", () => {
    const cases: readonly (readonly [string, string, string, number])[] = [
      ["sett system host-name a", "unknown command", "sett", 1],
      ['"set" system host-name a', "unknown command", "set", 1],
      ["set sytem host-name a", "syntax error", "sytem", 5],
      ["set system host a", "syntax error", "host", 12],
      ["set system host-name", "missing argument", "host-name", 12],
      ["set system host-name a b", "syntax error", "b", 24],
      ["set", "missing argument", "set", 1],
      ["set interfaces ge-0/0/0 unit", "missing argument", "unit", 25],
      ["set policies from-zone a", "missing argument", "a", 24],
      ["set policies from-zone a to b", "syntax error", "to", 26],
      ["set routing import [ a", "syntax error", "[", 20],
      ["set routing import a ]", "syntax error", "]", 22],
      ['set system host-name "a', "syntax error, unterminated string", '"', 22],
      ["edit system host-name", "missing argument", "host-name", 13],
      ["rename system host-name to x", "syntax error", "host-name", 15],
      ["rename interfaces ge-0/0/0", "missing argument", "ge-0/0/0", 19],
      ["deactivate system name-server", "missing argument", "name-server", 19],
      ["top top set version 1", "syntax error", "top", 5],
    ];
    for (const [line, message, badElement, column] of cases) {
      const commands = `set version 1\n${line}\nset system host-name z`;
      const parsed = parseSet(commands, flagSchema, { validation: "strict" });
      expect([line, parsed.problems]).toEqual([
        line,
        [{ severity: "error", message, badElement, path: "[edit]", position: { line: 2, column } }],
      ]);
      expect(printSet(applySet(treeOf(""), parsed.commands).tree)).toBe(
        "set version 1\nset system host-name z\n",
      );
    }
  });

  it("on statements that are not there give a warning", () => {
    const { commands } = parseSet(
      "delete system login\ndeactivate interfaces xe-0/0/0",
      flagSchema,
    );
    const tree = treeOf(start);
    const result = applySet(tree, commands);
    expect(result.tree).toBe(tree);
    expect(result.problems.map(({ severity, message }) => [severity, message])).toEqual([
      ["warning", "statement not found"],
      ["warning", "statement not found"],
    ]);
  });

  it("take time in proportion to their length", () => {
    for (const piece of [
      "[ ",
      '"',
      '\\"\n',
      "edit system services\n",
      "set ",
      "top ",
      "set routing import a\n",
    ]) {
      const { problems } = parseSet(piece.repeat(100_000), flagSchema);
      expect(problems.length).toBeLessThanOrEqual(1_000);
    }
  }, 10_000);
});
