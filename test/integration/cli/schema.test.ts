import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callhome } from "../../../src/cli/index.ts";
import { loadCompiled } from "../../../src/junos/yang/index.ts";
import { recordedWorld } from "../../support/recorded-world.ts";

const modules = join(import.meta.dirname, "../../unit/junos/yang/modules");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "schema-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function build(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const world = recordedWorld();
  const code = await callhome(["schema", "build", ...words], world, "1");
  return { code, out: world.out.text, err: world.err.text };
}

describe("callhome schema build", () => {
  it("writes a schema file that loads, from directories and those below them", async () => {
    await cp(modules, join(folder, "a/b"), { recursive: true });
    const file = join(folder, "out.json");
    const { code, out, err } = await build("--yang", join(folder, "a"), "--out", file);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/: \d+ distinct statements, 4 commands, \d+ bytes from 11 modules\n$/);
    const root = loadCompiled(await readFile(file, "utf8"));
    expect([...root.children.keys()]).toContain("interfaces");
  });

  it("takes several directories", async () => {
    const extra = join(folder, "extra");
    await mkdir(extra);
    const text =
      "module x { import junos-conf-root { prefix jc; } augment /jc:configuration { container x; } }";
    await writeFile(join(extra, "x.yang"), text);
    const file = join(folder, "out.json");
    const { code, out } = await build("--yang", modules, "--yang", extra, "--out", file);
    expect(code).toBe(0);
    expect(out).toContain("from 12 modules");
    expect(loadCompiled(await readFile(file, "utf8")).children.has("x")).toBe(true);
  });

  it("names the place of a mistake and writes nothing", async () => {
    await writeFile(join(folder, "m.yang"), "module m {\n  contaner c;\n}");
    const { code, err } = await build("--yang", folder, "--out", join(folder, "out.json"));
    expect(code).toBe(2);
    expect(err).toBe(
      `callhome: ${join(folder, "m.yang")}:2:3: 'contaner' is not a YANG statement\n`,
    );
    await expect(readFile(join(folder, "out.json"))).rejects.toThrow("ENOENT");
  });

  it("says when there is nothing to read or no place to write", async () => {
    const missing = join(folder, "missing");
    expect(await build("--yang", missing, "--out", "x")).toMatchObject({ code: 2 });
    const nothing = await build("--yang", folder, "--out", "x");
    expect(nothing).toMatchObject({ code: 2 });
    expect(nothing.err).toContain("there is no file *.yang in");
    const unwritable = await build("--yang", modules, "--out", join(missing, "out.json"));
    expect(unwritable).toMatchObject({ code: 2 });
    expect(unwritable.err).toContain("cannot write");
  });

  it("needs both options", async () => {
    expect((await build("--out", "x")).err).toContain("--yang is needed");
    expect((await build("--yang", folder)).err).toContain("--out is needed");
  });
});
