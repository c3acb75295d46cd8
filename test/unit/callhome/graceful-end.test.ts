import { expect, it } from "vitest";
import { isGracefulEnd } from "../../../src/callhome/graceful-end.ts";
import { type ReasonCode, reasonCodes } from "../../../src/callhome/reason-codes.ts";

it("takes the ends that NMS or device wanted for graceful, and no other", () => {
  const graceful = (Object.keys(reasonCodes) as ReasonCode[]).filter(isGracefulEnd);
  expect(graceful).toEqual(["session-closed", "session-idle", "session-idle-timeout"]);
});
