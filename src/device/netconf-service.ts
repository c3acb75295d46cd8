import { CallHomeError, type Clock, messageOf, type Random } from "../base/index.ts";
import type { ConnectorStatus, Origin } from "../callhome/index.ts";
import { type ConfigTree, effectiveTree, leafValue } from "../junos/config/index.ts";
import type { ConfigurationDatabase } from "../junos/database/index.ts";
import type { Validation } from "../junos/formats/index.ts";
import type { DispatchTable } from "../netconf/rpc/index.ts";
import {
  type ByteChannel,
  type NetconfServerSession,
  type SessionEnd,
  type SessionUser,
  serveNetconf,
} from "../netconf/session/index.ts";
import {
  type Authorization,
  authorizationOf,
  type DeviceFacts,
  type Epoch,
  idleTimeoutMinutes,
  junosOperations,
  type LinkPort,
  linkMarks,
  linkPort,
  nextEpochs,
  type OperationContext,
  type OwnReplies,
  type PartState,
  type PkiPort,
  runCliLine,
  type SessionProfile,
  type SystemPort,
  sessionProfile,
} from "../operations/index.ts";
import type { ExecOutput } from "../transport/ssh/index.ts";
import type { Announcements } from "./announcements.ts";
import { ChassisState } from "./chassis-state.ts";
import { outboundSshFacts } from "./configuration/outbound-ssh-facts.ts";
import type { Emit } from "./connectors.ts";
import type { DeviceFiles } from "./device-files.ts";
import { durableReplies } from "./durable-replies.ts";
import type { ResolvedIdentity } from "./identity.ts";
import type { Notifications } from "./notifications.ts";
import { type OpenSession, type RunExec, sessionReasons } from "./open-session.ts";
import { runExec } from "./run-exec.ts";
import type { SessionDirectory } from "./session-directory.ts";
import { type SessionIdle, sessionIdle } from "./session-idle.ts";
import type { SystemLog } from "./system-log.ts";
import { unauthorizedMessage } from "./unauthorized-session.ts";

export interface NetconfServiceOptions {
  readonly device: string;
  readonly identity: ResolvedIdentity;
  readonly database: ConfigurationDatabase;
  readonly validation: Validation;
  readonly files: () => DeviceFiles;
  readonly pki: PkiPort;
  readonly ownReplies: OwnReplies;
  readonly system: SystemPort;
  /** Place of the device in its fleet, from 1. */
  readonly index: number;
  /** Makes durable what happened; undefined when the device keeps nothing. */
  readonly save: (() => Promise<void> | undefined) | undefined;
  readonly sessions: SessionDirectory;
  readonly notifications: Notifications;
  readonly announcements: Announcements;
  readonly log: SystemLog;
  /** How the connectors stand right now. */
  readonly connectors: () => readonly ConnectorStatus[];
  readonly random: Random;
  readonly clock: Clock;
  readonly emit: Emit;
  /** Ports whose cable is pulled. @defaultValue none */
  readonly linksDown?: ReadonlySet<string> | undefined;
  /** The parts of the chassis as they were. @defaultValue all work */
  readonly chassis?: ChassisState | undefined;
}

/** One table serves all devices of a process; it holds no state. */
const operations: DispatchTable<OperationContext> = junosOperations();

/** Opens the NETCONF sessions of one device, whatever channel they come over. */
export class NetconfService {
  readonly #options: NetconfServiceOptions;
  readonly #operations: DispatchTable<OperationContext>;
  readonly chassis: ChassisState;
  readonly #marks = new Map<string, number>();
  #bootedAt: number;
  /** The stored configuration at the start: its epoch is made when somebody asks for facts. */
  #started: ConfigTree;
  #linksDown: ReadonlySet<string>;
  #epochs: readonly Epoch[] = [];

  constructor(options: NetconfServiceOptions) {
    this.#options = options;
    const { save } = options;
    this.#operations = save === undefined ? operations : durableReplies(operations, save);
    this.#linksDown = options.linksDown ?? new Set();
    this.#bootedAt = options.clock.now();
    this.#started = options.database.running;
    this.chassis = options.chassis ?? new ChassisState(options.identity.platform);
  }

  get linksDown(): ReadonlySet<string> {
    return this.#linksDown;
  }

  /** How sessions are opened on connections of one origin. */
  opener(origin: Origin): OpenSession {
    return (channel, about) => this.#open(channel, { ...about, origin });
  }

  /** The device has started again: nothing that it learnt or counted is older. */
  boot(): void {
    const { clock, database } = this.#options;
    this.#bootedAt = clock.now();
    this.#started = database.running;
    this.#epochs = [];
    this.#marks.clear();
  }

