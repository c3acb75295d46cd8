import { setImmediate } from "node:timers/promises";
import { type Clock, messageOf } from "../../base/index.ts";
import type { Origin } from "../../callhome/index.ts";
import { effectiveTree } from "../../junos/config/index.ts";
import type { ConfigurationDatabase } from "../../junos/database/index.ts";
import {
  type ByteChannel,
  type SessionEnd,
  type SessionUser,
  serveNetconf,
} from "../../netconf/session/index.ts";
import { authorizationOf, idleTimeoutMinutes, sessionProfile } from "../../operations/index.ts";
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
    return (channel, about) => this.#open(channel, { ...about, origin });
  }

  #open(
    channel: ByteChannel,
    about: Parameters<OpenSession>[1] & { readonly origin: Origin },
  ): void {
    const { device, identity, database, answering, sessions, announcements } = this.#options;
    const { log, clock, emit } = this.#options;
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
      operations: answering.operations,
      context: (session) => answering.contextOf({ session, profile, authorization }),
      clock,
      pause: () => setImmediate(),
      observer: {
        begun: (session) => {
          const { origin, client, transport, sourceHost } = about;
          const openedAt = clock.now();
          sessions.add(session, { origin, client, transport, sourceHost, openedAt });
          const minutes = idleTimeoutMinutes(running, loginClass);
          if (minutes !== undefined)
            idle = sessionIdle(minutes, clock, () => session.end("idle-timeout"));
        },
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
