export type { ByteChannel, ByteReceiver } from "./byte-channel.ts";
