import { describe, expect, it } from "vitest";
import { type DeviceOptions, emulateDevice, hostKeyTypes } from "../../../src/device/index.ts";

const configuration = "system { host-name r1; }";

async function identityOf(options: Partial<DeviceOptions>): Promise<unknown> {
  await using device = await emulateDevice({ configuration, ...options });
  return device.identity;
}

describe("a device's identity", () => {
  it("repeats with the same seed and name, host keys and serial number included", async () => {
    const options = { seed: "s1", hostKeyTypes };
    const one = await identityOf(options);
    expect(await identityOf(options)).toEqual(one);
    expect(await identityOf({ ...options, seed: "s2" })).not.toEqual(one);
    expect(await identityOf({ ...options, name: "r2" })).not.toEqual(one);
  });

  it("differs from run to run without a seed", async () => {
    expect(await identityOf({})).not.toEqual(await identityOf({}));
  });

  it("takes what the options say", async () => {
    const options = { serialNumber: "AB123", model: "srx345", junosVersion: "21.2R3-S6.11" };
    expect(await identityOf(options)).toMatchObject({ hostName: "r1", ...options });
  });

  it("takes the release from the configuration's version statement", async () => {
    const text = "version 22.4R1.10; system { host-name r1; }";
    expect(await identityOf({ configuration: text })).toMatchObject({ junosVersion: "22.4R1.10" });
  });

  it("refuses a model without data by naming those that there are", async () => {
    await expect(identityOf({ model: "c7200" })).rejects.toThrow(/'c7200'.*mx204.*vsrx/);
  });

  it("refuses a release that is none", async () => {
    await expect(identityOf({ junosVersion: "latest" })).rejects.toMatchObject({
      code: "ERR_OPTION",
    });
  });

  it.each(["", "two\nlines", "x".repeat(1_025)])("refuses the device-id %j", async (deviceId) => {
    const options = { configuration: "system { host-name r1; }", deviceId };
    const nms = [{ host: "127.0.0.1", port: 1 }];
    await expect(emulateDevice({ ...options, nms })).rejects.toMatchObject({ code: "ERR_OPTION" });
  });

  it("refuses an authorized key that is none", async () => {
    const users = [{ name: "ops", authorizedKeys: ["not a key"] }];
    await expect(identityOf({ users })).rejects.toMatchObject({ code: "ERR_KEY" });
  });

  it("names file, line, column and word of a configuration that does not parse", async () => {
    const broken = { configuration: "system {\n    host-name [;\n}", configurationFile: "r1.conf" };
    await expect(identityOf(broken)).rejects.toMatchObject({
      code: "ERR_CONFIG_PARSE",
      message: expect.stringMatching(/^r1\.conf:2:\d+: /),
    });
  });
});

describe("devices that start from the same document", () => {
  it("share it and still change each alone", async () => {
    await using one = await emulateDevice({ configuration, name: "one" });
    await using two = await emulateDevice({ configuration, name: "two" });
    await one.configure("set system host-name changed");
    expect(one.configuration("running", "set")).toContain("set system host-name changed");
    expect(two.configuration("running", "set")).toContain("set system host-name r1");
  });
});
