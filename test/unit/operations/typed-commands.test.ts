import { readdirSync, readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { NetconfBench } from "../../support/netconf-bench.ts";
import { misplacedCells, rowsOf } from "../../support/text-columns.ts";
import { type TextTable, typedCommands } from "../../support/typed-commands.ts";

/** The platform that each configuration of the fixtures is written for. */
const models: Readonly<Record<string, string>> = {
  "access-cos.conf": "ex4300",
  "branch-srx.conf": "srx345",
  "campus-ex.conf": "ex4300",
  "datacentre-leaf.conf": "qfx5120",
  "datacentre-spine.conf": "qfx5120",
  "evpn-leaf.conf": "qfx5120",
  "internet-edge.conf": "mx204",
  "isis-core.conf": "mx480",
  "lab-toy.conf": "mx204",
  "mpls-pe.conf": "mx480",
};

/** The lines that the CLI ends with a blank. */
const blankAtEnd = /^Time Source: .* CLOCK $/;

/** Those that it parts by tabs. */
const tabbed = /^ {2}(?:In|Out)put messages: /;

/** What the text of a command is, or undefined where the device refuses it. */
async function textFor(device: NetconfBench, line: string): Promise<string | undefined> {
  const reply = await device.body(`<command format="text">${line}</command>`);
  if (reply.includes("<rpc-error>")) return undefined;
  return reply
    .replaceAll(/<\/?(?:output|configuration-(?:information|output))>\n/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** What no line of the CLI has; configurations are checked where they are printed. */
function faultsOf(lines: readonly string[]): readonly string[] {
  return lines.filter(
    (line) =>
      (line.endsWith(" ") && !blankAtEnd.test(line)) ||
      (line.includes("\t") && !tabbed.test(line)) ||
      /\bundefined\b|\bNaN\b|\[object|\bnull\b/.test(line),
  );
}

describe.each(Object.entries(models))("%s on %s, as text", { timeout: 30_000 }, (file, model) => {
  it("is a configuration of the fixtures", () => {
    expect(readdirSync("fixtures/configs")).toContain(file);
  });

  it("has every cell of every typed table under its heading, and no stray blanks or values", async () => {
    const configuration = readFileSync(`fixtures/configs/${file}`, "utf8");
    const device = new NetconfBench({ configuration, model });
    let rows = 0;
    const faults: string[] = [];
    for (const { line, table } of typedCommands) {
      const lines = (await textFor(device, line))?.split("\n") ?? [];
      if (!line.startsWith("show configuration"))
        faults.push(...faultsOf(lines).map((fault) => `${line}: '${fault}'`));
      if (table === undefined) continue;
      faults.push(
        ...misplacedCells(lines, table).map(([row, label]) => `${line}: ${label} in '${row}'`),
      );
      rows += rowsOf(lines, table).length;
    }
    expect(faults).toEqual([]);
    expect(rows).toBeGreaterThan(50);
    device.database.close();
  });
});

describe("the commands that operators type most", () => {
  it("are forty at least, each once", () => {
    expect(new Set(typedCommands.map(({ line }) => line)).size).toBe(typedCommands.length);
    expect(typedCommands.length).toBeGreaterThanOrEqual(40);
  });

  it("have a golden reply as text each", () => {
    const asked = globSync("test/golden/typed/*/*-request.xml").map(
      (path) => /<command format="text">(.*)<\/command>/.exec(readFileSync(path, "utf8"))?.[1],
    );
    expect(new Set(asked)).toEqual(new Set(typedCommands.map(({ line }) => line)));
  });

  it("are all in the documentation", () => {
    const page = readFileSync("docs/reference/commands.md", "utf8");
    for (const { line } of typedCommands) expect(page).toContain(`\`${line.replace("|", "\\|")}\``);
  });

  it.each(["router", "switch"])("show something on the %s", async (on) => {
    const about = parse(readFileSync(`test/golden/typed/${on}/case.yaml`, "utf8")) as {
      model: string;
      configuration: string;
      files?: Record<string, string>;
    };
    const device = new NetconfBench(about);
    for (const command of typedCommands.filter((one) => one.on === on)) {
      const { line, table } = command;
      const text = await textFor(device, line);
      expect(text?.trim(), line).toMatch(/\w/);
      if (table === undefined) continue;
      const lines = text?.split("\n") ?? [];
      expect(rowsOf(lines, table).length, line).toBeGreaterThan(0);
      expect(misplacedCells(lines, table), line).toEqual([]);
    }
    device.database.close();
  });
});

describe("a cell", () => {
  const table: TextTable = {
    heading: /^Name/,
    row: /./,
    columns: [
      ["Name", "first"],
      ["Count", "last"],
    ],
  };
  const misplaced = (row: string): readonly string[] =>
    misplacedCells(["Name   Count", row], table).map(([, label]) => label);

  it("stands below its heading, or is left out", () => {
    expect(misplaced("a          7")).toEqual([]);
    expect(misplaced("a")).toEqual([]);
    expect(misplaced("")).toEqual([]);
  });

  it("is misplaced when it begins or ends elsewhere, or runs into the next", () => {
    expect(misplaced(" a         7")).toEqual(["Name"]);
    expect(misplaced("a         7")).toEqual(["Count"]);
    expect(misplaced("a         70")).toEqual([]);
    expect(misplaced("a         700")).toEqual(["Count"]);
    expect(misplacedCells(["Name", "a"], table)).toEqual([["Name", "Count"]]);
  });
});
