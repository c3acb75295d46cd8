import { describe, expect, it } from "vitest";
import { pickWord } from "../../../../src/operations/operational/commands/pick-word.ts";
import { splitCommands } from "../../../../src/operations/operational/commands/split-commands.ts";
import { splitLine } from "../../../../src/operations/operational/commands/split-line.ts";

describe("splitLine", () => {
  it("parts words at blanks and pipes, with or without blanks around them", () => {
    expect(splitLine("show  version|display xml rpc |no-more")).toEqual({
      words: ["show", "version"],
      pipes: [["display", "xml", "rpc"], ["no-more"]],
    });
    expect(splitLine("")).toEqual({ words: [], pipes: [] });
    expect(splitLine("|")).toEqual({ words: [], pipes: [[]] });
  });

  it("keeps together what stands in quotes", () => {
    expect(splitLine('show log "a | b" | match "x \\"y\\" \\\\ \\d"z')).toEqual({
      words: ["show", "log", "a | b"],
      pipes: [["match", 'x "y" \\ \\dz']],
    });
    expect(splitLine('ping ""')).toEqual({ words: ["ping", ""], pipes: [] });
  });

  it("does not take quotes that stay open", () => {
    expect(splitLine('show log "a')).toBeUndefined();
    expect(splitLine(`show ${'"a" '.repeat(1_000)}"`)).toBeUndefined();
  });
});

describe("splitCommands", () => {
  it("parts lines and what stands between semicolons, but nothing in quotes", () => {
    expect(splitCommands('show version; show log | match "a;b"\r\n\n# remark\nping r1;')).toEqual([
      "show version",
      'show log | match "a;b"',
      "ping r1",
    ]);
  });

  it("takes control characters as blanks, and quotes that stay open as they are", () => {
    expect(splitCommands('show\u0007version\t|\u001bcount\nshow "a;b')).toEqual([
      "show version | count",
      'show "a',
      "b",
    ]);
  });
});

describe("pickWord", () => {
  const words = ["interfaces", "interface", "isis", "version"];
  it.each([
    ["version", "version"],
    ["v", "version"],
    ["interface", "interface"],
    ["interfaces", "interfaces"],
  ])("takes %s as %s", (typed, word) => {
    expect(pickWord(typed, words)).toEqual({ kind: "found", word });
  });

  it("tells an ambiguous word from one that is unknown", () => {
    expect(pickWord("int", words)).toEqual({ kind: "ambiguous" });
    expect(pickWord("x", words)).toEqual({ kind: "unknown" });
    expect(pickWord("", words)).toEqual({ kind: "unknown" });
    expect(pickWord("Version", words)).toEqual({ kind: "unknown" });
    expect(pickWord("bri", ["brief", "brief"])).toEqual({ kind: "found", word: "brief" });
  });
});
