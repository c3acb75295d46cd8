import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { havePython, newestNcclient, python, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };

async function findings(statements: string): Promise<Record<string, unknown>> {
  await using device = await emulateDevice({
    configuration: `system { host-name r1; services { netconf { ssh; ${statements} } } }`,
    users: [user],
    listen: { ports: { "netconf-ssh": 0 } },
  });
  const { port } = await untilListening(device, "netconf-ssh");
  const job = "test/interop/python/ncclient_modes_jobs.py";
  const words = [job, String(port), user.name, user.password];
  const { status, stdout, stderr } = await runTool(python, words, newestNcclient);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe.runIf(havePython("ncclient"))("the newest ncclient", () => {
  it.each([
    ["notification;", false, "http://xml.juniper.net/xnm/1.1/xnm"],
    ["notification; rfc-compliant; version-1.1;", true, "http://yang.juniper.net/junos/conf/root"],
  ])("works with `%s`", async (statements, version11, namespace) => {
    const found = await findings(statements);
    expect(found).toMatchObject({
      version: "0.7.1",
      sessions: 1,
      version_11: version11,
      subscribed: true,
      edited: true,
      validated: true,
      committed: true,
    });
    expect(found["schema"]).toContain("module junos-conf-access-profile {");
    expect(found["event"]).toMatch(/<netconf-config-change [^]*:location<\/target>/);
    expect(found["configuration"]).toContain(`<configuration xmlns="${namespace}"`);
  });
});
