import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../../src/index.ts";

const start = "system { host-name r1; } interfaces { ge-0/0/1 { unit 5 { description x; } } }";
const problem = "[edit interfaces ge-0/0/1] 'unit 5': Only unit 0 is valid for this encapsulation";

describe("a device whose start-up configuration would not commit", () => {
  it("runs, says so, and commits once it is put right", async () => {
    await using device = await emulateDevice({ configuration: start });
    expect(device.startUpProblems).toEqual([problem]);
    const refused = device.configure("set system domain-name example.net");
    await expect(refused).rejects.toMatchObject({ code: "ERR_COMMIT" });
    expect(device.configuration("candidate")).not.toContain("domain-name");
    await device.configure(
      "set interfaces ge-0/0/1 vlan-tagging\nset interfaces ge-0/0/1 unit 5 vlan-id 5",
    );
    await device.configure("set system domain-name example.net");
    expect(device.configuration("running")).toContain("domain-name example.net;");
  });
});

describe("a device that wants root-authentication", () => {
  it("commits nothing without it", async () => {
    await using device = await emulateDevice({
      configuration: "system { host-name r1; }",
      rootAuthentication: "required",
    });
    expect(device.startUpProblems).toEqual([
      "[edit] 'system': mgd: Missing mandatory statement: 'root-authentication'",
    ]);
    await expect(device.configure("set system domain-name example.net")).rejects.toThrow(
      /root-authentication/,
    );
  });
});

describe("a device that validates strictly", () => {
  it("does not start with a statement that the schema does not know", async () => {
    const configuration = "system { novelty on; }";
    await expect(emulateDevice({ configuration, validation: "strict" })).rejects.toMatchObject({
      code: "ERR_CONFIG_PARSE",
    });
    await using device = await emulateDevice({ configuration });
    expect(device.configuration("running")).toContain("novelty on;");
  });
});
