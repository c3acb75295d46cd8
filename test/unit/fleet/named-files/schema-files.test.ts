import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emulateDevice } from "../../../../src/device/index.ts";
import { loadFleet } from "../../../../src/fleet/index.ts";
import { compileModules, parseYang, writeCompiled } from "../../../../src/junos/yang/index.ts";

/** A release whose only hierarchy is one that the core schema does not know. */
const module = `module lab-configuration {
  namespace "urn:lab"; prefix lab;
  container configuration {
    container system { leaf host-name { type string; } }
    container robots {
      list arm { key name; leaf name { type string; } leaf reach { type uint16 { range "1..500"; } } }
    }
  }
}`;
const configuration =
  "system {\n    host-name r1;\n}\nrobots {\n    arm left {\n        reach 120;\n    }\n}\n";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "schema-"));
  const compiled = compileModules([parseYang(module, "lab.yang")]);
  await writeFile(join(folder, "lab.json"), writeCompiled(compiled));
  await writeFile(join(folder, "r1.conf"), configuration);
});
afterEach(() => rm(folder, { recursive: true }));

async function fleetOf(device: string): ReturnType<typeof loadFleet> {
  const path = join(folder, "fleet.yaml");
  await writeFile(path, `devices:\n  - configuration: r1.conf\n${device}`);
  return await loadFleet(path);
}

describe("a fleet file that names a schema", () => {
  it("gives devices that know the statements of that schema", async () => {
    const { devices } = await fleetOf("    schema: lab.json\n    validation: strict\n");
    await using device = await emulateDevice(devices[0] ?? { configuration: "" });
    expect(device.configuration("running", "set")).toContain("set robots arm left reach 120\n");
    await expect(device.configure("set robots arm left reach 501")).rejects.toThrow(
      "Value 501 is not within range (1..500)",
    );
  });

  it("cannot load the same configuration by the core schema", async () => {
    await expect(fleetOf("    validation: strict\n")).rejects.toThrow("robots");
  });

  it("reports a schema file that is missing or no schema, at its line", async () => {
    await expect(fleetOf("    schema: absent.json\n")).rejects.toMatchObject({
      problems: [{ line: 3, path: "/devices/0/schema" }],
    });
    await expect(fleetOf("    schema: r1.conf\n")).rejects.toMatchObject({
      problems: [{ line: 3, path: "/devices/0/schema" }],
    });
  });
});
