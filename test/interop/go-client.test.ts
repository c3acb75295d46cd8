import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { haveTools, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };

interface Answer {
  readonly failed: boolean;
  readonly text: string;
}

let folder = "";

describe.runIf(haveTools("go"))("scrapligo, a client in Go", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "go-client-"));
    const program = join(folder, "jobs");
    const { status, stderr } = await runTool("go", [
      "-C",
      resolve("test/interop/go"),
      "build",
      "-o",
      program,
      ".",
    ]);
    expect(status, stderr).toBe(0);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("reads, edits, validates, commits, discards and asks for operational data", async () => {
    await using device = await emulateDevice({
      configuration: `${readFileSync("fixtures/lab/mx204-edge.conf", "utf8")}
        system { services { netconf { ssh; } } }`,
      name: "interop",
      seed: "interop",
      users: [user],
      listen: { ports: { "netconf-ssh": 0 } },
    });
    const { port } = await untilListening(device, "netconf-ssh");
    const { status, stdout, stderr } = await runTool(join(folder, "jobs"), [
      String(port),
      user.name,
      user.password,
    ]);
    expect(status, stderr + stdout).toBe(0);
    const { session, capabilities, ...answers } = JSON.parse(stdout) as {
      readonly session: number;
      readonly capabilities: readonly string[];
    } & Readonly<Record<string, Answer>>;
    expect(session).toBeGreaterThan(0);
    expect(capabilities).toContain("http://xml.juniper.net/netconf/junos/1.0");
    for (const [name, { failed, text }] of Object.entries(answers))
      expect(failed, `${name}: ${text}`).toBe(name === "bogus");
    const text = (name: string): string => answers[name]?.text ?? "";
    expect(text("running")).toContain("<host-name>edge-ams-1</host-name>");
    expect(text("filtered")).not.toContain("<interfaces>");
    for (const name of ["lock", "edit", "commit", "unlock", "discard"])
      expect(text(name), name).toContain("<ok/>");
    expect(text("candidate")).toContain("<building>Go-1</building>");
    expect(text("software")).toContain("<host-name>edge-ams-1</host-name>");
    expect(text("interfaces")).toContain("<physical-interface>");
    expect(text("command")).toContain("Hostname: edge-ams-1");
    expect(text("compare")).toContain("building Go-1;");
    expect(text("bogus")).toContain("<bad-element>get-bogus-information</bad-element>");
    expect(device.configuration("running", "set")).toContain("set system location building Go-1");
  });
});
