import type { Clock } from "../../base/index.ts";
import type { ConnectorStatus } from "../../callhome/index.ts";
import type { ConfigurationDatabase } from "../../junos/database/index.ts";
import type { Validation } from "../../junos/formats/index.ts";
import type { DispatchTable } from "../../netconf/rpc/index.ts";
import type { NetconfServerSession } from "../../netconf/session/index.ts";
import {
  type Authorization,
  junosOperations,
  type OperationContext,
  type OwnReplies,
  type SessionProfile,
  type SystemPort,
} from "../../operations/index.ts";
import { outboundSshFacts } from "../configuration/outbound-ssh-facts.ts";
import type { Notifications } from "../notifications/notifications.ts";
import { pkiPort } from "../pki/pki-port.ts";
import type { PkiStore } from "../pki/pki-store.ts";
import type { ResolvedIdentity } from "../start-up/identity.ts";
import type { RunningState } from "../state/running-state.ts";
import type { SystemLog } from "../state/system-log.ts";
import type { DeviceFiles } from "../storage/device-files.ts";
import { durableReplies } from "./durable-replies.ts";
import type { SessionDirectory } from "./session-directory.ts";

export interface AnsweringOptions {
  readonly identity: ResolvedIdentity;
  readonly database: ConfigurationDatabase;
  readonly validation: Validation;
  readonly files: () => DeviceFiles;
  readonly pki: PkiStore;
  readonly ownReplies: OwnReplies;
  readonly system: SystemPort;
  readonly state: RunningState;
  readonly sessions: SessionDirectory;
  readonly notifications: Notifications;
  readonly log: SystemLog;
  /** How the connectors stand right now. */
  readonly connectors: () => readonly ConnectorStatus[];
  readonly clock: Clock;
  /** Makes durable what happened; undefined when the device keeps nothing. */
  readonly save: (() => Promise<void> | undefined) | undefined;
}

/** Who asks, and what the configuration made of the session when it opened. */
interface Asker {
  readonly session: NetconfServerSession;
  readonly profile: SessionProfile;
  readonly authorization: Authorization;
}

/** What answers the requests of one device, whoever sends them. */
export interface Answering {
  readonly operations: DispatchTable<OperationContext>;
  /** What the operations work on for one session. */
  readonly contextOf: (asker: Asker) => OperationContext;
}

/** One table serves all devices of a process; it holds no state. */
const operations: DispatchTable<OperationContext> = junosOperations();

export function answering(options: AnsweringOptions): Answering {
  const { save } = options;
  return {
    operations: save === undefined ? operations : durableReplies(operations, save),
    contextOf: (asker) => contextOf(options, asker),
  };
}

function contextOf(
  options: AnsweringOptions,
  { session, profile, authorization }: Asker,
): OperationContext {
  const { database, identity, validation, files, pki, ownReplies, system } = options;
  const { state, sessions, notifications, log, connectors, clock } = options;
  return {
    session: { id: session.sessionId, user: session.user.name },
    authorization,
    database,
    schema: database.running.schema,
    validation,
    get files() {
      return files();
    },
    pki: pkiPort(pki),
    ownReplies,
    system,
    version: identity.version,
    profile,
    facts: () =>
      state.facts({
        sessions: sessions.summaries,
        outboundSsh: (running) => outboundSshFacts(running, connectors(), sessions.summaries),
      }),
    endSession: () => session.endAfterReply(),
    killSession: (id) => sessions.kill(id, session.sessionId),
    subscribe: (selections) =>
      notifications.subscribe({ session, profile, authorization, selections }),
    monitoring: () => ({ ...sessions.monitored, startedAt: state.bootedAt }),
    mark: (name, value) => state.mark(name, value),
    logMessages: () => log.messages,
    now: () => clock.now(),
  };
}
