/** Why the bytes are no messages. */
export type FramingErrorCode =
  /** A message grew past its limit before it ended. */
  | "message-too-large"
  /** Something else stands where a chunk or the end of chunks must begin. */
  | "chunk-header"
  /** A chunk size that is zero, has leading zeros or passes 4294967295. */
  | "chunk-size"
  /** An end of chunks without a chunk before it. */
  | "empty-message";

/** The only error of the decoders. RFC 6242 4.2: the session must end, the framing is lost. */
export class FramingError extends Error {
  override readonly name = "FramingError";
  readonly code: FramingErrorCode;

  constructor(code: FramingErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
