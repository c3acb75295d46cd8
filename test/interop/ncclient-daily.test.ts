import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { freePort, havePython, newestNcclient, python, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };
const script = "test/interop/python/ncclient_daily_jobs.py";
const added = ["building nc-xml;", "lata 9;", "floor 7;", "rack 12;"];
/** What a load that puts one building in the place of another, and takes these statements away, comes to. */
function changed(building: string, ...removed: readonly string[]): string {
  const lines = removed.map((line) => `-   ${line}\n`).join("");
  return `\n[edit system location]\n-   building nc-xml;\n+   building ${building};\n${lines}`;
}
const others = ["lata 9;", "floor 1;", "rack 12;"];
const floored = "\n[edit system location]\n-   floor 1;\n+   floor 2;\n";

describe.runIf(havePython("ncclient"))("the newest ncclient", () => {
  it("does every operation of its junos handler, and sends a hundred requests at once", async () => {
    await using device = await emulateDevice({
      configuration: `${readFileSync("fixtures/lab/mx204-edge.conf", "utf8")}
        system { services { netconf { ssh; } } }`,
      name: "interop",
      seed: "interop",
      users: [user],
      validation: "strict",
      // After the reboot the client looks for the device where it was.
      listen: { ports: { "netconf-ssh": await freePort() } },
      retryScale: 0.02,
    });
    const { port } = await untilListening(device, "netconf-ssh");
    const [rebooting, halted] = [device.events.next("rebooting"), device.events.next("halted")];
    const words = [script, String(port), user.name, user.password];
    const { status, stdout, stderr } = await runTool(python, words, newestNcclient);
    expect(status, stderr + stdout).toBe(0);
    const found = JSON.parse(stdout) as Record<string, unknown>;

    for (const form of ["text", "set", "json", "xml"])
      expect(found[`configuration_${form}`], form).toContain("edge-ams-1");
    expect(found["configuration_filter"]).toContain("<netconf>");
    expect(found["configuration_filter"]).not.toContain("<interfaces>");
    for (const line of added) {
      expect(found["compare"]).toContain(`+       ${line}`);
      expect(found["rollback"]).toContain(`-       ${line}`);
    }
    for (const name of ["check", "validate"])
      expect(found[name], name).toContain("<commit-check-success/>");
    for (const name of ["commit", "synchronize"])
      expect(found[name], name).toContain("<commit-success/>");
    for (const name of ["check", "validate", "commit", "synchronize", "at_time"])
      expect(found[name], name).toContain("<ok/>");
    expect(found).toMatchObject({
      version: "0.7.1",
      get: ["configuration", "database-status-information"],
      get_filter: expect.stringContaining("database-status-information"),
      schema: "schema 'no-such-module' does not exist",
      log: "ncclient daily",
      loaded: {
        "merge text": changed("M"),
        "replace text": changed("R", ...others),
        "override text": floored,
        "update text": floored,
        "merge xml": changed("M"),
        "replace xml": changed("R", ...others),
        "merge json": changed("merge"),
        "override json": changed("override", ...others),
        "update json": changed("update", ...others),
        "compared text": expect.stringContaining(changed("C")),
        "compared xml": expect.stringContaining('<building operation="create">C</building>'),
      },
      discarded: "",
      edited: ["nc-edit", "8"],
      copied: "",
      emptied: 0,
      bad_set: "syntax error",
      bad_text: "Invalid numeric value: 'big'",
      confirmed: "trial",
      cancel: "syntax error",
      taken_back: "trial",
      at_time: expect.stringContaining("commit at will be executed at"),
      put_off: "both",
      command_text: expect.stringContaining("Hostname: edge-ams-1"),
      command_json: expect.stringContaining('"software-information"'),
      argument: ["et-0/0/0"],
      no_interface: "device ge-9/9/9 not found",
      route_tables: ["inet6.0"],
      route_protocols: ["Direct"],
      text_attribute: expect.stringContaining("Current time:"),
      bogus: "syntax error",
      kill_own: "cannot kill the own session",
      kill_nobody: "session 4242424242 is not active",
      pipelined_configurations: 50,
      pipelined_uptimes: 50,
      after_pipeline: "edge-ams-1",
      locked: expect.stringContaining("configuration database locked by:"),
      locked_after_kill: "Configuration database is already open",
      halt: expect.stringContaining("Shutdown"),
      reboot: expect.stringContaining("<request-reboot-status"),
    });
    expect(found["command_xml"]).toBeGreaterThan(20);
    expect(found["rpc"]).toBeGreaterThan(0);
    expect(await rebooting).toMatchObject({ user: user.name });
    expect(await halted).toMatchObject({ user: user.name });
  });
});