  /** Runs commands of the CLI for a user that no NETCONF session has. */
  readonly exec: RunExec = async (command, { user, class: loginClass }, output) => {
    const { device, identity, database, sessions, emit } = this.#options;
    const running = effectiveTree(database.running);
    const authorization = authorizationOf(running, loginClass);
    const shownUser = { name: user, class: loginClass };
    if (!authorization.permitsAnything) return refuseExec(output, shownUser);
    const sessionId = sessions.takeId();
    const faulted = ({ operation, cause }: { operation: string; cause: unknown }): void =>
      emit("operation-faulted", { device, operation, message: messageOf(cause) });
    const context = this.#context(
      {
        sessionId,
        user: shownUser,
        peerCapabilities: [],
        notify: () => {},
        endAfterReply: () => output.end(0),
        end: () => output.end(1),
      },
      sessionProfile(identity.version, identity.platform, running),
      authorization,
    );
    try {
      await runExec(command, output, async (line) => {
        const shown = await runCliLine(line, {
          model: identity.platform.model,
          version: identity.version,
          answer: (request) => this.#operations.answer(request, context, faulted),
        });
        const { command: words, errors } = shown;
        emit("command-run", { device, sessionId, user, command: words, errors });
        return shown;
      });
    } catch (cause) {
      faulted({ operation: "exec", cause });
      output.end(1);
    } finally {
      database.leave({ id: sessionId, user });
    }
    return { reason: "close-session", detail: undefined };
  };

  /** Pulls the cable of a port, or plugs it in again. Throws `ERR_OPTION` for what has no cable. */
  setLink(port: string, isUp: boolean): void {
    const { device, clock, emit } = this.#options;
    const facts = this.#facts();
    const found = linkPort(facts, port);
    if (found.kind !== "port") throw new CallHomeError("ERR_OPTION", noCable(device, port, found));
    if (this.#linksDown.has(port) !== isUp) return;
    for (const [name, value] of linkMarks(facts, port, isUp, clock.now()))
      this.#marks.set(name, value);
    const down = new Set(this.#linksDown);
    if (isUp) down.delete(port);
    else down.add(port);
    this.#linksDown = down;
    this.#noteEpoch(clock.now());
    const { snmpIndex, adminUp } = found;
    emit("link-changed", { device, port, state: isUp ? "up" : "down", snmpIndex, adminUp });
  }

  /** Breaks a part of the chassis, pulls it out, or puts it right. Throws `ERR_OPTION`. */
  setPart(part: string, state: PartState): void {
    const { device, clock, emit } = this.#options;
    if (!this.chassis.setPart(part, state, clock.now())) return;
    this.#noteEpoch(clock.now());
    emit("part-changed", { device, part, state });
  }

  #open(
    channel: ByteChannel,
    about: Parameters<OpenSession>[1] & { readonly origin: Origin },
  ): void {
    const { device, identity, database, sessions, announcements, log, clock, emit } = this.#options;
    const { user, class: loginClass } = about.principal;
    const running = effectiveTree(database.running);
    // As on Junos, a commit that changes the class takes effect at the next login.
    const authorization = authorizationOf(running, loginClass);
    const shown = { name: user, class: loginClass };
    if (!authorization.permitsAnything) return refuseSession(channel, shown, about.ended);
    const sessionId = sessions.takeId();
    const profile = sessionProfile(identity.version, identity.platform, running);
    let idle: SessionIdle | undefined;
    serveNetconf(channel, {
      sessionId,
      user: shown,
      capabilities: profile.capabilities,
      profile: profile.reply,
      operations: this.#operations,
      context: (session) => {
        const { origin, client, transport, sourceHost } = about;
        const openedAt = clock.now();
        sessions.add(session, { origin, client, transport, sourceHost, openedAt });
        const minutes = idleTimeoutMinutes(running, loginClass);
        if (minutes !== undefined)
          idle = sessionIdle(minutes, clock, () => session.end("idle-timeout"));
        return this.#context(session, profile, authorization);
      },
      clock,
      observer: {
        opened: () => {
          idle?.touch();
          about.established();
          const session = sessions.establish(sessionId);
          if (session === undefined) return;
          const { sourceHost } = about;
          announcements.opened({ user, sessionId, sourceHost });
          emit("session-opened", { device, session });
        },
        answered: ({ operation, milliseconds, errors, omitted, isBad }) => {
          idle?.touch();
          const name = operation ?? "malformed";
          sessions.noteRpc(sessionId, name, { isBad, errors });
          if (profile.logsCommitWarnings) log.noteWarnings(name, omitted, clock.now());
          emit("rpc-replied", { device, sessionId, user, operation: name, milliseconds, errors });
        },
        notified: () => sessions.noteNotification(sessionId),
        notificationsLost: (count) =>
          emit("notifications-lost", { device, sessionId, user, count }),
        faulted: ({ operation, cause }) =>
          emit("operation-faulted", { device, operation, message: messageOf(cause) }),
        closed: (end) => {
          idle?.stop();
          this.#closed(sessionId, user, end, about.ended);
        },
      },
    });
  }

  #closed(
    sessionId: number,
    user: string,
    end: SessionEnd,
    ended: (end: SessionEnd) => void,
  ): void {
    const { device, database, sessions, notifications, announcements, emit } = this.#options;
    database.leave({ id: sessionId, user });
    notifications.leave(sessionId);
    const [sourceHost, killer] = [sessions.sourceHostOf(sessionId), sessions.killerOf(sessionId)];
    const session = sessions.remove(sessionId, end.reason);
    if (session !== undefined) {
      announcements.closed({ user, sessionId, sourceHost }, end.reason, killer);
      const reason = sessionReasons[end.reason];
      emit("session-closed", { device, session, reason });
    }
    ended(end);
  }

  #context(
    session: NetconfServerSession,
    profile: SessionProfile,
    authorization: Authorization,
  ): OperationContext {
    const { database, identity, validation, files, pki, sessions, log, clock } = this.#options;
    const { notifications, ownReplies, system } = this.#options;
    return {
      session: { id: session.sessionId, user: session.user.name },
      authorization,
      database,
      schema: database.running.schema,
      validation,
      get files() {
        return files();
      },
      pki,
      ownReplies,
      system,
      version: identity.version,
      profile,
      facts: () => this.#facts(),
      endSession: () => session.endAfterReply(),
      killSession: (id) => sessions.kill(id, session.sessionId),
      subscribe: (selections) =>
        notifications.subscribe({ session, profile, authorization, selections }),
      monitoring: () => ({ ...sessions.monitored, startedAt: this.#bootedAt }),
      mark: (name, value = clock.now()) => this.#marks.set(name, value),
      logMessages: () => log.messages,
      now: () => clock.now(),
    };
  }

  /**
   * Begins an epoch if the configuration or a link changed: at `at`, or at the last commit. A tree
   * may be shared with other devices, an epoch is this device's own.
   */
  #noteEpoch(at?: number): Epoch {
    const { database } = this.#options;
    if (this.#epochs.length === 0) {
      const running = effectiveTree(this.#started);
      this.#epochs = [{ running, linksDown: this.#linksDown, startedAt: this.#bootedAt }];
    }
    const running = effectiveTree(database.running);
    const linksDown = this.chassis.portsDown(running, this.#linksDown);
    const startedAt = at ?? database.commits[0]?.at ?? this.#bootedAt;
    const found = { running, linksDown, startedAt };
    this.#epochs = nextEpochs(this.#epochs, found);
    return this.#epochs[0] ?? found;
  }

  #facts(): DeviceFacts {
    const { database, identity, sessions, connectors, random, clock } = this.#options;
    const epoch = this.#noteEpoch();
    const { running } = epoch;
    const [commit] = database.commits;
    return {
      running,
      hostName: leafValue(running, "system", "host-name") ?? "",
      platform: identity.platform,
      model: identity.model,
      serialNumber: identity.serialNumber,
      index: this.#options.index,
      version: identity.version,
      random,
      bootedAt: this.#bootedAt,
      now: clock.now(),
      lastCommit: commit && { at: commit.at, user: commit.user },
      epoch,
      epochs: this.#epochs,
      marks: this.#marks,
      linksDown: epoch.linksDown,
      chassisFaults: this.chassis.faults,
      sessions: sessions.summaries,
      outboundSsh: () => outboundSshFacts(running, connectors(), sessions.summaries),
    };
  }
}

/** A user whose class permits nothing gets no hello. */
function refuseSession(
  channel: ByteChannel,
  user: SessionUser,
  ended: (end: SessionEnd) => void,
): void {
  channel.write(Buffer.from(unauthorizedMessage(user)));
  channel.close();
  ended(unauthorized(user));
}

/** Nor does it get a command run. */
async function refuseExec(output: ExecOutput, user: SessionUser): Promise<SessionEnd> {
  await output.write(Buffer.from("error: permission denied\n"));
  output.end(1);
  return unauthorized(user);
}

function unauthorized(user: SessionUser): SessionEnd {
  return { reason: "unauthorized", detail: `class '${user.class}' of '${user.name}'` };
}

function noCable(
  device: string,
  port: string,
  found: Exclude<LinkPort, { readonly kind: "port" }>,
): string {
  if (found.kind === "software") {
    const members =
      found.members.length === 0 ? "" : `; set the links of its ports ${found.members.join(", ")}`;
    return `${port} of ${device} has no cable of its own${members}`;
  }
  const near = found.near.length === 0 ? "" : `; near are ${found.near.join(", ")}`;
  return `${device} has no port ${port}${near}`;
}
