import { emulateDevice } from "junos-callhome";
import { untilManaged } from "junos-callhome/testing";
import { expect, it } from "vitest";
import { startYourNms } from "./your-nms.ts";

it("adopts a device that calls home", async () => {
  await using nms = await startYourNms({ user: "netops", password: "lab-only" });
  await using device = await emulateDevice({
    configuration: "system { host-name edge1; }",
    deviceId: "edge1-serial",
    secret: "shared-with-the-nms",
    nms: [{ host: "127.0.0.1", port: nms.port }],
    users: [{ name: "netops", password: "lab-only" }],
  });

  const session = await untilManaged(device); // rejects with the reasons of every dial

  expect(session.user).toBe("netops");
  expect(nms.inventory).toContain("edge1-serial");
});
