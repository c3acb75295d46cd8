import { ByteBuffer } from "./byte-buffer.ts";
import { encodePieces, type MessagePiece } from "./encode-pieces.ts";
import { FramingError } from "./framing-error.ts";
import { type MessageDecoder, type TakenMessage, takeAll } from "./message-decoder.ts";

const marker = Buffer.from("]]>]]>");

/**
 * RFC 6242 4.3: messages end with `]]>]]>`. Blanks before a message are passed over: clients put line
 * ends between messages, and an XML declaration must stand first.
 */
export class EndOfMessageDecoder implements MessageDecoder {
  readonly #maxMessageBytes: number;
  readonly #pending = new ByteBuffer();

  constructor(options: { readonly maxMessageBytes: number }) {
    this.#maxMessageBytes = options.maxMessageBytes;
  }

  take(bytes: Uint8Array): TakenMessage | undefined {
    return this.#pending.length === 0 ? this.#begin(bytes) : this.#continue(bytes);
  }

  push(bytes: Uint8Array): readonly Uint8Array[] {
    return takeAll(this, bytes);
  }

  /** The usual case, a message within one packet, is cut out without a copy. */
  #begin(bytes: Uint8Array): TakenMessage | undefined {
    const view = viewOf(withoutLeadingBlanks(bytes));
    const end = view.indexOf(marker);
    this.#check(end < 0 ? view.length - marker.length : end);
    if (end < 0) {
      if (view.length > 0) this.#pending.append(view);
      return undefined;
    }
    return { message: view.subarray(0, end), rest: view.subarray(end + marker.length) };
  }

  #continue(bytes: Uint8Array): TakenMessage | undefined {
    const before = this.#pending.length;
    this.#pending.append(bytes);
    const end = this.#pending.indexOf(marker, before - marker.length + 1);
    this.#check(end < 0 ? this.#pending.length - marker.length : end);
    if (end < 0) return undefined;
    const rest = bytes.subarray(end + marker.length - before);
    return { message: this.#pending.release(end), rest };
  }

  #check(length: number): void {
    if (length > this.#maxMessageBytes)
      throw new FramingError(
        "message-too-large",
        `a message of more than ${this.#maxMessageBytes} bytes`,
      );
  }
}

/** One message with its end marker and a line end as Junos sends it, as buffers to be sent one after the other. */
export function encodeEndOfMessage(
  pieces: readonly MessagePiece[],
  lineEnd = "\n",
): readonly Uint8Array[] {
  return encodePieces([...pieces, `]]>]]>${lineEnd}`]);
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function withoutLeadingBlanks(bytes: Uint8Array): Uint8Array {
  let at = 0;
  while (isBlank(bytes[at])) at += 1;
  return at === 0 ? bytes : bytes.subarray(at);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
