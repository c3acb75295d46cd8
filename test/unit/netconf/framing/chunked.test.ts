import { describe, expect, it } from "vitest";
import { ChunkedDecoder, encodeChunked } from "../../../../src/netconf/framing/index.ts";

const text = (messages: readonly Uint8Array[]): string[] =>
  messages.map((message) => Buffer.from(message).toString());
const decoder = (maxMessageBytes = 1_000): ChunkedDecoder =>
  new ChunkedDecoder({ maxMessageBytes });

/** The example of RFC 6242 4.2. */
const example =
  '\n#4\n<rpc\n#18\n message-id="102"\n\n#79\n     xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">\n  <close-session/>\n</rpc>\n##\n';
const exampleMessage =
  '<rpc message-id="102"\n     xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">\n  <close-session/>\n</rpc>';

describe("ChunkedDecoder", () => {
  it("reads the example of the RFC wherever it is split", () => {
    const wire = Buffer.from(`${example}\n#1\nx\n##\n`);
    for (let at = 0; at <= wire.length; at++) {
      const one = decoder();
      const messages = [...one.push(wire.subarray(0, at)), ...one.push(wire.subarray(at))];
      expect(text(messages)).toEqual([exampleMessage, "x"]);
    }
  });

  it("reads it byte by byte", () => {
    const one = decoder();
    expect(
      text([...Buffer.from(example)].flatMap((byte) => [...one.push(Buffer.of(byte))])),
    ).toEqual([exampleMessage]);
  });

  it("does not look for markers inside chunks", () => {
    expect(text(decoder().push(Buffer.from("\n#9\n\n##\n]]>]]\n##\n")))).toEqual(["\n##\n]]>]]"]);
  });

  it("passes over line feeds between messages", () => {
    expect(text(decoder().push(Buffer.from("\n\n\n#1\na\n##\n\n\n#1\nb\n##\n")))).toEqual([
      "a",
      "b",
    ]);
  });

  it.each([
    ["text where a chunk must begin", "<rpc/>", "chunk-header"],
    ["a line feed without hash", "\nx", "chunk-header"],
    ["a second line feed inside a message", "\n#1\na\n\n#1\nb", "chunk-header"],
    ["a size of zero", "\n#0\n", "chunk-size"],
    ["a leading zero", "\n#01\n", "chunk-size"],
    ["a sign", "\n#+1\n", "chunk-size"],
    ["no size", "\n#\n", "chunk-size"],
    ["a letter in the size", "\n#1a\n", "chunk-size"],
    ["a size above the RFC's", "\n#4294967296\n", "chunk-size"],
    ["an endless size", `\n#${"9".repeat(50)}`, "chunk-size"],
    ["a chunk above the limit", "\n#1001\n", "message-too-large"],
    ["chunks above the limit together", `\n#600\n${"x".repeat(600)}\n#401\n`, "message-too-large"],
    ["an end without chunk", "\n##\n", "empty-message"],
    ["a chunk that goes on after its size", "\n#1\nab", "chunk-header"],
    ["an end of chunks without line feed", "\n#1\na\n##x", "chunk-header"],
  ])("refuses %s", (_, wire, code) => {
    expect(() => decoder().push(Buffer.from(wire))).toThrow(expect.objectContaining({ code }));
  });

  it("holds no more memory than the bytes that came, whatever a chunk claims", () => {
    const before = process.memoryUsage().arrayBuffers;
    const claims = Array.from({ length: 200 }, () => {
      const one = decoder(67_108_864);
      one.push(Buffer.from("\n#67108864\nx"));
      return one;
    });
    expect(claims).toHaveLength(200);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4_000_000);
  });
});

describe("encodeChunked", () => {
  it("counts bytes, not characters", () => {
    expect(Buffer.concat(encodeChunked(["<\u00e9/>", "\n"])).toString()).toBe(
      "\n#6\n<\u00e9/>\n\n##\n",
    );
  });
});
