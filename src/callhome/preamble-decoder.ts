import { limits } from "../base/index.ts";
import {
  type DeviceConnInfo,
  deviceIdProblem,
  hmacProblem,
  hostKeyProblem,
  messageId,
  messageVersion,
  preambleKeys,
} from "./preamble.ts";

/** What the decoder knows after a push. */
export type PreambleProgress =
  | { readonly kind: "incomplete" }
  | {
      readonly kind: "complete";
      /** Undefined when the peer sent no preamble at all, as an RFC 8071 device does. */
      readonly info: DeviceConnInfo | undefined;
      /** Everything from the SSH identification on, for the SSH client. */
      readonly rest: Uint8Array;
    }
  | { readonly kind: "invalid"; readonly problem: string };

type Key = (typeof preambleKeys)[number];

const identification = Buffer.from("SSH-");
const lineFeed = 0x0a;

/**
 * The NMS's side of the Junos preamble: bytes in, `DeviceConnInfo` out. It ends at the line that
 * starts with `SSH-` and takes the forms seen from devices: three or five lines, `HMAC:` with and
 * without a blank, blank lines, a NUL after the host key, and lines ended by LF alone.
 */
export class PreambleDecoder {
  readonly #line: Buffer = Buffer.alloc(limits.preambleLineBytes);
  readonly #values = new Map<Key, string>();
  #length = 0;
  #lines = 0;

  /** Takes the next bytes. After `complete` or `invalid` the decoder must not be used any more. */
  push(chunk: Uint8Array): PreambleProgress {
    for (const [index, byte] of chunk.entries()) {
      if (this.#length === this.#line.length)
        return invalid(`a line is longer than ${limits.preambleLineBytes} bytes`);
      this.#line[this.#length++] = byte;
      if (this.#length === identification.length && this.#text().equals(identification))
        return this.#finish(Buffer.concat([identification, chunk.subarray(index + 1)]));
      if (byte !== lineFeed) continue;
      const problem = this.#endLine();
      if (problem !== undefined) return invalid(problem);
    }
    return { kind: "incomplete" };
  }

  #text(): Buffer {
    return this.#line.subarray(0, this.#length);
  }

  #endLine(): string | undefined {
    const text = decode(this.#text());
    this.#length = 0;
    this.#lines++;
    if (this.#lines > limits.preambleLines) return `more than ${limits.preambleLines} lines`;
    if (text === undefined) return "a line is not UTF-8 text";
    return text.trim() === "" ? undefined : this.#take(text.replace(/\r?\n$/, ""));
  }

  #take(line: string): string | undefined {
    const colon = line.indexOf(":");
    const key = preambleKeys.find((known) => known === line.slice(0, Math.max(colon, 0)));
    if (key === undefined) return "a line is none of the preamble's";
    if (key !== "MSG-ID" && !this.#values.has("MSG-ID")) return "the first line is not MSG-ID";
    if (this.#values.has(key)) return `${key} comes twice`;
    const value = line.slice(colon + 1).trim();
    // Some Junos releases of 2017 sent a NUL beside the key; the HMAC does not cover it.
    const kept = key === "HOST-KEY" ? value.replaceAll("\0", "").trim() : value;
    this.#values.set(key, kept);
    return problemOf(key, kept);
  }

  #finish(rest: Uint8Array): PreambleProgress {
    if (this.#values.size === 0) return { kind: "complete", info: undefined, rest };
    const deviceId = this.#values.get("DEVICE-ID");
    const hostKey = this.#values.get("HOST-KEY");
    const hmac = this.#values.get("HMAC");
    if (!this.#values.has("MSG-VER")) return invalid("MSG-VER is missing");
    if (deviceId === undefined) return invalid("DEVICE-ID is missing");
    if (hmac !== undefined && hostKey === undefined) return invalid("HMAC without HOST-KEY");
    const info: DeviceConnInfo = {
      deviceId,
      ...(hostKey === undefined ? {} : { hostKey }),
      ...(hmac === undefined ? {} : { hmac }),
    };
    return { kind: "complete", info, rest };
  }
}

function problemOf(key: Key, value: string): string | undefined {
  switch (key) {
    case "MSG-ID":
      return value === messageId ? undefined : `MSG-ID is not ${messageId}`;
    case "MSG-VER":
      return value === messageVersion ? undefined : `MSG-VER is not ${messageVersion}`;
    case "DEVICE-ID":
      return deviceIdProblem(value);
    case "HOST-KEY":
      return hostKeyProblem(value);
    case "HMAC":
      return hmacProblem(value);
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function invalid(problem: string): PreambleProgress {
  return { kind: "invalid", problem };
}
