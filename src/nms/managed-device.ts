import { type Clock, type Events, limits } from "../base/index.ts";
import type {
  ClientSessionEvents,
  NetconfClientSession,
  RpcResult,
} from "../netconf/session/index.ts";
import type { SshClientConnection } from "../transport/ssh/index.ts";
import type { Admission, HmacCheck, Trust } from "./enrolment.ts";

/** A device that called home, is logged in to, and has exchanged hellos. */
export interface ManagedDevice {
  readonly deviceId: string;
  readonly remoteAddress: string;
  /** `type base64`, as used in key exchange. */
  readonly hostKey: string;
  readonly trust: Trust;
  readonly hmac: HmacCheck;
  readonly user: string;
  /** What the device let the NMS in with. */
  readonly method: SshClientConnection["method"];
  readonly sessionId: number;
  /** From the device's hello. */
  readonly capabilities: readonly string[];
  /** What the device sends unasked: notifications, after create-subscription. */
  readonly events: Events<ClientSessionEvents>;
  /**
   * Sends one operation, such as `<get-config>...</get-config>`. What the device refuses is in the
   * result's `errors`; rejects with `ERR_SESSION` when the session ends before the reply.
   */
  rpc(operation: string, options?: { readonly signal?: AbortSignal }): Promise<RpcResult>;
  /** Sends close-session and ends the connection, by force when the device drags on. Never rejects. */
  close(): Promise<void>;
  /** Resolves when session and connection are over, with the cause if it was none of ours. */
  readonly closed: Promise<string | undefined>;
}

/** Joins what the layers of one connection know into one handle. */
export function manage(
  admission: Admission,
  remoteAddress: string,
  ssh: SshClientConnection,
  session: NetconfClientSession,
  clock: Clock,
): ManagedDevice {
  const closed = session.closed.then(async (failure) => {
    await ssh.close();
    return failure?.message;
  });
  return {
    deviceId: admission.info.deviceId,
    remoteAddress,
    hostKey: ssh.hostKey,
    trust: admission.trust,
    hmac: admission.hmac,
    user: admission.credentials.username,
    method: ssh.method,
    sessionId: session.sessionId,
    capabilities: session.serverCapabilities,
    events: session.events,
    rpc: (operation, options) => session.rpc(operation, options),
    close: async () => {
      const force = clock.after(limits.closeGraceMs, () => void ssh.close());
      await session.close();
      await closed;
      force.cancel();
    },
    closed,
  };
}
