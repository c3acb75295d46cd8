import { describe, expect, it } from "vitest";
import { applyEdit, emptyTree } from "../../../../../src/junos/config/index.ts";
import { parseText, printText } from "../../../../../src/junos/formats/index.ts";
import { flagSchema } from "../flag-schema.ts";

/** The canonical form of what the text says; expects it to be faultless. */
function reprint(text: string): string {
  const { root, problems } = parseText(text, flagSchema);
  const result = applyEdit(emptyTree(flagSchema), root);
  expect([...problems, ...result.problems]).toEqual([]);
  return printText(result.tree);
}

describe("the text form", () => {
  it("prints in canonical form what is written in other ways", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["system { host-name r1; }", "system {\n    host-name r1;\n}\n"],
      ["system host-name r1;", "system {\n    host-name r1;\n}\n"],
      ["system { services { ssh { } } }", "system {\n    services {\n        ssh;\n    }\n}\n"],
      [
        "system { services { ssh { port 22; }; telnet; } };",
        "system {\n    services {\n        ssh {\n            port 22;\n        }\n        telnet;\n    }\n}\n",
      ],
      [
        "system { name-server 192.0.2.1; name-server { 192.0.2.2 { port 53; } } }",
        "system {\n    name-server {\n        192.0.2.1;\n        192.0.2.2 {\n            port 53;\n        }\n    }\n}\n",
      ],
      [
        "system { name-server [ 192.0.2.1 192.0.2.2 ]; }",
        "system {\n    name-server {\n        192.0.2.1;\n        192.0.2.2;\n    }\n}\n",
      ],
      [
        "system { syslog { file messages { any { any; } archive { size 1m; files 3; } } } }",
        "system {\n    syslog {\n        file messages {\n            any any;\n            archive size 1m files 3;\n        }\n    }\n}\n",
      ],
      [
        "interfaces { ge-0/0/0 { unit 0 { family { inet { address 192.0.2.1/24; } inet6; } } } }",
        "interfaces {\n    ge-0/0/0 {\n        unit 0 {\n            family inet {\n                address 192.0.2.1/24;\n            }\n            family inet6;\n        }\n    }\n}\n",
      ],
      [
        "interfaces { ge-0/0/0 { unit 0 { family inet { address 192.0.2.1/24 { preferred; primary; } } } } }",
        "interfaces {\n    ge-0/0/0 {\n        unit 0 {\n            family inet {\n                address 192.0.2.1/24 {\n                    primary;\n                    preferred;\n                }\n            }\n        }\n    }\n}\n",
      ],
      [
        "interfaces { ge-0/0/0 { gigether-options { 802.3ad ae0; } } }",
        "interfaces {\n    ge-0/0/0 {\n        gigether-options {\n            802.3ad ae0;\n        }\n    }\n}\n",
      ],
      [
        "policies { from-zone a to-zone b { rule x { then { permit; } } } }",
        "policies {\n    from-zone a to-zone b {\n        rule x {\n            then permit;\n        }\n    }\n}\n",
      ],
      [
        "policies { from-zone a to-zone b { rule x { then { permit; log { session-close; } } } } }",
        "policies {\n    from-zone a to-zone b {\n        rule x {\n            then {\n                permit;\n                log {\n                    session-close;\n                }\n            }\n        }\n    }\n}\n",
      ],
      [
        "routing { route 0.0.0.0/0 { next-hop 192.0.2.1; } route 10.0.0.0/8 discard; }",
        "routing {\n    route 0.0.0.0/0 next-hop 192.0.2.1;\n    route 10.0.0.0/8 discard;\n}\n",
      ],
      [
        "routing { route 0.0.0.0/0 next-hop 192.0.2.1 metric { 5; } }",
        "routing {\n    route 0.0.0.0/0 {\n        next-hop 192.0.2.1;\n        metric 5;\n    }\n}\n",
      ],
      [
        "routing { route-filter 10.0.0.0/8 upto /24 accept; route-filter 10.0.0.0/8 exact; }",
        "routing {\n    route-filter 10.0.0.0/8 upto /24 accept;\n    route-filter 10.0.0.0/8 exact;\n}\n",
      ],
      ["routing { community add CUSTOMER; }", "routing {\n    community add CUSTOMER;\n}\n"],
      ['routing { as-path A "65000 .*"; }', 'routing {\n    as-path A "65000 .*";\n}\n'],
      ["routing { priority 6 5; }", "routing {\n    priority 6 5;\n}\n"],
      ["routing { priority { 6; } }", "routing {\n    priority 6;\n}\n"],
      ["routing { member-range a to b; }", "routing {\n    member-range a to b;\n}\n"],
      ["routing { import a; import [ b c ]; }", "routing {\n    import [ a b c ];\n}\n"],
      ["routing { import ( A && B ); }", "routing {\n    import ( A && B );\n}\n"],
      [
        "routing { default-policy deny-all; }",
        "routing {\n    default-policy {\n        deny-all;\n    }\n}\n",
      ],
      ["routing { load-balance { per-packet; } }", "routing {\n    load-balance per-packet;\n}\n"],
    ];
    for (const [text, canonical] of cases) {
      expect(reprint(text)).toBe(canonical);
      expect(reprint(canonical)).toBe(canonical);
    }
  });

  it("merges a statement that stands twice", () => {
    expect(reprint("system { host-name a; } system { host-name b; services telnet; }")).toBe(
      "system {\n    host-name b;\n    services {\n        telnet;\n    }\n}\n",
    );
  });

  it("keeps annotations and marks in front of their statement and drops the device's own lines", () => {
    const canonical = `version 22.4R1.10;
/* the box */
system {
    /*
     * two
     * lines
     */
    host-name r1;
    name-server {
        /* first */
        inactive: 192.0.2.1;
    }
}
interfaces {
    protect: inactive: ge-0/0/0 {
        unit 0 {
            inactive: family inet;
        }
    }
}
`;
    const written = canonical
      .replace("/* the box */", "# the box")
      .replace("version", "## Last changed: now\nversion");
    expect(reprint(written)).toBe(canonical);
  });

  it("writes secrets in quotes and says so, and quotes only what needs it", () => {
    const canonical = `system {
    host-name "r 1";
    login {
        user * {
            password "say \\"hi\\"\\nto \\\\ them"; ## SECRET-DATA
        }
        user <*>;
        user alice {
            class super-user;
            password "$6$salt$hash"; ## SECRET-DATA
        }
    }
}
`;
    expect(reprint(canonical)).toBe(canonical);
  });

  it("turns tags into operations and marks", () => {
    const { root } = parseText(
      "replace: system { delete: host-name; active: services { unprotect: ssh; } delete: name-server; }",
      flagSchema,
    );
    const system = root.children?.[0];
    expect(system?.operation).toBe("replace");
    expect(system?.children?.[0]).toMatchObject({ operation: "delete" });
    expect(system?.children?.[0]?.values).toBeUndefined();
    expect(system?.children?.[1]).toMatchObject({ inactive: false });
    expect(system?.children?.[1]?.children?.[0]).toMatchObject({ protect: false });
    expect(system?.children?.[2]).toMatchObject({ operation: "delete", keys: [] });
  });

  it("replaces a list that shares one keyword as a whole", () => {
    const { root } = parseText("system { replace: name-server { 192.0.2.1; } }", flagSchema);
    expect(root.children?.[0]?.children).toMatchObject([
      { keys: [], operation: "remove" },
      { keys: ["192.0.2.1"] },
    ]);
  });
});

