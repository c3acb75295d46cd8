import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits, Secret } from "../../../src/base/index.ts";
import {
  ConnectDecoder,
  type ConnectProgress,
  printConnect,
} from "../../../src/callhome/http-connect.ts";

const proxy = {
  kind: "static",
  host: "proxy.example",
  port: 8_080,
  authorization: undefined,
} as const;

function decode(text: string, cutAt = 0): ConnectProgress {
  const decoder = new ConnectDecoder();
  const bytes = Buffer.from(text, "latin1");
  const first = decoder.push(bytes.subarray(0, cutAt));
  return first.kind === "incomplete" ? decoder.push(bytes.subarray(cutAt)) : first;
}

describe("printConnect", () => {
  it("asks for the server by its name, an IPv6 address in brackets", () => {
    expect(printConnect({ host: "nms.example", port: 4334 }, proxy)).toBe(
      "CONNECT nms.example:4334 HTTP/1.1\r\nHost: nms.example:4334\r\n\r\n",
    );
    expect(printConnect({ host: "2001:db8::1", port: 1 }, proxy)).toContain(
      "CONNECT [2001:db8::1]:1 HTTP/1.1\r\n",
    );
  });

  it("sends the credentials of RFC 7617", () => {
    const authorization = { user: "Aladdin", password: new Secret("open sesame") };
    expect(printConnect({ host: "a", port: 1 }, { ...proxy, authorization })).toContain(
      "\r\nProxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n",
    );
  });
});

describe("ConnectDecoder", () => {
  it.each([
    ["HTTP/1.1 200 Connection established\r\n\r\n", "open"],
    ["HTTP/1.0 200 OK\r\nVia: x\r\nContent-Length: 5\r\n\r\n", "open"],
    ["HTTP/1.1 204\n\n", "open"],
    ["HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "open"],
    ["HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n", "refused"],
    ["HTTP/1.1 301 Moved\r\n\r\n", "refused"],
    ["HTTP/2.0 200 OK\r\n\r\n", "malformed"],
    ["HTTP/1.1 2OO OK\r\n\r\n", "malformed"],
    ["SSH-2.0-OpenSSH\r\n", "malformed"],
    ["220 mail ready\r\n", "malformed"],
  ])("takes %j wherever it is split", (text, kind) => {
    for (let at = 0; at <= text.length; at++) expect(decode(text, at).kind).toBe(kind);
  });

  it("loses nothing of what follows the header", () => {
    const text = "HTTP/1.1 200 OK\r\n\r\nSSH-2.0-x\r\n";
    const progress = decode(text);
    expect(progress.kind === "open" && Buffer.from(progress.rest).toString()).toBe("SSH-2.0-x\r\n");
  });

  it("tells the status", () => {
    expect(decode("HTTP/1.1 502 Bad Gateway\r\n\r\n<html>")).toEqual({
      kind: "refused",
      status: 502,
      line: "HTTP/1.1 502 Bad Gateway",
    });
  });

  it("bounds the header", () => {
    const endless = `HTTP/1.1 200 OK\r\nX: ${"x".repeat(limits.proxyHeaderBytes)}`;
    expect(decode(endless).kind).toBe("malformed");
    expect(decode(`${endless}\r\n\r\n`).kind).toBe("malformed");
  });

  it("answers any bytes without throwing", () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom("HTTP/1.1 ", "200", "100 x", "\r\n", "\n\n").map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const decoder = new ConnectDecoder();
        const kinds = pieces.map((bytes) => decoder.push(bytes).kind);
        expect(["incomplete", "open", "refused", "malformed"]).toEqual(
          expect.arrayContaining(kinds),
        );
      }),
    );
  });
});
