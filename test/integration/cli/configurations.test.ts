import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callhome } from "../../../src/cli/index.ts";
import { recordedWorld } from "../../support/recorded-world.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "configurations-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function run(
  words: readonly string[],
  input = "",
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  // Cut inside characters, as pipes do.
  const pieces = Array.from(Buffer.from(input), (byte) => Buffer.of(byte));
  const world = recordedWorld({ input: pieces });
  const code = await callhome(words, world, "1");
  return { code, out: world.out.text, err: world.err.text };
}

const edge = "system {\n    host-name edge;\n    inactive: domain-name example.net;\n}\n";
const forms = {
  text: edge,
  set: "set system host-name edge\nset system domain-name example.net\ndeactivate system domain-name\n",
  xml: '<configuration xmlns="http://xml.juniper.net/xnm/1.1/xnm" xmlns:junos="http://xml.juniper.net/junos/*/junos">\n    <system>\n        <host-name>edge</host-name>\n        <domain-name inactive="inactive">example.net</domain-name>\n    </system>\n</configuration>\n',
} as const;

describe("callhome convert", () => {
  it.each(Object.entries(forms))("prints %s form of a file", async (to, printed) => {
    const path = await file("edge.conf", edge);
    expect(await run(["convert", "--to", to, path])).toEqual({ code: 0, out: printed, err: "" });
  });

  it("reads back from standard input what it prints, in every form", async () => {
    for (const to of ["text", "set", "xml", "json"]) {
      const { out } = await run(["convert", "--to", to, "fixtures/lab/mx204-edge.conf"]);
      const text = await run(["convert", "--from", to, "--to", "set"], out);
      const detected = await run(["convert", "--to", "set", "-"], out);
      const set = await run(["convert", "--to", "set", "fixtures/lab/mx204-edge.conf"]);
      expect(text).toEqual({ code: 0, out: set.out, err: "" });
      expect(detected).toEqual(text);
    }
  });

  it("names file, line and column of what it cannot read, and prints nothing", async () => {
    const path = await file("bad.conf", "system {\n    host-name edge;\n}}\n");
    const { code, out, err } = await run(["convert", "--to", "set", path]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`${path}:3:2: `);
    const piped = await run(["convert", "--to", "set"], "system {\n    host-name ü;\n}}\n");
    expect(piped.err).toContain("standard input:3:2: ");
  });

  it("refuses statements that the schema does not know when it is strict", async () => {
    const path = await file("odd.set", "set system no-such-statement yes\n");
    expect((await run(["convert", "--to", "set", path])).code).toBe(0);
    const strict = await run(["convert", "--to", "set", "--validation", "strict", path]);
    expect(strict).toMatchObject({ code: 2, out: "" });
    expect(strict.err).toContain(`${path}:1:12: syntax error: "no-such-statement"`);
  });

  it("says which file is missing", async () => {
    const { code, err } = await run(["convert", "--to", "set", join(folder, "none")]);
    expect(code).toBe(2);
    expect(err).toContain("there is no such file");
  });
});

describe("callhome diff", () => {
  const spine = "set system host-name spine\nset system domain-name example.net\n";

  it("prints what leads from one configuration to the other, and ends with 1", async () => {
    const base = await file("a.conf", edge);
    const changed = await file("b.set", spine);
    const compare =
      "[edit system]\n-  host-name edge;\n+  host-name spine;\n!  active: domain-name example.net;\n";
    expect(await run(["diff", base, changed])).toEqual({ code: 1, out: compare, err: "" });
    expect(await run(["diff", base, "-"], spine)).toEqual({ code: 1, out: compare, err: "" });
    const xml = await run(["diff", "--format", "xml", base, changed]);
    expect(xml.code).toBe(1);
    expect(xml.out).toContain('<host-name nc:operation="create">spine</host-name>');
  });

  it("prints nothing about equal configurations, whatever their forms, and ends with 0", async () => {
    const base = await file("a.conf", edge);
    const same = await file("a.xml", forms.xml);
    const equal = { code: 0, out: "", err: "" };
    expect(await run(["diff", base, same])).toEqual(equal);
    expect(await run(["diff", "--format", "xml", base, same])).toEqual(equal);
  });

  it("ends with 2 when one of them cannot be read", async () => {
    const base = await file("a.conf", edge);
    const bad = await file("bad.conf", "system {\n");
    expect(await run(["diff", base, bad])).toMatchObject({ code: 2, out: "" });
  });
});
