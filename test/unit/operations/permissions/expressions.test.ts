import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import {
  type ExpressionTexts,
  judgeOf,
} from "../../../../src/operations/permissions/expressions.ts";

function judge(texts: Partial<ExpressionTexts>, words: string): unknown {
  const none = { allow: undefined, deny: undefined, allowAny: [], denyAny: [] };
  return judgeOf({ ...none, ...texts })?.(words);
}

describe("the expressions of a class", () => {
  it("say nothing when there are none", () => {
    expect(
      judgeOf({ allow: undefined, deny: undefined, allowAny: [], denyAny: [] }),
    ).toBeUndefined();
  });

  it.each([
    [{ allow: "show interfaces" }, "show interfaces terse", "allowed"],
    [{ allow: "show interfaces$" }, "show interfaces terse", undefined],
    [{ allow: "^interfaces" }, "show interfaces", undefined],
    [{ allow: "(show|clear) (arp|bgp)" }, "clear bgp neighbor", "allowed"],
    [{ allow: "show version" }, "request shell execute command show version", undefined],
    [{ deny: "description .*secret" }, "interfaces ge-0/0/0 description a\nsecret", "denied"],
    [{ deny: "reboot" }, "request system reboot", "denied"],
    [{ deny: "request system" }, "request system reboot", "denied"],
    [{ deny: "request system" }, "show version", undefined],
    // The longer match counts, and allow when both are equal.
    [{ allow: "commit synchronize", deny: "commit" }, "commit synchronize", "allowed"],
    [{ allow: "commit synchronize", deny: "commit" }, "commit", "denied"],
    [{ allow: "commit", deny: "commit synchronize" }, "commit synchronize", "denied"],
    [{ allow: "commit|commit sync.*", deny: "commit" }, "commit synchronize", "allowed"],
    [{ allow: "commit", deny: "commit" }, "commit", "allowed"],
    // Lists match whole words from the first, and deny counts.
    [{ allowAny: ["show ospf.*", "show bgp.*"] }, "show bgp summary", "allowed"],
    [{ allowAny: ["bgp"] }, "show bgp summary", undefined],
    [{ denyAny: ["show int"] }, "show interfaces", undefined],
    [{ denyAny: ["show interfaces"] }, "show interfaces terse", "denied"],
    [{ allowAny: ["show.*"], denyAny: ["show log"] }, "show log messages", "denied"],
    // What cannot be used allows nothing and denies all.
    [{ allow: "show (" }, "show version", undefined],
    [{ deny: "show (" }, "ping", "denied"],
    [{ allow: ".*", deny: "(" }, "ping", "denied"],
    [{ allowAny: ["a)|(.*"] }, "anything", undefined],
    [{ denyAny: ["*"] }, "anything", "denied"],
    [{ deny: "a".repeat(limits.permissionExpressionLength + 1) }, "anything", "denied"],
  ] as const)("%j say of '%s': %s", (texts, words, verdict) => {
    expect(judge(texts, words)).toBe(verdict);
  });

  it("take time in proportion to the words only", () => {
    const startedAt = performance.now();
    expect(judge({ deny: "(a+)+$" }, `${"a".repeat(5_000)}b`)).toBeUndefined();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
