import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { callhome } from "../../src/cli/index.ts";
import { recordedWorld } from "../support/recorded-world.ts";

const readme = readFileSync("README.md", "utf8");
const shell = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) =>
  (match[1] ?? "").trim().split("\n"),
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

  it("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? "");
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});
