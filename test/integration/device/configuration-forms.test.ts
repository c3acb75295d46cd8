import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../../src/index.ts";

describe("a device's configuration in each form", () => {
  it.each(["text", "xml"] as const)("starts another device from its %s", async (format) => {
    const configuration = "system {\n    /* who it is */\n    host-name r1;\n}\n";
    await using device = await emulateDevice({ configuration });
    const printed = device.configuration("running", format);
    await using again = await emulateDevice({ configuration: printed });
    expect(again.configuration("running")).toBe(configuration);
  });
});
