import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Finished, freePort, haveTools } from "../support/foreign-tools.ts";

const page = readFileSync("docs/guides/ssh-certificates.md", "utf8");
/** The blocks of the page by their language, in their order. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? "");

const dialogue = [
  '<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>',
  "<rpc><get-system-information/></rpc>",
  "<rpc><close-session/></rpc>",
]
  .map((message) => `${message}]]>]]>\n`)
  .join("");

let folder = "";
let port = 0;

function shell(command: string): ChildProcess {
  const PATH = `${folder}${delimiter}${process.env["PATH"] ?? ""}`;
  const text = command
    .replaceAll("4334", String(port))
    .replaceAll("receive ", `receive --listen 127.0.0.1:${port} `);
  return spawn("bash", ["-euc", text], {
    cwd: folder,
    env: { ...process.env, PATH },
    stdio: "pipe",
  });
}

async function run(command: string, input = ""): Promise<Finished> {
  const child = shell(command);
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin?.on("error", () => undefined).write(input);
  const [status] = (await once(child, "close")) as [number | null];
  return { status, stdout, stderr };
}

describe.runIf(haveTools("bash", "nc", "ssh", "ssh-keygen"))(
  "the guide to SSH certificates",
  () => {
    const commands = blocks("sh");
    const named = (word: string): string => commands.find((one) => one.startsWith(word)) ?? "";
    const [configuration = ""] = blocks("junos");
    const [fleet = ""] = blocks("yaml");

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "ssh-guide-"));
      port = await freePort();
      const [tsx, main] = ["node_modules/.bin/tsx", "src/cli/main.ts"].map((path) => resolve(path));
      writeFileSync(join(folder, "callhome"), `#!/bin/sh\nexec '${tsx}' '${main}' "$@"\n`);
      chmodSync(join(folder, "callhome"), 0o755);
      writeFileSync(join(folder, "edge1.conf"), configuration.replaceAll("4334", String(port)));
      writeFileSync(join(folder, "fleet.yaml"), fleet);
      for (const command of [
        ...commands.filter((one) => one.startsWith("ssh-keygen")),
        named("echo"),
      ])
        expect(await run(command)).toMatchObject({ status: 0, stderr: "" });
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("lets OpenSSH and our receiver manage the device, one after the other", async () => {
      const device = shell(
        named("callhome run").replace("callhome", "exec callhome").replace("run", "run --json"),
      );
      let events = "";
      device.stdout?.setEncoding("utf8").on("data", (text: string) => (events += text));
      try {
        const byOpenSsh = await run(named("ssh -o"), dialogue);
        expect(byOpenSsh.stdout, byOpenSsh.stderr).toContain("<host-name>edge1</host-name>");
        const byReceiver = await run(named("callhome receive"));
        expect(byReceiver.stdout, byReceiver.stderr).toContain("edge1");
        await expect
          .poll(() => events.match(/"method":"certificate"/g)?.length, { timeout: 20_000 })
          .toBe(2);
      } finally {
        device.kill();
        await once(device, "close");
      }
    });
  },
);
