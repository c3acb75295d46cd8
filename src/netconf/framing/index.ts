export { ChunkedDecoder, encodeChunked } from "./chunked.ts";
export { EndOfMessageDecoder, encodeEndOfMessage } from "./end-of-message.ts";
export { FramingError, type FramingErrorCode } from "./framing-error.ts";
export type { MessageDecoder, TakenMessage } from "./message-decoder.ts";
