import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  followRecipe,
  lastOf,
  readRecipe,
  sourcesOf,
  wordsOf,
} from "../support/deploy/image-recipe.ts";
import { freePort, runTool } from "../support/foreign-tools.ts";

const stages = readRecipe("deploy/container/Dockerfile");
const last = stages.at(-1);
const root = mkdtempSync(join(tmpdir(), "image-"));
chmodSync(root, 0o755);

afterAll(() => rmSync(root, { recursive: true }));

describe("the recipe of the image", () => {
  it("begins with one pinned release of Node.js that the package supports, in all stages", () => {
    const bases = new Set(stages.map(({ base }) => base));
    expect(bases.size).toBe(1);
    const [base = ""] = bases;
    const [, major, minor] = /^node:(\d+)\.(\d+)\.\d+-[a-z]+-slim$/.exec(base) ?? [];
    expect([Number(major), Number(minor) >= 19]).toEqual([20, true]);
  });

  it("copies files that are there, and that the ignore file lets in", () => {
    const allowed = readFileSync("deploy/container/Dockerfile.dockerignore", "utf8")
      .split("\n")
      .flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));
    const copies = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ name, options }) => name === "COPY" && options.length === 0);
    const sources = new Set(copies.flatMap((copy) => sourcesOf(copy).sources));
    expect([...sources].filter((source) => !existsSync(source))).toEqual([]);
    expect([...sources].sort()).toEqual([...allowed].sort());
  });

  it("ends as a user without rights, with a health check at the port that its command opens", () => {
    expect(lastOf(last, "USER")?.text).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    const after = last?.instructions.slice(
      last.instructions.findIndex(({ name }) => name === "USER"),
    );
    expect(after?.filter(({ name }) => name === "RUN" || name === "COPY")).toEqual([]);
    expect(lastOf(last, "EXPOSE")?.text).toBe("9464");
    expect(wordsOf(lastOf(last, "CMD"))).toContain("127.0.0.1:9464");
    expect(lastOf(last, "HEALTHCHECK")?.text).toContain("http://127.0.0.1:9464/healthz");
  });
});

/** The example fleet of the plain resources, in a folder that everybody may read. */
function exampleFleet(): string {
  const map = parse(readFileSync("deploy/kubernetes/config-map.yaml", "utf8")) as {
    readonly data: Readonly<Record<string, string>>;
  };
  const folder = join(root, "fleet");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(map.data)) writeFileSync(join(folder, name), text);
  return folder;
}

describe("the steps of the recipe, done without a container", { timeout: 600_000 }, () => {
  it("give a program that runs without rights, is healthy, and ends politely", async () => {
    const system = await followRecipe(stages, ".", root);
    expect(existsSync(join(system, "opt/callhome/node_modules/ssh2"))).toBe(true);
    expect(existsSync(join(system, "opt/callhome/node_modules/vitest"))).toBe(false);

    const port = String(await freePort());
    const fleet = exampleFleet();
    const inPlace = (words: readonly string[]): readonly string[] =>
      words.map((word) =>
        word
          .replace("/opt/callhome", join(system, "opt/callhome"))
          .replace("/etc/callhome/fleet", fleet)
          .replace("9464", port),
      );
    const [, ...program] = inPlace(wordsOf(lastOf(last, "ENTRYPOINT")));
    const command = inPlace(wordsOf(lastOf(last, "CMD")));
    const [user, group] = (lastOf(last, "USER")?.text ?? "").split(":").map(Number);
    const identity = process.getuid?.() === 0 ? { uid: user, gid: group } : {};
    const child: ChildProcess = spawn(process.execPath, [...program, ...command], {
      cwd: join(system, lastOf(last, "WORKDIR")?.text ?? ""),
      env: { NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "inherit"],
      ...identity,
    });
    try {
      let out = "";
      child.stdout?.setEncoding("utf8").on("data", (text: string) => (out += text));
      while (!out.includes("health and metrics on")) {
        expect(child.exitCode).toBeNull();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const [, ...check] = inPlace(wordsOf(lastOf(last, "HEALTHCHECK")));
      expect((await runTool(process.execPath, check)).status).toBe(0);
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      expect(metrics).toContain('callhome_devices{standing="failed"} 0\n');
      const ended = once(child, "close");
      child.kill("SIGTERM");
      expect(await ended).toEqual([0, null]);
      expect((await runTool(process.execPath, check)).status).toBe(1);
    } finally {
      child.kill("SIGKILL");
    }
  });
});