describe("what the schema does not know", () => {
  it("is kept by its looks", () => {
    const canonical = `system {
    one;
    two value;
    three [ a ];
    four {
        five;
    }
    six name {
        seven;
    }
    eight {
    }
}
`;
    expect(reprint(canonical)).toBe(canonical);
    expect(reprint("system { from protocol [ a b ]; }")).toBe(
      "system {\n    from {\n        protocol [ a b ];\n    }\n}\n",
    );
    expect(reprint("system { six name seven eight; }")).toBe(
      "system {\n    six name {\n        seven eight;\n    }\n}\n",
    );
  });

  it("is refused in strict validation, with recovery at the end of the statement", () => {
    const text =
      "sytem {\n    host-name r1;\n}\nsystem {\n    host-nam r1 x;\n    host-name r2;\n}\n";
    const { root, problems } = parseText(text, flagSchema, { validation: "strict" });
    expect(problems).toEqual([
      {
        severity: "error",
        message: "syntax error",
        badElement: "sytem",
        path: "[edit]",
        position: { line: 1, column: 1 },
      },
      {
        severity: "error",
        message: "error recovery ignores input until this point",
        badElement: "}",
        path: "[edit]",
        position: { line: 3, column: 1 },
      },
      {
        severity: "error",
        message: "syntax error",
        badElement: "host-nam",
        path: "[edit system]",
        position: { line: 5, column: 5 },
      },
      {
        severity: "error",
        message: "error recovery ignores input until this point",
        badElement: ";",
        path: "[edit system]",
        position: { line: 5, column: 18 },
      },
    ]);
    expect(printText(applyEdit(emptyTree(flagSchema), root).tree)).toBe(
      "system {\n    host-name r2;\n}\n",
    );
  });
});

