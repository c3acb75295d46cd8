import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits, Secret } from "../../../src/base/index.ts";
import { deviceConnInfo, deviceIdProblem, printPreamble } from "../../../src/callhome/preamble.ts";
import { PreambleDecoder, type PreambleProgress } from "../../../src/callhome/preamble-decoder.ts";

const ident = "SSH-2.0-OpenSSH_8.8\r\nbinary\0\xff";
const hostKey = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7";
const secret = new Secret("s3cret");
const info = deviceConnInfo("abc123", hostKey, secret);
const { hmac } = info;
const threeLines = "MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\nDEVICE-ID: abc123\r\n";

/** Feeds the pieces until the decoder is done; pieces after that belong to the SSH client. */
function decode(pieces: readonly Uint8Array[]): PreambleProgress {
  const decoder = new PreambleDecoder();
  for (const [index, piece] of pieces.entries()) {
    const progress = decoder.push(piece);
    if (progress.kind === "complete")
      return {
        ...progress,
        rest: Buffer.concat([progress.rest, ...pieces.slice(index + 1)]),
      };
    if (progress.kind === "invalid") return progress;
  }
  return { kind: "incomplete" };
}

function decodeText(text: string): PreambleProgress {
  return decode([Buffer.from(text, "latin1")]);
}

describe("PreambleDecoder", () => {
  it.each([
    ["three lines", threeLines, { deviceId: "abc123" }],
    ["five lines", printPreamble(info), info],
    ["HMAC without a blank", `${threeLines}HOST-KEY: ${hostKey}\r\nHMAC:${hmac}\r\n`, info],
    ["blank lines after it", `${printPreamble(info)}\r\n\r\n`, info],
    ["lines ended by LF alone", printPreamble(info).replaceAll("\r", ""), info],
    ["a NUL after the key", `${threeLines}HOST-KEY: ${hostKey}\0\r\nHMAC: ${hmac}\r\n`, info],
    ["a NUL before the key", `${threeLines}HOST-KEY: \0${hostKey}\r\nHMAC: ${hmac}\r\n`, info],
    ["a host key alone", `${threeLines}HOST-KEY: ${hostKey}\r\n`, { deviceId: "abc123", hostKey }],
  ])("takes %s at every split position", (_, text, expected) => {
    const bytes = Buffer.from(text + ident, "latin1");
    for (let at = 0; at <= bytes.length; at++) {
      const progress = decode([bytes.subarray(0, at), bytes.subarray(at)]);
      expect(progress).toEqual({
        kind: "complete",
        info: expected,
        rest: Buffer.from(ident, "latin1"),
      });
    }
  });

  it("takes the bytes one by one", () => {
    const bytes = [...Buffer.from(printPreamble(info) + ident, "latin1")];
    expect(decode(bytes.map((byte) => Buffer.of(byte)))).toMatchObject({ kind: "complete", info });
  });

  it("reports a peer that sends no preamble", () => {
    expect(decodeText(ident)).toEqual({
      kind: "complete",
      info: undefined,
      rest: Buffer.from(ident, "latin1"),
    });
  });

  it.each([
    ["an HTTP request", "GET / HTTP/1.1\r\n", "none of the preamble"],
    ["a TLS hello", "\x16\x03\x01\x02\x00\x0a", "not UTF-8|none of the preamble"],
    ["another message", "MSG-ID: OTHER\r\n", "MSG-ID is not"],
    ["another version", "MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V2\r\n", "MSG-VER is not V1"],
    ["a device-id first", "DEVICE-ID: x\r\n", "first line"],
    ["a line twice", `${threeLines}DEVICE-ID: y\r\n`, "twice"],
    ["an empty device-id", threeLines.replace("abc123", ""), "empty"],
    ["a NUL in the device-id", threeLines.replace("abc", "a\0c"), "control character"],
    ["no device-id", `MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\n${ident}`, "DEVICE-ID is missing"],
    ["no version", `MSG-ID: DEVICE-CONN-INFO\r\nDEVICE-ID: x\r\n${ident}`, "MSG-VER is missing"],
    ["an HMAC without key", `${threeLines}HMAC: ${hmac}\r\n${ident}`, "without HOST-KEY"],
    ["a short HMAC", `${threeLines}HOST-KEY: ${hostKey}\r\nHMAC: 12\r\n`, "40 hexadecimal"],
    ["a key that is none", `${threeLines}HOST-KEY: nonsense\r\n`, "host key"],
    ["invalid UTF-8", "MSG-ID: \xff\r\n", "UTF-8"],
  ])("refuses %s", (_, text, problem) => {
    const progress = decodeText(text);
    expect(progress).toMatchObject({ kind: "invalid" });
    expect(progress.kind === "invalid" && progress.problem).toMatch(new RegExp(problem));
  });

  it("bounds the length of a line and the number of lines", () => {
    expect(decodeText("x".repeat(limits.preambleLineBytes))).toEqual({ kind: "incomplete" });
    expect(decodeText("x".repeat(limits.preambleLineBytes + 1))).toMatchObject({ kind: "invalid" });
    expect(decodeText("\r\n".repeat(limits.preambleLines))).toEqual({ kind: "incomplete" });
    expect(decodeText("\r\n".repeat(limits.preambleLines + 1))).toMatchObject({ kind: "invalid" });
  });

  it("reads back whatever was printed in whichever form, however it is cut", () => {
    const deviceId = fc
      .string({ unit: "binary", minLength: 1, maxLength: 60 })
      .filter((text) => deviceIdProblem(text) === undefined);
    const form = fc.record({
      hmacSpace: fc.boolean(),
      blankLines: fc.constantFrom(0, 1, 2),
      hostKeyNul: fc.boolean(),
      splitWrites: fc.boolean(),
    });
    const cuts = fc.array(fc.nat(400));
    fc.assert(
      fc.property(deviceId, fc.boolean(), form, cuts, (id, withSecret, written, wanted) => {
        const sent = deviceConnInfo(id, hostKey, withSecret ? secret : undefined);
        const bytes = Buffer.from(printPreamble(sent, written) + ident);
        const places = [0, ...wanted.map((cut) => cut % bytes.length).sort((a, b) => a - b)];
        const pieces = places.map((from, index) => bytes.subarray(from, places[index + 1]));
        expect(decode(pieces)).toEqual({ kind: "complete", info: sent, rest: Buffer.from(ident) });
      }),
    );
  });

  it("answers any bytes without throwing", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (pieces) => {
        expect(["incomplete", "complete", "invalid"]).toContain(decode(pieces).kind);
      }),
    );
  });
});
