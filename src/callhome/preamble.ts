import { createHmac } from "node:crypto";
import { CallHomeError, limits, Secret } from "../base/index.ts";
import { type PreambleForm, resolvePreambleForm } from "./preamble-form.ts";

/** What a device says about itself in clear before the SSH identification (Junos `outbound-ssh`). */
export interface DeviceConnInfo {
  /** `device-id` of the outbound-ssh client. */
  readonly deviceId: string;
  /** `type base64` of the key that the device will use in key exchange; sent when it has a secret. */
  readonly hostKey?: string;
  /** HMAC-SHA1 over `hostKey`, keyed with the secret, in hexadecimal. */
  readonly hmac?: string;
}

/** Key words of the preamble's lines, in the order in which Junos sends them. */
export const preambleKeys = ["MSG-ID", "MSG-VER", "DEVICE-ID", "HOST-KEY", "HMAC"] as const;
/** Values of the first two lines; no other is known. */
export const messageId = "DEVICE-CONN-INFO";
export const messageVersion = "V1";

/** What a device with this id presents: with a secret the host key and its HMAC as well. */
export function deviceConnInfo(
  deviceId: string,
  hostKey: string,
  secret: Secret | undefined,
): DeviceConnInfo {
  return secret === undefined ? { deviceId } : { deviceId, hostKey, hmac: hmacOf(secret, hostKey) };
}

/**
 * The preamble as one text: three lines, or five with host key and HMAC, each ended by CR LF.
 * Throws `ERR_OPTION` for a value that would break out of its line.
 */
export function printPreamble(
  info: DeviceConnInfo,
  form: PreambleForm = resolvePreambleForm(),
): string {
  return preambleLines(info, form).join("");
}

/** The same, cut into the texts to be written one after the other. */
export function preambleWrites(info: DeviceConnInfo, form: PreambleForm): readonly string[] {
  const lines = preambleLines(info, form);
  return form.splitWrites ? lines : [lines.join("")];
}

function preambleLines(info: DeviceConnInfo, form: PreambleForm): readonly string[] {
  const problem =
    deviceIdProblem(info.deviceId) ??
    (info.hostKey === undefined ? undefined : hostKeyProblem(info.hostKey)) ??
    (info.hmac === undefined ? undefined : hmacProblem(info.hmac));
  if (problem !== undefined) throw new CallHomeError("ERR_OPTION", problem);
  const { deviceId, hostKey, hmac } = info;
  const nul = form.hostKeyNul ? "\0" : "";
  return [
    `MSG-ID: ${messageId}`,
    `MSG-VER: ${messageVersion}`,
    `DEVICE-ID: ${deviceId}`,
    ...(hostKey === undefined ? [] : [`HOST-KEY: ${hostKey}${nul}`]),
    ...(hmac === undefined ? [] : [`HMAC:${form.hmacSpace ? " " : ""}${hmac}`]),
    ...Array.from({ length: form.blankLines }, () => ""),
  ].map((line) => `${line}\r\n`);
}

/**
 * HMAC-SHA1 in lower-case hexadecimal, keyed with the clear-text secret, over exactly the text of
 * the HOST-KEY line (type, one space, base64). Checked against a preamble recorded from a device.
 */
export function hmacOf(secret: Secret, hostKey: string): string {
  return createHmac("sha1", secret.reveal()).update(hostKey).digest("hex");
}

/** Compares the HMAC that a device sent, in constant time; capitals are accepted. */
export function hmacMatches(secret: Secret, hostKey: string, hmac: string): boolean {
  return new Secret(hmacOf(secret, hostKey)).equals(hmac.toLowerCase());
}

/** Why a text cannot be a device-id on the wire, or undefined when it can. */
export function deviceIdProblem(deviceId: string): string | undefined {
  if (deviceId === "") return "device-id is empty";
  if (/\p{Cc}/u.test(deviceId)) return "device-id holds a control character";
  if (deviceId !== deviceId.trim()) return "device-id begins or ends with a blank";
  const bytes = Buffer.from(deviceId, "utf8");
  if (bytes.toString("utf8") !== deviceId) return "device-id is not well-formed Unicode";
  if (bytes.length > limits.deviceIdBytes)
    return `device-id is longer than ${limits.deviceIdBytes} bytes`;
  return undefined;
}

/** Why a text cannot be a HOST-KEY value, or undefined when it can. */
export function hostKeyProblem(hostKey: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9@.-]* [A-Za-z0-9+/]+={0,2}$/.test(hostKey))
    return "host key is not an OpenSSH key type and its base64 text";
  if (hostKey.length > limits.hostKeyBytes)
    return `host key is longer than ${limits.hostKeyBytes} bytes`;
  return undefined;
}

/** Why a text cannot be an HMAC value, or undefined when it can. */
export function hmacProblem(hmac: string): string | undefined {
  return /^[0-9a-f]{40}$/i.test(hmac) ? undefined : "HMAC is not 40 hexadecimal digits";
}
