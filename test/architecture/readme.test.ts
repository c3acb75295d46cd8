import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { callhome } from "../../src/cli/index.ts";
import { junosOperations } from "../../src/operations/index.ts";
import { platformModels } from "../../src/operations/profile/platforms.ts";
import { NetconfBench } from "../support/netconf-bench.ts";
import { recordedWorld } from "../support/recorded-world.ts";

const readme = readFileSync("README.md", "utf8");
const shell = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) =>
  (match[1] ?? "").trim().split("\n"),
);
/** What the overview of answers shows as code, without the escapes of Markdown tables. */
const [, overview = ""] = /## What a device answers\n([\s\S]*?)\n## /.exec(readme) ?? [];
const shown = [...overview.matchAll(/`([^`]+)`/g)].map((match) =>
  (match[1] ?? "").replaceAll("\\|", "|"),
);

describe("README.md", () => {
  it("shows the files that its blocks name", () => {
    expect(execFileSync("node", ["tools/sync-readme.mjs", "--check"]).toString()).toBe("");
  });

  it("names scripts that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = shell.flatMap(
      (line) => /^npm (?:run )?(start|test|build)\b/.exec(line)?.[1] ?? [],
    );
    expect(named.length).toBeGreaterThan(1);
    for (const name of named) expect(scripts).toHaveProperty(name);
  });

  it("uses commands and options that the command line has", async () => {
    const lines = shell.filter((line) => line.startsWith("node dist/cli/main.js"));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const [, command = ""] = /main\.js (\w+)/.exec(line) ?? [];
      const world = recordedWorld();
      expect(await callhome([command, "--help"], world, "0.0.0")).toBe(0);
      const help = world.out.text;
      for (const [option] of line.matchAll(/ --[a-z-]+/g))
        expect(help, `${command}${option}`).toMatch(new RegExp(`${option.trim()}\\b`));
    }
  });

  it("gives commands that a device answers with something", async () => {
    const commands = shown.filter((code) => /^(show|request|file|ping) /.test(code));
    expect(commands.length).toBeGreaterThan(12);
    const configuration = readFileSync("fixtures/lab/mx204-edge.conf", "utf8");
    for (const command of commands) {
      const bench = new NetconfBench({ configuration, model: "mx204" });
      const body = await bench.body(`<command format="text">${command}</command>`);
      expect(body, command).not.toContain("<rpc-error>");
      expect(body.replaceAll(/<[^>]*>/g, "").trim(), command).not.toBe("");
    }
  });

  it("names requests, statements and platforms that are there", async () => {
    const names = new Set(junosOperations().operations.map(({ name }) => name));
    const requests = shown.flatMap((code) => /^<([a-z-]+)>$/.exec(code)?.[1] ?? []);
    expect(requests.length).toBeGreaterThan(4);
    expect(requests.filter((name) => !names.has(name))).toEqual([]);
    expect(platformModels.filter((model) => !shown.includes(model))).toEqual([]);
    const statements = shown.filter((code) => code.startsWith("set "));
    const bench = new NetconfBench({ validation: "strict" });
    const load = `<configuration-set>${statements.join("\n")}</configuration-set>`;
    expect(
      await bench.body(
        `<load-configuration action="set" format="text">${load}</load-configuration>`,
      ),
    ).not.toContain("<rpc-error>");
  });

  it("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)(?:#[a-z0-9-]+)?\)/g)].map(
      (match) => match[1] ?? "",
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  it("links to headings that exist", () => {
    const places = [...readme.matchAll(/\]\(([^)#:]+)#([a-z0-9-]+)\)/g)];
    expect(places.length).toBeGreaterThan(2);
    const lost = places.filter(([, file = "", anchor = ""]) => {
      const headings = [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)];
      return !headings.some(([, text = ""]) => text.toLowerCase().replaceAll(" ", "-") === anchor);
    });
    expect(lost.map(([link]) => link)).toEqual([]);
  });
});
