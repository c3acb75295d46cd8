import type { Clock } from "../../base/index.ts";
import type { ConfigurationDatabase, DatabaseSession } from "../../junos/database/index.ts";
import type { SessionEndReason } from "../../netconf/session/index.ts";
import {
  configurationChange,
  configurationEdits,
  type EventSession,
  sessionEnd,
  sessionStart,
  type TerminationReason,
  visibleConfiguration,
} from "../../operations/index.ts";
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
        return configurationChange(by, edits, profile.configuration);
      });
    });
  }

  opened(session: EventSession): void {
    this.#options.notifications.publish(this.#options.clock.now(), () => sessionStart(session));
  }

  closed(session: EventSession, reason: SessionEndReason, killedBy: number | undefined): void {
    const event = sessionEnd(session, reasons[reason], killedBy);
    this.#options.notifications.publish(this.#options.clock.now(), () => event);
  }

  /** Whoever works at the device itself has no session of NETCONF, which is session 0. */
  #committer({ id, user, terminal }: DatabaseSession): EventSession {
    if (terminal !== undefined) return { user, sessionId: 0, sourceHost: undefined };
    return { user, sessionId: id, sourceHost: this.#options.sessions.sourceHostOf(id) };
  }
}
