/**
 * Every code that a caller of this project can meet, with what to do about it.
 * `docs/reference/errors.md` has one section per code; a test compares both.
 */
export const errorCodes = {
  ERR_CONFIG_PARSE: "The configuration file does not parse; correct the place it names.",
  ERR_CONFIG_READ: "The configuration file cannot be read; check path and permissions.",
  ERR_SCHEMA: "The schema text cannot be read; the message names stanza and line.",
  ERR_YANG: "The YANG modules cannot be read or compiled; the message names file, line and column.",
  ERR_SCHEMA_FILE:
    "The compiled schema file cannot be read or written, or is not one; build it again.",
  ERR_FLEET_READ: "The fleet file cannot be read; check path and permissions.",
  ERR_FLEET_INVALID:
    "The fleet file is not valid; every problem is listed with file, line and path.",
  ERR_COMMIT:
    "The device's configuration database refused a load or a commit; the message says why.",
  ERR_STATE:
    "The state of a device cannot be read or written; nothing was dropped, the message names the file.",
  ERR_OPTION: "An option has a value that cannot be used; the message names it.",
  ERR_KEY: "A key or certificate cannot be used; the message names it and why.",
  ERR_FILE:
    "A file that a device needs cannot be used; the message names it. A running fleet tries again.",
  ERR_JOURNAL: "The journal file cannot be read or written; check path, permissions and space.",
  ERR_CERTS:
    "The folder of a lab's certificates cannot be read or written, or was made from another seed.",
  ERR_DESCRIPTORS:
    "The fleet needs more file descriptors than a process may have; the message says how many, and how to get them.",
  ERR_PORTS:
    "More devices call one server from one address than that address has ports; the message says how many, and what helps.",
  ERR_SHARD:
    "A child process of the run ended before its devices ran; standard error has its words.",
  ERR_LISTEN: "The address to listen on cannot be used; it may be taken or not local.",
  ERR_NOTIFICATION: "The event to send is not one well-formed XML element; the message says where.",
  ERR_RPC: "The device answered the request with an rpc-error; the message holds its text.",
  ERR_SESSION: "The NETCONF session ended before the reply came.",
  ERR_AUTHENTICATION: "The device refused the credentials.",
  ERR_ENROLMENT: "The device's preamble does not fit its enrolment entry.",
  ERR_CLOSED: "The object was used after it was closed.",
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** What a caller must learn: what was attempted, with which value, and what to do next. */
export class CallHomeError extends Error {
  override readonly name = "CallHomeError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The message of anything that was thrown. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
