export type { TlsCloseReason } from "./tls-close-reason.ts";
export { checkTlsIdentity, type TlsIdentity } from "./tls-identity.ts";
export {
  serveTls,
  type TlsAuthorization,
  type TlsAuthorize,
  type TlsRefusal,
  type TlsServerConnection,
  type TlsServerOptions,
} from "./tls-server.ts";
