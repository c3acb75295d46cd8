import type { ReasonCode } from "../../callhome/index.ts";
import type { ByteChannel, SessionEnd, SessionEndReason } from "../../netconf/session/index.ts";
import type { Principal } from "../../security/index.ts";
import type { ExecOutput } from "../../transport/ssh/index.ts";

/** Opens a NETCONF session on the channel; `ended` is called when it is over. */
export type OpenSession = (
  channel: ByteChannel,
  about: {
    readonly principal: Principal;
    /** Name of the call-home client, or of the service that accepted the connection. */
    readonly client: string;
    readonly transport: "ssh" | "tls";
    /** Address of the NMS; undefined when its socket knows none. */
    readonly sourceHost: string | undefined;
    readonly established: () => void;
    readonly ended: (end: SessionEnd) => void;
  },
) => void;

/** Runs the command lines of one SSH exec; resolves when their output is written, with how it ended. Never rejects. */
export type RunExec = (
  command: string,
  principal: Principal,
  output: ExecOutput,
) => Promise<SessionEnd>;

/** Why a connection ended whose session ended so. */
export const sessionReasons: Readonly<Record<SessionEndReason, ReasonCode>> = {
  "close-session": "session-closed",
  killed: "session-killed",
  "idle-timeout": "session-idle-timeout",
  unauthorized: "session-unauthorized",
  stopped: "device-closed",
  "peer-closed": "peer-closed",
  "connection-lost": "connection-lost",
  "hello-invalid": "hello-invalid",
  "protocol-error": "protocol-error",
};
