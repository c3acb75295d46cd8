export type { TlsCloseReason, TlsPhase } from "./tls-close-reason.ts";
export {
  serveTls,
  type TlsAuthorization,
  type TlsIdentity,
  type TlsServerConnection,
  type TlsServerOptions,
} from "./tls-server.ts";
