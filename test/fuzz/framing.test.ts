import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ChunkedDecoder,
  EndOfMessageDecoder,
  encodeChunked,
  encodeEndOfMessage,
  FramingError,
  type MessageDecoder,
} from "../../src/netconf/framing/index.ts";

const runs = { numRuns: 2_000 };
const limit = { maxMessageBytes: 4_096 };
const cuts = fc.array(fc.nat(400), { maxLength: 12 });
const message = fc
  .array(
    fc.constantFrom("<a/>", "]", "]]>", "]]>]]", "\n#", "##\n", "\u00e9", "\u{1F6F0}", " ", "x"),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((parts) => `<${parts.join("")}`);

function pieces(wire: Buffer, at: readonly number[]): Uint8Array[] {
  const places = [0, ...at.map((place) => place % (wire.length + 1)).toSorted((a, b) => a - b)];
  return places.map((place, index) => wire.subarray(place, places[index + 1] ?? wire.length));
}

function decode(decoder: MessageDecoder, wire: Buffer, at: readonly number[]): string[] {
  return pieces(wire, at)
    .flatMap((piece) => [...decoder.push(piece)])
    .map((bytes) => Buffer.from(bytes).toString());
}

describe("end-of-message framing", () => {
  it("gives back what was encoded, at any split", () => {
    const plain = message.filter((text) => !`${text}]]>]]`.includes("]]>]]>"));
    fc.assert(
      fc.property(fc.array(plain), cuts, (texts, at) => {
        const wire = Buffer.concat(texts.flatMap((text) => encodeEndOfMessage([text])));
        expect(decode(new EndOfMessageDecoder(limit), wire, at)).toEqual(texts);
      }),
      runs,
    );
  });
});

describe("chunked framing", () => {
  it("gives back what was encoded, at any split and any chunking", () => {
    const chunked = fc.array(message, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(chunked), cuts, (messages, at) => {
        const wire = Buffer.concat(
          messages.flatMap((chunks) => [
            ...chunks.map((chunk) => Buffer.concat(encodeChunked([chunk])).subarray(0, -4)),
            Buffer.from("\n##\n"),
          ]),
        );
        const expected = messages.map((chunks) => chunks.join(""));
        expect(decode(new ChunkedDecoder(limit), wire, at)).toEqual(expected);
      }),
      runs,
    );
  });
});

describe("any bytes", () => {
  const noise = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      message.map((text) => Buffer.from(text)),
    ),
  );
  const fates = (decoder: MessageDecoder, parts: readonly Uint8Array[]): unknown => {
    try {
      return parts.flatMap((part) => [...decoder.push(part)]).map((bytes) => [...bytes]);
    } catch (cause) {
      return cause instanceof FramingError ? cause.code : cause;
    }
  };

  it("have one meaning, or one fault, however they are split", () => {
    fc.assert(
      fc.property(noise, cuts, (parts, at) => {
        const wire = Buffer.concat(parts);
        for (const make of [
          () => new EndOfMessageDecoder({ maxMessageBytes: 40 }),
          () => new ChunkedDecoder({ maxMessageBytes: 40 }),
        ]) {
          const whole = fates(make(), [wire]);
          expect(whole).not.toBeInstanceOf(Error);
          expect(fates(make(), pieces(wire, at))).toEqual(whole);
        }
      }),
      runs,
    );
  });
});
