import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Outcome {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as the shell does; `watch` sees all of standard output whenever more comes. */
async function execute(
  words: readonly string[],
  watch: (out: string, signal: (name: NodeJS.Signals) => void) => void = () => {},
): Promise<Outcome> {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...words]);
  let out = "";
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += String(chunk);
  });
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
    watch(out, (name) => void child.kill(name));
  });
  const [code] = (await once(child, "close")) as [unknown];
  return { code, out, err };
}

it("is a program with a version", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(await execute(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

it("ends in good order at the first SIGTERM", async () => {
  let asked = false;
  const { code, out } = await execute(["run", "--embedded-nms", "--json"], (text, signal) => {
    if (asked || !text.includes("nms-tour-ended")) return;
    asked = true;
    signal("SIGTERM");
  });
  expect(code).toBe(0);
  expect(out).toContain('"event":"session-closed"');
});

it("reports wrong input with 2", async () => {
  const { code, out, err } = await execute(["check", "no-such-fleet.yaml"]);
  expect({ code, out, err }).toEqual({
    code: 2,
    out: "",
    err: "callhome: cannot read the fleet file no-such-fleet.yaml: there is no such file\n",
  });
});
