import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemClock } from "../../../src/base/index.ts";
import { callhome } from "../../../src/cli/index.ts";
import { freePort } from "../../support/foreign-tools.ts";
import { type RecordedWorld, recordedWorld } from "../../support/recorded-world.ts";

const guide = readFileSync("docs/guides/zero-touch.md", "utf8");
let folder = "";
let ports: Readonly<Record<string, string>> = {};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zero-touch-"));
  ports = { "4334": String(await freePort()), "8443": String(await freePort()) };
  for (const [name, text] of namedBlocks()) await writeFile(join(folder, name), withPorts(text));
});
afterEach(() => rm(folder, { recursive: true }));

/** Blocks whose paragraph begins with the name of a file. */
function namedBlocks(): readonly (readonly [string, string])[] {
  const parts = guide.split(/^```(?:\w+\n)?/m);
  return parts.flatMap((text, at) => {
    if (at % 2 === 0) return [];
    const paragraph = parts[at - 1]?.trim().split("\n\n").at(-1) ?? "";
    const name = /^`([a-z-]+\.[a-z]+)`/.exec(paragraph)?.[1];
    return name === undefined ? [] : [[name, text] as const];
  });
}

function withPorts(text: string): string {
  return text.replaceAll(/\b(4334|8443)\b/g, (port) => ports[port] ?? port);
}

/** A line of the guide, as typed in its folder. */
function words(start: string): readonly string[] {
  const line = guide.split("\n").find((text) => text.startsWith(start));
  if (line === undefined) throw new Error(`the guide has no line '${start}'`);
  return line
    .split(" ")
    .slice(1)
    .map((word) => (/^lab$|\.yaml$/.test(word) ? join(folder, word) : word));
}

function world(): RecordedWorld {
  return recordedWorld({ clock: systemClock });
}

/** Runs the devices and the NMS of the guide until each device has been managed. */
async function run(fleet: string): Promise<string> {
  const nms = world();
  const listen = ["--listen", `127.0.0.1:${ports["4334"] ?? ""}`];
  const receiving = callhome([...words("callhome receive"), ...listen], nms, "1");
  const devices = world();
  const running = [...words(`callhome run ${fleet}`), "--json", "--exit-when-connected"];
  const code = await callhome(running, devices, "1");
  nms.interrupt();
  await receiving;
  expect({ code, err: devices.err.text }).toMatchObject({ code: 0 });
  return devices.out.text;
}

it("bootstraps a device from a file as the guide shows", async () => {
  const out = await run("from-file.yaml");
  expect(out).toContain('"step":"completed"');
  expect(out).toContain('"event":"session-opened"');
});

it("bootstraps devices from the server of the guide", async () => {
  expect(await callhome(words("callhome certs"), world(), "1")).toBe(0);
  const server = spawn(process.execPath, ["server.mjs"], { cwd: folder });
  try {
    const printed = linesOf(server, 5);
    await once(server.stdout, "data");
    const out = await run("from-server.yaml");
    expect(out.match(/"step":"completed"/g)).toHaveLength(2);
    expect((await printed).toSorted()).toEqual([
      ...["LAB0000001", "LAB0000002"].flatMap((serial) => [
        `${serial}: bootstrap-complete`,
        `${serial}: bootstrap-initiated`,
      ]),
      "listening",
    ]);
  } finally {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  }
});

function linesOf(child: ChildProcess, count: number): Promise<readonly string[]> {
  let text = "";
  return new Promise((resolve) => {
    child.stdout?.on("data", (chunk) => {
      text += String(chunk);
      const lines = text.trimEnd().split("\n");
      if (text.endsWith("\n") && lines.length >= count) resolve(lines);
    });
  });
}
