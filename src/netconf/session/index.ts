export type { ByteChannel, ByteReceiver } from "./byte-channel.ts";
export {
  type ClientSessionEvents,
  type NetconfClientSession,
  openNetconfClient,
  type ReceivedNotification,
} from "./client-session.ts";
export { base10, base11, commentText, loginClassText, type SessionUser } from "./hello.ts";
export { printNotification } from "./notification.ts";
export type { RpcErrorInfo, RpcResult } from "./rpc-result.ts";
export { serveNetconf } from "./serve-netconf.ts";
export type {
  AnsweredRequest,
  NetconfServerSession,
  ServerSessionOptions,
  SessionObserver,
} from "./server-session-options.ts";
export type { SessionEnd, SessionEndReason } from "./session-end.ts";
