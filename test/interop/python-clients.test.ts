import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { freePort, havePython, newestNcclient, python, runTool } from "../support/foreign-tools.ts";

const configuration = readFileSync("fixtures/lab/mx204-edge.conf", "utf8");
const user = { name: "netops", password: "interop-password" };

/** Who opens the connection: the device (the client is called), or the client. */
const ways = ["called", "calling"] as const;
type Way = (typeof ways)[number];

async function withDevice(script: string, way: Way): Promise<Record<string, unknown>> {
  const called = await freePort();
  await using device = await emulateDevice({
    configuration: `${configuration}\nsystem { services { netconf { ssh; } } }`,
    name: "interop",
    seed: "interop",
    serialNumber: "BX1234AB5678",
    users: [user],
    nms: [{ host: "127.0.0.1", port: called }],
    listen: { ports: { "netconf-ssh": 0 } },
    retryScale: 0.02,
  });
  const { port } =
    way === "called" ? { port: called } : await untilListening(device, "netconf-ssh");
  const job = `test/interop/python/${script}`;
  const words = [job, way, String(port), user.name, user.password];
  const environment = script.startsWith("ncclient") ? newestNcclient : {};
  const { status, stdout, stderr } = await runTool(python, words, environment);
  expect(stderr + stdout, `${script} ended with ${status}`).toContain("{");
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe.runIf(havePython("ncclient"))("ncclient over SSH", () => {
  it.each(ways)("%s, locks, edits, validates, commits, discards and runs commands", async (way) => {
    const found = await withDevice("ncclient_jobs.py", way);
    expect(found).toMatchObject({
      host_name: "edge-ams-1",
      candidate: "B7",
      running_before: 0,
      running_after: "B7",
      discarded: 0,
      bogus: "syntax error",
      still_usable: "edge-ams-1",
    });
    expect(found["capabilities"]).toContain("http://xml.juniper.net/netconf/junos/1.0");
    expect(found["filtered"]).not.toContain("interfaces");
    expect(found["version_text"]).toContain(`Junos: ${String(found["version"])}`);
    expect(found["terse"]).toBeGreaterThan(10);
  });
});

describe.runIf(havePython("jnpr.junos"))("PyEZ over SSH", () => {
  it.each(ways)("%s, reads facts, locks, loads, commits and runs a command", async (way) => {
    const found = await withDevice("pyez_jobs.py", way);
    expect(found).toMatchObject({
      hostname: "edge-ams-1",
      model: "MX204",
      serialnumber: "BX1234AB5678",
      connected: true,
      committed: true,
      building: "B9",
    });
    expect(found["version"]).toMatch(/^\d+\.\dR/);
    expect(found["cli"]).toContain("Hostname: edge-ams-1");
  });
});
