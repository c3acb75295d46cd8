import { createHash } from "node:crypto";
import { CallHomeError, limits } from "../base/index.ts";

/** What the files of a device's state hold. */
export type StateKind = "device" | "commit" | "unconfirmed" | "rescue" | "certificates";

/** The contents of one file: facts as JSON, and a configuration or nothing. */
export interface StateFile {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Grows when older releases could not read what is written. */
const release = 1;

/**
 * A state file: one line with kind, release and SHA-256 of all that follows, one line of JSON, the
 * configuration. Throws `ERR_STATE` for a configuration that could not be read again.
 */
export function sealStateFile(kind: StateKind, { facts, text }: StateFile): Uint8Array {
  if (text.length > limits.configBytes)
    throw new CallHomeError(
      "ERR_STATE",
      `a configuration larger than ${limits.configBytes} bytes cannot be kept`,
    );
  const content = Buffer.from(`${JSON.stringify(facts)}\n${text}`);
  return Buffer.concat([Buffer.from(firstLine(kind, content)), content]);
}

/**
 * Reads what `sealStateFile` wrote. Throws `ERR_STATE`, which names `path`, for anything else: a
 * missing end, a changed byte, a file of another kind or release.
 */
export function openStateFile(kind: StateKind, bytes: Uint8Array, path: string): StateFile {
  const endOfLine = bytes.indexOf(newline);
  if (endOfLine < 0) throw damaged(path, `is cut off after ${bytes.length} bytes`);
  const line = Buffer.from(bytes.subarray(0, endOfLine + 1)).toString("latin1");
  if (!line.startsWith(introduction(kind)))
    throw damaged(path, `does not begin with '${introduction(kind).trimEnd()}'`);
  const content = Buffer.from(bytes.subarray(endOfLine + 1));
  if (line !== firstLine(kind, content))
    throw damaged(path, `does not have the checksum of its first line from byte ${line.length} on`);
  const endOfFacts = content.indexOf(newline);
  return {
    facts: JSON.parse(content.toString("utf8", 0, endOfFacts)) as StateFile["facts"],
    text: content.toString("utf8", endOfFacts + 1),
  };
}

/** `ERR_STATE` for state that is not as it was written. */
export function damaged(path: string, what: string): CallHomeError {
  return new CallHomeError(
    "ERR_STATE",
    `${path} ${what}; bring the device's folder back from a copy, or remove the folder to begin with the start-up configuration`,
  );
}

const newline = 0x0a;

function introduction(kind: StateKind): string {
  return `junos-callhome ${kind} ${release} sha256 `;
}

function firstLine(kind: StateKind, content: Uint8Array): string {
  return `${introduction(kind)}${createHash("sha256").update(content).digest("hex")}\n`;
}
