import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { freePort, havePython, python, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };
const configuration = `${readFileSync("fixtures/lab/mx204-edge.conf", "utf8")}
system {
    location { building B-start; }
    configuration-database { ephemeral { instance telemetry; } }
}
`;

/** What the script found, after its last line of JSON. */
async function configure(): Promise<Record<string, unknown>> {
  const port = await freePort();
  await using _device = await emulateDevice({
    configuration,
    name: "interop",
    seed: "interop",
    users: [user],
    nms: [{ host: "127.0.0.1", port }],
    files: { "/var/tmp/building.conf": "system { location { building B-url; } }" },
    retryScale: 0.02,
  });
  const script = "test/interop/python/pyez_config_jobs.py";
  const { status, stdout, stderr } = await runTool(python, [
    script,
    String(port),
    user.name,
    user.password,
  ]);
  expect(status, stderr + stdout).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

function difference(building: string): string {
  return `\n[edit system location]\n-   building B-start;\n+   building ${building};\n`;
}

describe.runIf(havePython("jnpr.junos"))("PyEZ's Config over call home", () => {
  it("loads every form, works in every mode, compares, confirms and keeps a rescue configuration", async () => {
    const found = await configure();
    for (const form of ["set", "text", "replace", "xml", "json", "url"])
      expect(found[form], form).toBe(difference(`B-${form}`));
    expect(found).toMatchObject({
      patch: difference("B-set"),
      pending: { configuration: { system: { location: { building: "B-set" } } } },
      discarded_by_unlock: null,
      private_check: true,
      private_commit: true,
      ephemeral_commit: true,
      nowhere: "ephemeral instance 'nowhere' is not configured",
      after_modes: "B-private",
      second_lock: "Configuration database is already open",
      exclusive_commit: true,
      after_exclusive: "B-exclusive",
      diff_1: expect.stringContaining("+   building B-exclusive;"),
      detail: 1,
      comment: "commit confirmed, rollback in 5mins",
      confirmed: true,
      after_rollback: "B-private",
      logs: ["on trial", "private from PyEZ"],
      rescue_none: null,
      rescue_reload_none: false,
      rescue_save: true,
      rescue_text: expect.stringContaining("building B-private;"),
      rescue_xml: "B-private",
      after_rescue: "B-private",
      rescue_delete: true,
      rescue_deleted: null,
    });
    expect(found["load_error"]).toEqual([
      expect.stringContaining("Invalid numeric value: 'big'"),
      2,
    ]);
  });
});
