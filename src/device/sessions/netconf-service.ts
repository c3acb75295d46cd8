import { setImmediate } from "node:timers/promises";
import { type Clock, messageOf } from "../../base/index.ts";
import type { Origin } from "../../callhome/index.ts";
import { effectiveTree } from "../../junos/config/index.ts";
import type { ConfigurationDatabase } from "../../junos/database/index.ts";
import type { OperationFault } from "../../netconf/rpc/index.ts";
import {
  type AnsweredRequest,
  type ByteChannel,
  type NetconfServerSession,
  type SessionEnd,
  type SessionObserver,
  type SessionUser,
  serveNetconf,
} from "../../netconf/session/index.ts";
import {
  authorizationOf,
  idleTimeoutMinutes,
  type SessionProfile,
  sessionProfile,
} from "../../operations/index.ts";
import type { Emit } from "../device-events.ts";
import type { Announcements } from "../notifications/announcements.ts";
import type { Notifications } from "../notifications/notifications.ts";
import type { ResolvedIdentity } from "../start-up/identity.ts";
import type { SystemLog } from "../state/system-log.ts";
import type { Answering } from "./answering.ts";
import { type OpenSession, sessionReasons } from "./open-session.ts";
import type { SessionDirectory } from "./session-directory.ts";
import { type SessionIdle, sessionIdle } from "./session-idle.ts";
import { unauthorized, unauthorizedMessage } from "./unauthorized-session.ts";

export interface NetconfServiceOptions {
  readonly device: string;
  readonly identity: ResolvedIdentity;
  readonly database: ConfigurationDatabase;
  readonly answering: Answering;
  readonly sessions: SessionDirectory;
  readonly notifications: Notifications;
  readonly announcements: Announcements;
  readonly log: SystemLog;
  readonly clock: Clock;
  readonly emit: Emit;
}

/** Opens the NETCONF sessions of one device, whatever channel they come over. */
export class NetconfService {
  readonly #options: NetconfServiceOptions;

  constructor(options: NetconfServiceOptions) {
    this.#options = options;
  }

  /** How sessions are opened on connections of one origin. */
  opener(origin: Origin): OpenSession {
    return (channel, about) => this.#open(channel, origin, about);
  }

  #open(channel: ByteChannel, origin: Origin, about: About): void {
    const { identity, database, answering, sessions, clock } = this.#options;
    const { user, class: loginClass } = about.principal;
    const running = effectiveTree(database.running);
    // As on Junos, a commit that changes the class takes effect at the next login.
    const authorization = authorizationOf(running, loginClass);
    const shown = { name: user, class: loginClass };
    if (!authorization.permitsAnything) return refuseSession(channel, shown, about.ended);
    const sessionId = sessions.takeId();
    const profile = sessionProfile(identity.version, identity.platform, running);
    const idleMinutes = idleTimeoutMinutes(running, loginClass);
    serveNetconf(channel, {
      sessionId,
      user: shown,
      capabilities: profile.capabilities,
      profile: profile.reply,
      operations: answering.operations,
      context: (session) => answering.contextOf({ session, profile, authorization }),
      clock,
      pause: oneTurn,
      observer: new SessionWatch(this.#options, about, { sessionId, origin, profile, idleMinutes }),
    });
  }
}

type About = Parameters<OpenSession>[1];

function oneTurn(): Promise<void> {
  return setImmediate();
}

/** What the configuration made of a session when it opened. */
interface Opening {
  readonly sessionId: number;
  readonly origin: Origin;
  readonly profile: SessionProfile;
  readonly idleMinutes: number | undefined;
}

/** Tells the parts of the device what becomes of one session. */
class SessionWatch implements SessionObserver {
  readonly #options: NetconfServiceOptions;
  readonly #about: About;
  readonly #opening: Opening;
  #idle: SessionIdle | undefined;

  constructor(options: NetconfServiceOptions, about: About, opening: Opening) {
    this.#options = options;
    this.#about = about;
    this.#opening = opening;
  }

  begun(session: NetconfServerSession): void {
    const { sessions, clock } = this.#options;
    const { client, transport, sourceHost } = this.#about;
    const { origin, idleMinutes } = this.#opening;
    sessions.add(session, { origin, client, transport, sourceHost, openedAt: clock.now() });
    if (idleMinutes !== undefined)
      this.#idle = sessionIdle(idleMinutes, clock, () => session.end("idle-timeout"));
  }

  opened(): void {
    const { device, sessions, announcements, emit } = this.#options;
    const { principal, sourceHost, established } = this.#about;
    const { sessionId } = this.#opening;
    this.#idle?.touch();
    established();
    const session = sessions.establish(sessionId);
    if (session === undefined) return;
    announcements.opened({ user: principal.user, sessionId, sourceHost });
    emit("session-opened", { device, session });
  }

  answered({ operation, milliseconds, errors, omitted, isBad }: AnsweredRequest): void {
    const { device, sessions, log, clock, emit } = this.#options;
    const { user } = this.#about.principal;
    const { sessionId, profile } = this.#opening;
    this.#idle?.touch();
    const name = operation ?? "malformed";
    sessions.noteRpc(sessionId, name, { isBad, errors });
    if (profile.logsCommitWarnings) log.noteWarnings(name, omitted, clock.now());
    emit("rpc-replied", { device, sessionId, user, operation: name, milliseconds, errors });
  }

  notified(): void {
    this.#options.sessions.noteNotification(this.#opening.sessionId);
  }

  notificationsLost(count: number): void {
    const { device, emit } = this.#options;
    const { user } = this.#about.principal;
    emit("notifications-lost", { device, sessionId: this.#opening.sessionId, user, count });
  }

  faulted({ operation, cause }: OperationFault): void {
    const { device, emit } = this.#options;
    emit("operation-faulted", { device, operation, message: messageOf(cause) });
  }

  closed(end: SessionEnd): void {
    const { device, database, sessions, notifications, announcements, emit } = this.#options;
    const { sessionId } = this.#opening;
    const { user } = this.#about.principal;
    this.#idle?.stop();
    database.leave({ id: sessionId, user });
    notifications.leave(sessionId);
    const [sourceHost, killer] = [sessions.sourceHostOf(sessionId), sessions.killerOf(sessionId)];
    const session = sessions.remove(sessionId, end.reason);
    if (session !== undefined) {
      announcements.closed({ user, sessionId, sourceHost }, end.reason, killer);
      const reason = sessionReasons[end.reason];
      emit("session-closed", { device, session, reason });
    }
    this.#about.ended(end);
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
