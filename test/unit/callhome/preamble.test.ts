import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { limits, Secret } from "../../../src/base/index.ts";
import {
  deviceConnInfo,
  deviceIdProblem,
  hmacMatches,
  hmacOf,
  hostKeyProblem,
  preambleWrites,
  printPreamble,
} from "../../../src/callhome/preamble.ts";
import {
  type PreambleFormOptions,
  resolvePreambleForm,
} from "../../../src/callhome/preamble-form.ts";

const hostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0sWbTq4m2kQ9zYw0o1j3tq7x2lX8gkQm1uS5n8vQ4r";

describe("printPreamble", () => {
  it("prints three lines without a secret", () => {
    expect(printPreamble(deviceConnInfo("mx-1", hostKey, undefined))).toBe(
      "MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\nDEVICE-ID: mx-1\r\n",
    );
  });

  it("adds host key and HMAC with a secret", () => {
    const secret = new Secret("Juniper123");
    expect(printPreamble(deviceConnInfo("mx-1", hostKey, secret))).toBe(
      "MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\nDEVICE-ID: mx-1\r\n" +
        `HOST-KEY: ${hostKey}\r\nHMAC: ${hmacOf(secret, hostKey)}\r\n`,
    );
  });

  it.each<[string, PreambleFormOptions, string]>([
    ["with a blank after `HMAC:`", {}, "MV D K H"],
    ["without one", { hmacSpace: false }, "MV D K h"],
    ["with a NUL behind the host key", { hostKeyNul: true }, "MV D N H"],
    ["with an empty line behind it", { blankLines: 1 }, "MV D K H e"],
    ["with two of them", { blankLines: 2 }, "MV D K H e e"],
    [
      "with all of that",
      { hmacSpace: false, hostKeyNul: true, blankLines: 2, splitWrites: true },
      "MV D N h e e",
    ],
  ])("prints it %s", (_, form, expected) => {
    const info = deviceConnInfo("mx-1", hostKey, new Secret("Juniper123"));
    const lines: Readonly<Record<string, string>> = {
      MV: "MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1",
      D: "DEVICE-ID: mx-1",
      K: `HOST-KEY: ${hostKey}`,
      N: `HOST-KEY: ${hostKey}\0`,
      H: `HMAC: ${info.hmac}`,
      h: `HMAC:${info.hmac}`,
      e: "",
    };
    const text = expected
      .split(" ")
      .map((letter) => `${lines[letter]}\r\n`)
      .join("");
    expect(printPreamble(info, resolvePreambleForm(form))).toBe(text);
  });

  it("puts empty lines behind three lines as well", () => {
    const form = resolvePreambleForm({ blankLines: 1, hostKeyNul: true, hmacSpace: false });
    expect(printPreamble({ deviceId: "mx-1" }, form)).toBe(
      "MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\nDEVICE-ID: mx-1\r\n\r\n",
    );
  });

  it("is one write, or one per line", () => {
    const info = deviceConnInfo("mx-1", hostKey, new Secret("Juniper123"));
    const whole = printPreamble(info);
    expect(preambleWrites(info, resolvePreambleForm())).toEqual([whole]);
    const split = preambleWrites(info, resolvePreambleForm({ splitWrites: true }));
    expect(split).toHaveLength(5);
    expect(split.join("")).toBe(whole);
  });

  it.each([
    ["a line break in the device-id", { deviceId: "mx\r\nHMAC: 0" }],
    ["a lone line feed in the device-id", { deviceId: "mx\n" }],
    ["an empty device-id", { deviceId: "" }],
    ["a device-id that ends with a blank", { deviceId: "mx " }],
    ["half a surrogate pair", { deviceId: "mx\ud800" }],
    ["a line break in the host key", { deviceId: "mx", hostKey: `${hostKey}\r\nX: y` }],
    ["a comment behind the host key", { deviceId: "mx", hostKey: `${hostKey} root@mx` }],
    ["an HMAC of another length", { deviceId: "mx", hostKey, hmac: "abc" }],
  ])("refuses %s", (_, info) => {
    expect(() => printPreamble(info)).toThrow(expect.objectContaining({ code: "ERR_OPTION" }));
  });

  it("bounds device-id and host key", () => {
    expect(deviceIdProblem("x".repeat(limits.deviceIdBytes))).toBeUndefined();
    expect(deviceIdProblem("x".repeat(limits.deviceIdBytes + 1))).toContain("longer");
    expect(hostKeyProblem(`ssh-rsa ${"A".repeat(limits.hostKeyBytes)}`)).toContain("longer");
  });
});

describe("hmacOf", () => {
  const withoutOpenssl = spawnSync("openssl", ["version"]).status !== 0;
  if (withoutOpenssl) console.warn("skipped: there is no openssl command to recompute HMACs with");
  const skip = withoutOpenssl && process.env["REQUIRE_INTEROP"] !== "1";

  it
    .skipIf(skip)
    .each(["x", "Juniper123", "with blank and ümlaut", "a".repeat(64), "f".repeat(128)])(
    "gives what openssl gives for the secret %j",
    (secret) => {
      const printed = execFileSync("openssl", ["dgst", "-sha1", "-hmac", secret], {
        input: hostKey,
      });
      expect(hmacOf(new Secret(secret), hostKey)).toBe(
        /[0-9a-f]{40}/.exec(printed.toString())?.[0],
      );
    },
  );

  it("gives the value of RFC 2202 test case 2", () => {
    expect(hmacOf(new Secret("Jefe"), "what do ya want for nothing?")).toBe(
      "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
    );
  });

  it("is matched in either case of the digits, and by no other key", () => {
    const secret = new Secret("Juniper123");
    const hmac = hmacOf(secret, hostKey);
    expect(hmacMatches(secret, hostKey, hmac.toUpperCase())).toBe(true);
    expect(hmacMatches(secret, `${hostKey}A`, hmac)).toBe(false);
    expect(hmacMatches(new Secret("juniper123"), hostKey, hmac)).toBe(false);
  });
});
