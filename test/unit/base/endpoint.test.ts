import { describe, expect, it } from "vitest";
import { formatEndpoint, parseEndpoint } from "../../../src/base/endpoint.ts";

describe("an endpoint", () => {
  it.each([
    ["192.0.2.10:4334", { host: "192.0.2.10", port: 4334 }],
    ["nms.example.net:1", { host: "nms.example.net", port: 1 }],
    ["[2001:db8::10]:65535", { host: "2001:db8::10", port: 65_535 }],
    ["[fe80::1%eth0]:4334", { host: "fe80::1%eth0", port: 4334 }],
    ["localhost:0", { host: "localhost", port: 0 }],
  ])("is read from %s and printed the same", (text, endpoint) => {
    expect(parseEndpoint(text)).toEqual(endpoint);
    expect(formatEndpoint(endpoint)).toBe(text);
  });

  it.each(["", "192.0.2.10", ":4334", "nms:", "nms:65536", "nms:x", "2001:db8::10:4334", "a b:1"])(
    "is not read from %j",
    (text) => {
      expect(parseEndpoint(text)).toBeUndefined();
    },
  );
});
