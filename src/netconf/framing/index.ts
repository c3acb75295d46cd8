export { ChunkedDecoder, encodeChunked } from "./chunked.ts";
export { EndOfMessageDecoder, encodeEndOfMessage } from "./end-of-message.ts";
export { FramingError } from "./framing-error.ts";
export type { MessageDecoder } from "./message-decoder.ts";
