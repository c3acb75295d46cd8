import { expect, it } from "vitest";
import { reasonCodes } from "../../../../src/callhome/index.ts";
import {
  reasonOfFault,
  reasonOfLoss,
  type SshPhase,
  shownDetail,
} from "../../../../src/transport/ssh/close-reason.ts";

const at = (phase: SshPhase, keyExchangeAnswered = false, refusals = 0) => ({
  phase,
  keyExchangeAnswered,
  refusals,
});

it.each([
  [at("identification"), false, "peer-closed-early"],
  [at("key-exchange"), false, "key-exchange-failed"],
  [at("key-exchange", true), true, "host-key-rejected"],
  [at("authentication", true), false, "peer-closed-in-login"],
  [at("authentication", true, 1), false, "login-failed"],
  [at("subsystem", true), false, "no-subsystem"],
  [at("established", true), false, "peer-closed"],
  [at("established", true), true, "connection-lost"],
] as const)("names the loss in %j (broken: %s) %s", (circumstances, broken, reason) => {
  expect(reasonOfLoss(circumstances, broken)).toBe(reason);
  expect(reasonCodes).toHaveProperty(reason);
});

it.each([
  ["identification", undefined, "not-ssh"],
  ["key-exchange", "handshake", "key-exchange-failed"],
  ["key-exchange", "protocol", "protocol-error"],
  ["established", "handshake", "protocol-error"],
] as const)("names a fault in %s at level %s %s", (phase, level, reason) => {
  expect(reasonOfFault(at(phase), level)).toBe(reason);
});

it("shows a peer's words on one line and not for ever", () => {
  expect(shownDetail("a\u001b[31m\r\nb\u0000c")).toBe("a [31m b c");
  expect(shownDetail("x".repeat(999))).toHaveLength(200);
});
