import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { havePython, haveTools, python, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };

describe.runIf(havePython("scrapli_netconf") && haveTools("ssh"))("scrapli-netconf", () => {
  it.each([
    ["1.0", "system", "", "<rpc-error>"],
    ["1.1", "system", "rfc-compliant; version-1.1;", "<nc:rpc-error>"],
    ["1.1", "paramiko", "rfc-compliant; version-1.1;", "<nc:rpc-error>"],
  ])("speaks version %s over %s", async (version, transport, statements, error) => {
    await using device = await emulateDevice({
      configuration: `system { host-name r1; services { netconf { ssh; ${statements} } } }`,
      users: [user],
      listen: { ports: { "netconf-ssh": 0 } },
    });
    const { port } = await untilListening(device, "netconf-ssh");
    const script = "test/interop/python/scrapli_jobs.py";
    const words = [script, transport, String(port), user.name, user.password];
    const { status, stdout, stderr } = await runTool(python, words);
    expect(status, stderr + stdout).toBe(0);
    const found = JSON.parse(stdout) as Record<string, unknown>;
    expect(found).toMatchObject({
      version,
      failed: [],
      building: expect.stringContaining(`<building>${transport}</building>`),
      bogus: expect.stringContaining(error),
    });
    expect(found["interfaces"]).toBeGreaterThan(10);
  });
});
