import { describe, expect, it } from "vitest";
import {
  EndOfMessageDecoder,
  encodeEndOfMessage,
  FramingError,
} from "../../../../src/netconf/framing/index.ts";

const text = (messages: readonly Uint8Array[]): string[] =>
  messages.map((message) => Buffer.from(message).toString());
const decoder = (maxMessageBytes = 1_000): EndOfMessageDecoder =>
  new EndOfMessageDecoder({ maxMessageBytes });

describe("EndOfMessageDecoder", () => {
  it("yields the same messages wherever the bytes are split in three", () => {
    const wire = Buffer.from("<a>]]>]]</a>]]>]]>\n<b>\u00e9</b>]]>]]>\r\n <c/>]]>]]>");
    for (let first = 0; first <= wire.length; first++)
      for (let second = first; second <= wire.length; second++) {
        const one = decoder();
        const parts = [
          wire.subarray(0, first),
          wire.subarray(first, second),
          wire.subarray(second),
        ];
        expect(text(parts.flatMap((part) => [...one.push(part)]))).toEqual([
          "<a>]]>]]</a>",
          "<b>\u00e9</b>",
          "<c/>",
        ]);
      }
  });

  it("finds a marker whose start was doubted", () => {
    expect(text(decoder().push(Buffer.from("x]]>]]]>]]>]]]>]]>")))).toEqual(["x]]>]", "]"]);
  });

  it("leaves the bytes after the first message alone when asked for one", () => {
    const taken = decoder().take(Buffer.from("<hello/>]]>]]>\n#4\n"));
    expect(text([taken?.message ?? Buffer.alloc(0), taken?.rest ?? Buffer.alloc(0)])).toEqual([
      "<hello/>",
      "\n#4\n",
    ]);
  });

  it("yields an empty message for a marker alone", () => {
    expect(text(decoder().push(Buffer.from("\n]]>]]>")))).toEqual([""]);
  });

  it("takes a message of the limit and refuses one byte more, in one piece or in many", () => {
    expect(decoder(8).push(Buffer.from("<hello/>]]>]]>"))).toHaveLength(1);
    expect(() => decoder(7).push(Buffer.from("<hello/>]]>]]>"))).toThrow(FramingError);
    const slow = decoder(8);
    const endless = (): void => {
      for (let sent = 0; sent < 100; sent++) slow.push(Buffer.from("x"));
    };
    expect(endless).toThrow(expect.objectContaining({ code: "message-too-large" }));
  });

  it("takes time in proportion to the bytes, however small the parts", () => {
    const one = new EndOfMessageDecoder({ maxMessageBytes: 10_000_000 });
    const part = Buffer.from("]]>]]");
    for (let sent = 0; sent < 400_000; sent++) one.push(part);
    expect(one.push(Buffer.from("x]]>]]>"))[0]).toHaveLength(2_000_001);
  });
});

describe("encodeEndOfMessage", () => {
  it("ends a message as Junos does", () => {
    expect(Buffer.concat(encodeEndOfMessage(["<ok/>", "\n"])).toString()).toBe("<ok/>\n]]>]]>\n");
    expect(Buffer.concat(encodeEndOfMessage(["<\u00e9/>"], "")).toString()).toBe("<\u00e9/>]]>]]>");
  });
});
