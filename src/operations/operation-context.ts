import type { DatabaseSession } from "../junos/database/index.ts";
import type { Validation } from "../junos/formats/index.ts";
import type { SchemaNode } from "../junos/schema/index.ts";
import type { ReplyBody } from "../netconf/rpc/index.ts";
import type { XmlElement } from "../xml/index.ts";
import type { MonitoringFacts } from "./monitoring/monitoring-facts.ts";
import type { SystemPort } from "./operational/actions/system-port.ts";
import type { PkiPort } from "./operational/pki/pki-port.ts";
import type { DeviceFacts } from "./operational/state/device-facts.ts";
import type { LogMessage } from "./operational/system/log-file.ts";
import type { Authorization } from "./permissions/authorization.ts";
import type { OperationDatabase } from "./permissions/permitted-database.ts";
import type { JunosVersion } from "./profile/junos-version.ts";
import type { SessionProfile } from "./profile/session-profile.ts";

/** Answers in the place of operations. */
export interface OwnReplyPort {
  /** Whether there may be an answer to requests of this name. */
  knows(name: string): boolean;
  /** Undefined when the request is left to the operations. Never throws and never rejects. */
  answer(
    request: XmlElement,
    context: OperationContext,
  ): ReplyBody | undefined | Promise<ReplyBody | undefined>;
}

/** What one session's operations work on. Made once per session by the device. */
export interface OperationContext {
  /** The session as the configuration database knows it. */
  readonly session: DatabaseSession;
  /** What its user may do; the class as it was when the session began. */
  readonly authorization: Authorization;
  /** Every operation of a user with limits sees and changes only what that user may. */
  readonly database: OperationDatabase;
  /** Root of the configuration schema. */
  readonly schema: SchemaNode;
  /** What becomes of statements that the schema does not know. */
  readonly validation: Validation;
  readonly version: JunosVersion;
  /** What the running configuration and the release made of the session when it opened. */
  readonly profile: SessionProfile;
  /** Files that the device was given, by absolute path; `openDisk` has all files. */
  readonly files: ReadonlyMap<string, string>;
  /** Disk, power and software of the device. */
  readonly system: SystemPort;
  /** Certificates of the device, for `security pki`. */
  readonly pki: PkiPort;
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Facts of this moment. */
  readonly facts: () => DeviceFacts;
  /**
   * Remembers a number under a name for as long as the device runs, for `facts().marks`; without a
   * number, the time of now: when something was cleared. Mark only what the device knows of.
   */
  readonly mark: (name: string, value?: number) => void;
  /** The user's own replies, which come before those of the operations; undefined: there are none. */
  readonly ownReplies?: OwnReplyPort;
  /** The NETCONF sessions of the device and their counters. */
  readonly monitoring: () => MonitoringFacts;
  /** The device's own messages, oldest first. */
  readonly logMessages: () => readonly LogMessage[];
  /**
   * Sends the events of the device to the own session: those of which the selections of a subtree
   * filter select something, or all. False when it has a subscription already.
   */
  readonly subscribe: (selections: readonly XmlElement[] | undefined) => boolean;
  /** Ends the own session once the reply is sent. */
  readonly endSession: () => void;
  /** Ends another session; false when there is none with this id. */
  readonly killSession: (sessionId: number) => boolean;
}
