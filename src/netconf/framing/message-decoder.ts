/** What `take` found: one message, and the bytes after it that it did not look at. */
export interface TakenMessage {
  readonly message: Uint8Array;
  readonly rest: Uint8Array;
}

/**
 * Cuts a stream of bytes into messages, however the stream is split. A decoder that threw
 * `FramingError` is of no further use.
 */
export interface MessageDecoder {
  /**
   * Takes in bytes up to the end of the first message in them; undefined when all were taken in and no
   * message is complete. Lets a session change the framing between two messages.
   */
  take(bytes: Uint8Array): TakenMessage | undefined;
  /** Every message that these bytes complete. */
  push(bytes: Uint8Array): readonly Uint8Array[];
}

/** `push` in terms of `take`. */
export function takeAll(decoder: MessageDecoder, bytes: Uint8Array): readonly Uint8Array[] {
  const messages: Uint8Array[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const taken = decoder.take(rest);
    if (taken === undefined) break;
    messages.push(taken.message);
    rest = taken.rest;
  }
  return messages;
}
