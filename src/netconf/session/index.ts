export type { ByteChannel, ByteReceiver } from "./byte-channel.ts";
export {
  type NetconfClientSession,
  openNetconfClient,
} from "./client-session.ts";
export {
  base10,
  base11,
  commentText,
  junosCapabilities,
  loginClassText,
  type SessionUser,
} from "./hello.ts";
export type { RpcErrorInfo, RpcResult } from "./rpc-result.ts";
export { serveNetconf } from "./serve-netconf.ts";
export type {
  NetconfServerSession,
  ServerSessionOptions,
} from "./server-session-options.ts";
export type { SessionEnd, SessionEndReason } from "./session-end.ts";
