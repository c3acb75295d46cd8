import { ByteBuffer } from "./byte-buffer.ts";
import { encodePieces, type MessagePiece, sizeOf } from "./encode-pieces.ts";
import { FramingError } from "./framing-error.ts";
import { type MessageDecoder, type TakenMessage, takeAll } from "./message-decoder.ts";

const lineFeed = 0x0a;
const hash = 0x23;
/** RFC 6242 4.2. */
const largestChunk = 4_294_967_295;

/** What the next byte belongs to. */
type Expected =
  | { readonly kind: "line-feed" }
  | { readonly kind: "hash" }
  | { readonly kind: "size-or-hash" }
  | { readonly kind: "size"; readonly size: number }
  | { readonly kind: "end-line-feed" }
  | { readonly kind: "data"; readonly left: number };

const start: Expected = { kind: "line-feed" };

/**
 * RFC 6242 4.2: messages come in chunks that name their size. A size is believed only as far as its bytes
 * arrive. Line feeds before the first chunk of a message are passed over: Junos ends its hello with one.
 */
export class ChunkedDecoder implements MessageDecoder {
  readonly #maxMessageBytes: number;
  readonly #message = new ByteBuffer();
  #expected: Expected = start;

  constructor(options: { readonly maxMessageBytes: number }) {
    this.#maxMessageBytes = options.maxMessageBytes;
  }

  take(bytes: Uint8Array): TakenMessage | undefined {
    let at = 0;
    while (at < bytes.length) {
      const expected = this.#expected;
      if (expected.kind === "data") {
        at += this.#takeData(bytes.subarray(at, at + expected.left), expected.left);
        continue;
      }
      const next = this.#afterByte(expected, bytes[at] ?? 0);
      at += 1;
      this.#expected = next === "complete" ? start : next;
      if (next === "complete")
        return { message: this.#message.release(), rest: bytes.subarray(at) };
    }
    return undefined;
  }

  push(bytes: Uint8Array): readonly Uint8Array[] {
    return takeAll(this, bytes);
  }

  #takeData(data: Uint8Array, left: number): number {
    this.#message.append(data);
    this.#expected = data.length === left ? start : { kind: "data", left: left - data.length };
    return data.length;
  }

  /** The state after one byte of a header. */
  #afterByte(expected: Exclude<Expected, { kind: "data" }>, byte: number): Expected | "complete" {
    switch (expected.kind) {
      case "line-feed":
        return byte === lineFeed ? { kind: "hash" } : unexpected(byte);
      case "hash":
        if (byte === lineFeed && this.#message.length === 0) return expected;
        return byte === hash ? { kind: "size-or-hash" } : unexpected(byte);
      case "size-or-hash":
        return byte === hash ? { kind: "end-line-feed" } : { kind: "size", size: firstDigit(byte) };
      case "size":
        return byte === lineFeed
          ? this.#beginChunk(expected.size)
          : { kind: "size", size: withDigit(expected.size, byte) };
      case "end-line-feed":
        break;
    }
    return this.#endOfChunks(byte);
  }

  #beginChunk(size: number): Expected {
    if (this.#message.length + size > this.#maxMessageBytes)
      throw new FramingError(
        "message-too-large",
        `a message of more than ${this.#maxMessageBytes} bytes`,
      );
    return { kind: "data", left: size };
  }

  #endOfChunks(byte: number): "complete" {
    if (byte !== lineFeed) unexpected(byte);
    if (this.#message.length === 0)
      throw new FramingError("empty-message", "an end of chunks without a chunk");
    return "complete";
  }
}

/** One message in one chunk, as buffers to be sent one after the other. */
export function encodeChunked(pieces: readonly MessagePiece[]): readonly Uint8Array[] {
  return encodePieces([`\n#${sizeOf(pieces)}\n`, ...pieces, "\n##\n"]);
}

function unexpected(byte: number): never {
  throw new FramingError("chunk-header", `byte ${byte} where a chunk must begin or end`);
}

function firstDigit(byte: number): number {
  if (byte < 0x31 || byte > 0x39)
    throw new FramingError("chunk-size", "a chunk size must begin with a digit from 1 to 9");
  return byte - 0x30;
}

function withDigit(size: number, byte: number): number {
  if (byte < 0x30 || byte > 0x39)
    throw new FramingError("chunk-size", "a chunk size is digits only");
  const longer = size * 10 + byte - 0x30;
  if (longer > largestChunk)
    throw new FramingError("chunk-size", `a chunk of more than ${largestChunk} bytes`);
  return longer;
}
