import { describe, expect, it } from "vitest";
import { CallHomeError, limits } from "../../../../src/base/index.ts";
import { parseYang, YangError, type YangStatement } from "../../../../src/junos/yang/index.ts";

/** The argument of the `description` of a module with that source. */
function description(source: string): string | undefined {
  const module = parseYang(`module m {\n  description ${source};\n}`, "m.yang");
  return module.substatements[0]?.argument;
}

function problem(text: string): string {
  try {
    parseYang(text, "m.yang");
  } catch (cause) {
    if (cause instanceof YangError) return cause.message;
    throw cause;
  }
  return "no problem";
}

function outline({ keyword, argument, substatements }: YangStatement): unknown {
  return [keyword, argument, ...substatements.map(outline)];
}

describe("a module", () => {
  it("is a tree of statements with keyword and argument", () => {
    const text = `module m { prefix p; p:extra; container c { leaf "a" { type string; } } }`;
    expect(outline(parseYang(text, "m.yang"))).toEqual([
      "module",
      "m",
      ["prefix", "p"],
      ["p:extra", undefined],
      ["container", "c", ["leaf", "a", ["type", "string"]]],
    ]);
  });

  it("may begin with a byte order mark and end lines as Windows does", () => {
    expect(parseYang("\uFEFF// hello\r\nmodule m {\r\n}\r\n", "m.yang").argument).toBe("m");
  });

  it("may hold comments wherever blanks may stand", () => {
    const text = "/* a */ module/* b */m // c }\n{ prefix/**/x/* ; */; } // end";
    expect(outline(parseYang(text, "m.yang"))).toEqual(["module", "m", ["prefix", "x"]]);
  });

  it("may be a submodule", () => {
    const text = "submodule s { belongs-to m { prefix m; } }";
    expect(parseYang(text, "s.yang").keyword).toBe("submodule");
  });

  it("may use every statement of RFC 7950 and extensions of any name", () => {
    const body = "feature f; identity i; notification n { anydata d; } rpc r { input { x:y; } }";
    expect(parseYang(`module m { ${body} }`, "m.yang").substatements).toHaveLength(4);
  });
});

describe("an argument", () => {
  it.each([
    ["plain-word.1/2", "plain-word.1/2"],
    ['"two words"', "two words"],
    ['""', ""],
    ["'single \\n stays'", "single \\n stays"],
    ['"tab\\t, line\\n, quote\\", backslash\\\\"', 'tab\t, line\n, quote", backslash\\'],
    ['"posix \\. and \\d stay"', "posix \\. and \\d stay"],
    [`"one, " + 'two, '\n  + /* and */ "three"`, "one, two, three"],
    ["+", "+"],
    ["a+b", "a+b"],
  ])("written %s is read", (source, argument) => {
    expect(description(source)).toBe(argument);
  });

  it("loses the indentation of later lines up to its opening quote", () => {
    expect(description('"first   \n               second\n                 third\n  x"')).toBe(
      "first\nsecond\n  third\nx",
    );
  });

  it("counts a tab as eight columns", () => {
    expect(description('"first\n\t\tsecond"')).toBe("first\nsecond");
  });

  it("keeps escaped line breaks out of the trimming", () => {
    expect(description('"a \\n b"')).toBe("a \n b");
  });
});

describe("what is not YANG", () => {
  it.each([
    ["", "m.yang:1:1: no module"],
    ["  // nothing\n", "m.yang:2:1: no module"],
    ["container c;", "m.yang:1:1: expecting a module or submodule"],
    ["module m {", "m.yang:1:11: expecting '}'"],
    ["module m { } }", "m.yang:1:14: nothing may follow the module"],
    ["}", "m.yang:1:1: expecting a statement"],
    ["module m {\n  leaff x;\n}", "m.yang:2:3: 'leaff' is not a YANG statement"],
    ["module m {\n  leaf;\n}", "m.yang:2:3: 'leaf' needs an argument"],
    ["module m { input x; }", "m.yang:1:12: 'input' has no argument"],
    ["module m { leaf a }", "m.yang:1:19: expecting ';' or '{'"],
    ["module m { leaf a b; }", "m.yang:1:19: expecting ';' or '{'"],
    ["module m { leaf 'a; }", "m.yang:1:17: the string has no closing quote"],
    ['module m { leaf "a\\"; }', "m.yang:1:17: the string has no closing quote"],
    ["module m { leaf 'a' + b; }", "m.yang:1:23: expecting a quoted string"],
    ["module m { /* }", "m.yang:1:12: the comment has no end"],
    ["module m { path a/*; }", "m.yang:1:18: the comment has no end"],
    ["module m { 'leaf' a; }", "m.yang:1:12: expecting a statement"],
    ["module m { a:b:c; }", "m.yang:1:12: 'a:b:c' is not a YANG statement"],
  ])("is named with its place: %j", (text, message) => {
    expect(problem(text)).toBe(message);
  });

  it("is told with file, line, column and a code", () => {
    const error = new YangError({ source: { file: "f", text: "a\nbc" }, offset: 3 }, "wrong");
    expect(error).toBeInstanceOf(CallHomeError);
    expect(error).toMatchObject({ code: "ERR_YANG", file: "f", line: 2, column: 2 });
  });

  it("is repeated in part when it is long", () => {
    expect(problem(`module m { ${"x".repeat(10_000)} a; }`).length).toBeLessThan(400);
  });

  it("may not nest without end", () => {
    const depth = limits.yangDepth;
    const nested = "container c {".repeat(depth) + "}".repeat(depth);
    expect(problem(`module m { ${nested} }`)).toMatch(/too many levels$/);
  });
});

describe("a long text", () => {
  const long = 400_000;
  it.each([
    ["blanks", `module m { ${" ".repeat(long)} }`],
    ["backslashes", `module m { description "${"\\\\".repeat(long)}"; }`],
    ["lines of blanks", `module m { description "${`${" ".repeat(2_000)}\n`.repeat(400)}"; }`],
    ["joined strings", `module m { description "a\n"${' + "b\n"'.repeat(long / 4)}; }`],
    ["comments", `module m { ${"/**/".repeat(long)} }`],
    ["statements", `module m { ${"a:b;".repeat(long)} }`],
  ])("of %s takes time in proportion", (_, text) => {
    expect(problem(text)).toBe("no problem");
  });
});
