import type { Clock } from "../../base/index.ts";
import type { ConfigurationDatabase, DatabaseSession } from "../../junos/database/index.ts";
import type { SessionEndReason } from "../../netconf/session/index.ts";
import {
  type Authorization,
  configurationChange,
  configurationEdits,
  type EventSession,
  sessionEnd,
  sessionStart,
  type TerminationReason,
  visibleConfiguration,
} from "../../operations/index.ts";
import type { XmlElement } from "../../xml/index.ts";
import type { SessionDirectory } from "../sessions/session-directory.ts";
import type { Notifications } from "./notifications.ts";

const reasons: Readonly<Record<SessionEndReason, TerminationReason>> = {
  "close-session": "closed",
  killed: "killed",
  "idle-timeout": "timeout",
  // It never opened, so nobody hears of it.
  unauthorized: "other",
  stopped: "other",
  "peer-closed": "dropped",
  "connection-lost": "dropped",
  "hello-invalid": "dropped",
  "protocol-error": "dropped",
};

export interface AnnouncementOptions {
  readonly database: ConfigurationDatabase;
  readonly sessions: SessionDirectory;
  readonly notifications: Notifications;
  readonly clock: Clock;
}

/** RFC 8341 3.4.6: an event is dropped for whom it is not to be read. */
function mayView({ flags }: Authorization): boolean {
  return flags.has("view");
}

/** Makes the events of RFC 6470 of what happens to a device, for whoever subscribed to them. */
export class Announcements {
  readonly #options: AnnouncementOptions;

  constructor(options: AnnouncementOptions) {
    const { database, notifications, clock } = options;
    this.#options = options;
    database.events.on("committed", ({ session, previous, running }) => {
      if (notifications.isEmpty) return;
      const by = session && this.#committer(session);
      notifications.publish(clock.now(), ({ profile, authorization }) => {
        const edits = configurationEdits(
          visibleConfiguration(previous, authorization),
          visibleConfiguration(running, authorization),
        );
        if (edits.length === 0 && !mayView(authorization)) return undefined;
        return configurationChange(by, edits, profile.configuration);
      });
    });
  }

  opened(session: EventSession): void {
    this.#ofSession(session.sessionId, sessionStart(session));
  }

  closed(session: EventSession, reason: SessionEndReason, killedBy: number | undefined): void {
    this.#ofSession(session.sessionId, sessionEnd(session, reasons[reason], killedBy));
  }

  /** Who may not view the state of the device hears of no session but the own one, as `get` tells of none. */
  #ofSession(sessionId: number, event: XmlElement): void {
    const { notifications, clock } = this.#options;
    notifications.publish(clock.now(), ({ session, authorization }) =>
      session.sessionId === sessionId || mayView(authorization) ? event : undefined,
    );
  }

  /** Whoever works at the device itself has no session of NETCONF, which is session 0. */
  #committer({ id, user, terminal }: DatabaseSession): EventSession {
    if (terminal !== undefined) return { user, sessionId: 0, sourceHost: undefined };
    return { user, sessionId: id, sourceHost: this.#options.sessions.sourceHostOf(id) };
  }
}
