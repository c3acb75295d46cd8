import { expect, it, vi } from "vitest";

it("the example of the README changes a device and prints its running configuration", async () => {
  const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
  await import("../../../examples/manage-a-device.ts");
  const [[text]] = printed.mock.calls as [[string]];
  printed.mockRestore();
  expect(text).toContain("set system host-name edge1\n");
  expect(text).toContain("set system location building B7\n");
});
