export type { SshCloseReason } from "./close-reason.ts";
export type { ExecOutput } from "./exec-channel.ts";
export {
  type Credential,
  connectSsh,
  type SshClientConnection,
} from "./ssh-client.ts";
export { type SshServerConnection, type SshServerOptions, serveSsh } from "./ssh-server.ts";
