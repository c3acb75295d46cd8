import { type Clock, type Secret, systemClock } from "../../src/base/index.ts";
import {
  AttemptJournal,
  type AttemptRecord,
  CallHomeConnector,
  type OutboundSshStatements,
  type ReasonCode,
  resolveOutboundSshClient,
  type Serve,
  type ServeContext,
  type ServeOutcome,
  tcpDialer,
} from "../../src/callhome/index.ts";
import { dispatchTable, okReply } from "../../src/netconf/rpc/index.ts";
import {
  type ByteChannel,
  type NetconfServerSession,
  type SessionEnd,
  serveNetconf,
} from "../../src/netconf/session/index.ts";
import type { AuthPolicy, HostKey, Principal } from "../../src/security/index.ts";
import { type SshCloseReason, serveSsh } from "../../src/transport/ssh/index.ts";
import { junosCapabilities } from "./junos-capabilities.ts";
import { hostKeys, testPolicy } from "./ssh-pair.ts";

/** What a test says about a device; it dials 127.0.0.1 with 50 ms between dials. */
export interface ScriptedDeviceOptions {
  readonly deviceId: string;
  readonly ports: readonly number[];
  readonly secret?: Secret;
  /** Key used in key exchange. @defaultValue hostKeys of ssh-pair */
  readonly hostKeys?: readonly HostKey[];
  /** Text of the key that the preamble shows. @defaultValue the one used in key exchange */
  readonly announcedKey?: string;
  readonly policy?: Partial<AuthPolicy>;
  readonly client?: Partial<OutboundSshStatements>;
  readonly clock?: Clock;
}

/** A connector with the real server roles, and two operations: `close-session` and `get` (answers ok). */
export class ScriptedDevice implements AsyncDisposable {
  readonly connector: CallHomeConnector;
  readonly journal: AttemptJournal = new AttemptJournal();

  constructor(options: ScriptedDeviceOptions) {
    const { clock = systemClock } = options;
    const keys = options.hostKeys ?? hostKeys;
    const client = resolveOutboundSshClient({
      name: "nms",
      deviceId: options.deviceId,
      secret: options.secret,
      servers: options.ports.map((port) => ({ host: "127.0.0.1", port })),
      ...options.client,
    });
    this.connector = new CallHomeConnector(client, {
      device: options.deviceId,
      hostKey: options.announcedKey ?? keys[0]?.publicKeyText ?? "",
      dial: tcpDialer(clock),
      serve: serverRole(keys, options.policy ?? {}, clock),
      clock,
      journal: this.journal,
      retryScale: 0,
    });
  }

  /** The next record, or the first one that `accept` takes. */
  nextRecord(accept: (record: AttemptRecord) => boolean = () => true): Promise<AttemptRecord> {
    return this.connector.events.next("attempt-ended", { accept });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.connector.close();
  }
}

const operations = dispatchTable<NetconfServerSession>([
  { name: "get", summary: "answers ok", run: () => okReply },
  {
    name: "close-session",
    summary: "ends the session",
    run: (_, session) => {
      session.endAfterReply();
      return okReply;
    },
  },
]);

/** The SSH and NETCONF server roles as one port of the connector. */
function serverRole(keys: readonly HostKey[], policy: Partial<AuthPolicy>, clock: Clock): Serve {
  return (socket, context) => {
    let session: NetconfServerSession | undefined;
    let end: SessionEnd | undefined;
    let principal: Principal | undefined;
    let finish: (outcome: ServeOutcome) => void = () => undefined;
    const done = new Promise<ServeOutcome>((resolve) => {
      finish = resolve;
    });
    const ssh = serveSsh(socket, {
      hostKeys: keys,
      policy: () => testPolicy(policy),
      clock,
      onPhase: context.reached,
      onLogin: (who) => {
        principal = who;
      },
      onNetconf: (channel, who) => {
        session = serveSession(channel, who, { clock, context }, (how) => {
          end = how;
          void ssh.close();
        });
      },
      onClosed: (reason, detail) =>
        finish({
          reason: reasonOf(end, reason),
          detail: end?.detail ?? detail,
          user: principal?.user,
          method: principal?.method,
        }),
    });
    const close = (): void => {
      session?.end("stopped");
      void ssh.close();
    };
    return { done, close, destroy: () => ssh.destroy() };
  };
}

function serveSession(
  channel: ByteChannel,
  who: Principal,
  { clock, context }: { clock: Clock; context: ServeContext },
  closed: (end: SessionEnd) => void,
): NetconfServerSession {
  context.reached("hello");
  return serveNetconf(channel, {
    sessionId: 10_000 + context.sequence,
    user: { name: who.user, class: who.class },
    capabilities: junosCapabilities,
    profile: { junosNamespaceVersion: "22.4R0", rfcCompliant: false },
    operations,
    context: (session) => session,
    clock,
    pause: async () => undefined,
    observer: { opened: () => context.reached("established"), closed },
  });
}

function reasonOf(end: SessionEnd | undefined, ssh: SshCloseReason): ReasonCode {
  switch (end?.reason) {
    case "close-session":
      return "session-closed";
    case "killed":
      return "session-killed";
    case "idle-timeout":
      return "session-idle-timeout";
    case "unauthorized":
      return "session-unauthorized";
    case "stopped":
      return "device-closed";
    case undefined:
      return ssh === "closed-here" ? "device-closed" : ssh;
    default:
      return end?.reason ?? "protocol-error";
  }
}
