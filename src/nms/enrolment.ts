import { limits, type Secret } from "../base/index.ts";
import { type DeviceConnInfo, hmacMatches } from "../callhome/index.ts";
import type { Credential } from "../transport/ssh/index.ts";

/** What the NMS logs in with. */
export interface NmsCredentials {
  readonly username: string;
  /** Offered in this order; Junos names certificate, key, password. */
  readonly credentials: readonly Credential[];
}

/** What the NMS's operator knows about a device before it calls. */
export interface Enrolment {
  readonly deviceId: string;
  /** `secret` of the device's outbound-ssh client; with it the HMAC must be there and right. */
  readonly secret?: Secret | undefined;
  /** `type base64` of the only host key to accept. */
  readonly hostKey?: string | undefined;
  /** Instead of the receiver's own. */
  readonly credentials?: NmsCredentials | undefined;
}

/** Why a connection was not taken as a managed device. Stable: scripts may match on them. */
const refusalReasons = {
  busy: "Too many connections have not finished their handshake.",
  "time-limit": "The preamble, or login and hello after it, took too long.",
  "receiver-closed": "The receiver was closed during the handshake.",
  "device-left": "The peer closed the connection during the handshake.",
  "no-preamble": "The peer sent its SSH identification without a preamble, so it has no device-id.",
  "preamble-invalid": "The first bytes are not the preamble of a Junos device.",
  "not-enrolled": "The device-id is not among those enrolled, and no others are taken.",
  "hmac-missing": "A secret is enrolled for the device, and the preamble has no HMAC.",
  "hmac-wrong": "The HMAC does not fit the enrolled secret and the presented host key.",
  "host-key-not-enrolled": "The host key is another than the enrolled one.",
  "host-key-changed": "The host key is another than the one the device first came with.",
  "host-key-differs": "Key exchange used another key than the preamble announced.",
  "login-refused": "The device refused the credentials.",
  "credentials-unusable":
    "A key or certificate of the receiver cannot be used; the detail says why.",
  "ssh-failed": "The SSH connection could not be set up; the detail says why.",
  "netconf-failed": "The NETCONF session could not be opened; the detail says why.",
} as const;
export type RefusalReason = keyof typeof refusalReasons;

/** How it is known that the host key belongs to the device. */
export type Trust = "enrolled" | "first-use";
/** What became of the preamble's HMAC; `not-checked` when no secret is known. */
export type HmacCheck = "verified" | "absent" | "not-checked";

/** What the preamble of one connection came to. */
export interface Admission {
  readonly info: DeviceConnInfo;
  readonly credentials: NmsCredentials;
  readonly trust: Trust;
  readonly hmac: HmacCheck;
  /** Why a host key, as used in key exchange, is not this device's; undefined when it is. */
  readonly objection: (hostKey: string) => RefusalReason | undefined;
}

export type AdmissionResult =
  | { readonly kind: "admitted"; readonly admission: Admission }
  | { readonly kind: "refused"; readonly reason: RefusalReason };

/**
 * Decides who may come in. Devices without an enrolled secret or host key are trusted on first use:
 * the first key that a device-id logs in with is remembered, and no other is accepted after it.
 */
export class Enrolments {
  readonly #enrolled: ReadonlyMap<string, Enrolment>;
  readonly #credentials: NmsCredentials;
  readonly #strangers: "first-use" | "refuse";
  readonly #firstKeys = new Map<string, string>();

  constructor(options: {
    readonly enrolled: readonly Enrolment[];
    readonly credentials: NmsCredentials;
    readonly strangers: "first-use" | "refuse";
  }) {
    this.#enrolled = new Map(options.enrolled.map((entry) => [entry.deviceId, entry]));
    this.#credentials = options.credentials;
    this.#strangers = options.strangers;
  }

  /** Judges a preamble; undefined stands for a peer that sent none. */
  admit(info: DeviceConnInfo | undefined): AdmissionResult {
    if (info === undefined) return refused("no-preamble");
    const entry = this.#enrolled.get(info.deviceId);
    if (entry === undefined && this.#strangers === "refuse") return refused("not-enrolled");
    const problem = entry && problemWith(info, entry);
    if (problem !== undefined) return refused(problem);
    const trust = entry?.secret || entry?.hostKey ? "enrolled" : "first-use";
    if (trust === "first-use" && this.#isFullFor(info.deviceId)) return refused("not-enrolled");
    const admission: Admission = {
      info,
      credentials: entry?.credentials ?? this.#credentials,
      trust,
      hmac: info.hmac === undefined ? "absent" : entry?.secret ? "verified" : "not-checked",
      objection: (hostKey) => this.#objection(info, entry, hostKey),
    };
    return { kind: "admitted", admission };
  }

  /**
   * Takes the key that a device has logged in with: remembers it when the device is trusted on first
   * use. Answers with an objection when another connection brought another key in the meantime.
   */
  settle(admission: Admission, hostKey: string): RefusalReason | undefined {
    const objection = admission.objection(hostKey);
    const { deviceId } = admission.info;
    if (objection === undefined && admission.trust === "first-use")
      this.#firstKeys.set(deviceId, hostKey);
    return objection;
  }

  #isFullFor(deviceId: string): boolean {
    return this.#firstKeys.size >= limits.rememberedHostKeys && !this.#firstKeys.has(deviceId);
  }

  #objection(
    info: DeviceConnInfo,
    entry: Enrolment | undefined,
    hostKey: string,
  ): RefusalReason | undefined {
    if (info.hostKey !== undefined && info.hostKey !== hostKey) return "host-key-differs";
    if (entry?.hostKey !== undefined)
      return entry.hostKey === hostKey ? undefined : "host-key-not-enrolled";
    if (entry?.secret !== undefined) return undefined;
    const first = this.#firstKeys.get(info.deviceId);
    return first === undefined || first === hostKey ? undefined : "host-key-changed";
  }
}

function problemWith(info: DeviceConnInfo, entry: Enrolment): RefusalReason | undefined {
  const { hostKey, hmac } = info;
  if (entry.secret !== undefined) {
    if (hostKey === undefined || hmac === undefined) return "hmac-missing";
    if (!hmacMatches(entry.secret, hostKey, hmac)) return "hmac-wrong";
  }
  if (entry.hostKey !== undefined && hostKey !== undefined && hostKey !== entry.hostKey)
    return "host-key-not-enrolled";
  return undefined;
}

function refused(reason: RefusalReason): AdmissionResult {
  return { kind: "refused", reason };
}
