export type { SshCloseReason, SshPhase } from "./close-reason.ts";
export type { KeepAlive } from "./keep-alive.ts";
export {
  type Credential,
  connectSsh,
  type SshClientConnection,
  type SshClientOptions,
} from "./ssh-client.ts";
export { type SshServerConnection, type SshServerOptions, serveSsh } from "./ssh-server.ts";