describe("broken text", () => {
  it("names line, column and word", () => {
    const cases: readonly (readonly [string, string, string | undefined, number, number])[] = [
      ["system {\n  host-name;\n}", "missing argument", "host-name", 2, 3],
      ["system {\n  host-name a b;\n}", "syntax error", "b", 2, 15],
      ["system {\n  host-name a\n}", "syntax error", "}", 3, 1],
      ["system {\n  host-name [ a b ];\n}", "syntax error", "b", 2, 17],
      ["system { { } }", "syntax error", "{", 1, 10],
      ["system { host-name x { } }", "syntax error", "{", 1, 22],
      ["system { ... }", "syntax error", "...", 1, 10],
      ["system { [ a ]; }", "syntax error", "[", 1, 10],
      ["system {", "syntax error, expecting '}'", undefined, 1, 9],
      ["}", "syntax error", "}", 1, 1],
      ['system { host-name "a; }', "syntax error, unterminated string", '"', 1, 20],
      ["/* never ends", "syntax error, unterminated comment", "/*", 1, 1],
      ["set system host-name r1\nset system services\n", "syntax error", "set", 1, 1],
      ["routing { member-range a; }", "missing argument", "a", 1, 24],
      ["routing { import [ ]; }", "missing argument", "import", 1, 11],
    ];
    for (const [text, message, badElement, line, column] of cases) {
      const [first] = parseText(text, flagSchema).problems;
      expect([text, first?.message, first?.badElement, first?.position]).toEqual([
        text,
        message,
        badElement,
        { line, column },
      ]);
    }
  });

  it("refuses deeper nesting than the limit and stays at work", () => {
    const { problems } = parseText(`system { ${"a {".repeat(100_000)}`, flagSchema);
    expect(problems[0]?.message).toBe("syntax error, too many levels");
    expect(problems.length).toBeLessThan(5);
  });

  it("stops after a thousand problems", () => {
    expect(parseText("} ".repeat(5_000), flagSchema).problems).toHaveLength(1_000);
  });

  it("takes time in proportion to its length", () => {
    for (const piece of [
      "( ",
      '"',
      '\\"',
      "/*",
      "[ ",
      "a ",
      "a;",
      "#",
      "( a )",
      "routing route a ",
    ]) {
      const { problems } = parseText(piece.repeat(200_000), flagSchema);
      expect(problems.length).toBeLessThanOrEqual(1_000);
    }
  }, 10_000);
});
