import { expect, it } from "vitest";
import {
  annotationText,
  withoutDelimiters,
  writeAnnotation,
} from "../../../../src/junos/formats/annotation.ts";
import { isExpression, writeWord } from "../../../../src/junos/formats/quoting.ts";

it("quotes only what would not read back as one plain word", () => {
  const bare = [
    "ge-0/0/0.100",
    "2001:db8::1/64",
    "target:65000:1",
    "*",
    "<*>",
    "<ge-*>",
    "10m",
    "a,b",
  ];
  for (const word of bare) expect(writeWord(word)).toBe(word);
  const quoted = [
    "",
    "a b",
    "a;b",
    "$9$abc",
    "a|b",
    ".*",
    "a#b",
    "(a)",
    "inactive:",
    "...",
    "noc@example.net",
  ];
  for (const word of quoted) expect(writeWord(word)).toBe(`"${word}"`);
  expect(writeWord('say "x"\n\\')).toBe('"say \\"x\\"\\n\\\\"');
});

it("knows the policy expressions that stand bare in text form", () => {
  for (const text of ["( A && B )", "( A || ( B && C ) )", "( ! A )"])
    expect(isExpression(text)).toBe(true);
  for (const text of ["(A)", "( A ) ( B )", "( )", "( A  B )", "( A; )", "A"])
    expect(isExpression(text)).toBe(false);
});

it("keeps the text of an annotation without its frame", () => {
  expect(annotationText(" x ")).toBe("x");
  expect(annotationText("\n * one\n *   two\n ")).toBe("one\n  two");
  expect(writeAnnotation("one\n  two", "  ")).toBe("  /*\n   * one\n   *   two\n   */\n");
  expect(writeAnnotation("ends */ early", "")).toBe("/* ends * / early */\n");
  expect(withoutDelimiters("/* x */")).toBe("x");
  expect(withoutDelimiters("# x")).toBe("x");
});
