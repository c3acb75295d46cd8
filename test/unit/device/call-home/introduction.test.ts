import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../../src/base/index.ts";
import { introduction } from "../../../../src/device/call-home/introduction.ts";
import { deriveHostKey } from "../../../../src/security/index.ts";

const random = seededRandom("introduction");
const keys = [deriveHostKey("ed25519", random), deriveHostKey("ecdsa", random)];

describe("the introduction of a device", () => {
  it("shows the first host key, and prints the preamble as Junos does", () => {
    expect(introduction(keys)).toEqual({
      hostKey: keys[0],
      preamble: { hmacSpace: true, blankLines: 0, hostKeyNul: false, splitWrites: false },
    });
  });

  it("shows the host key and takes the form that the options name", () => {
    const { hostKey, preamble } = introduction(keys, { hostKey: "ecdsa", blankLines: 2 });
    expect(hostKey).toBe(keys[1]);
    expect(preamble).toMatchObject({ blankLines: 2, hmacSpace: true });
  });

  it("can be left out", () => {
    expect(introduction(keys, "none")).toEqual({ hostKey: keys[0], preamble: "none" });
  });

  it("wants a key that the device has", () => {
    expect(() => introduction(keys, { hostKey: "rsa" })).toThrow(
      expect.objectContaining({
        code: "ERR_OPTION",
        message: expect.stringContaining("ssh-ed25519, ecdsa-sha2-nistp256"),
      }),
    );
  });
});
