import { expect, it } from "vitest";
import { emulateDevice } from "../../../src/device/index.ts";

const clear = "in-the-clear";
const configuration = `
set system host-name r1
set system ldap-server bindpw ${clear}
set system services outbound-ssh client nms device-id r1
set system services outbound-ssh client nms secret ${clear}
set system login user ops class operator
set system login user ops authentication plain-text-password-value ${clear}
`;

it("shows no secret of the start-up configuration in the clear, and the same ones for the same seed", async () => {
  await using one = await emulateDevice({ configuration, seed: "s" });
  await using other = await emulateDevice({ configuration, seed: "s" });
  const text = one.configuration("running", "set");
  expect(text).not.toContain(clear);
  expect(text).toMatch(/bindpw "?\$9\$/);
  expect(text).toMatch(/secret "?\$9\$/);
  expect(text).toMatch(/encrypted-password "?\$6\$/);
  expect(other.configuration("running", "set")).toBe(text);
});
