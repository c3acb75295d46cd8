import { blobOfLine } from "../security/index.ts";
import { el, printCompactXml, type XmlElement } from "../xml/index.ts";
import { bootstrapServerModule } from "./bootstrapping-data.ts";

/** What a device tells a bootstrap server of itself; who it is, its certificate says. */
export interface BootstrapDevice {
  readonly model: string;
  readonly osName: string;
  readonly osVersion: string;
  /** `type base64` lines. */
  readonly hostKeys: readonly string[];
  /** CMS structures in DER, each the chain of authorities above a certificate of the device. */
  readonly trustAnchors: () => Promise<readonly Uint8Array[]>;
}

/** The `progress-type` values (RFC 8572 section 7.3) that this project sends. */
export type ProgressType =
  | "bootstrap-initiated"
  | "parsing-initiated"
  | "parsing-error"
  | "parsing-complete"
  | "boot-image-initiated"
  | "boot-image-mismatch"
  | "boot-image-complete"
  | "config-initiated"
  | "config-warning"
  | "config-error"
  | "config-complete"
  | "bootstrap-warning"
  | "bootstrap-error"
  | "bootstrap-complete";

export interface ProgressReport {
  readonly type: ProgressType;
  readonly message?: string | undefined;
}

/** The body of `get-bootstrapping-data` to a trusted server: signed data is not asked for. */
export function bootstrappingDataRequest(device: BootstrapDevice): string {
  return input(
    el("hw-model", device.model),
    el("os-name", device.osName),
    el("os-version", device.osVersion),
  );
}

/** The body of `report-progress`; keys and trust anchors go with `bootstrap-complete` only. */
export async function progressRequest(
  { type, message }: ProgressReport,
  device: BootstrapDevice,
): Promise<string> {
  const isComplete = type === "bootstrap-complete";
  return input(
    el("progress-type", type),
    message === undefined ? undefined : el("message", printable(message)),
    isComplete ? hostKeys(device) : undefined,
    isComplete ? trustAnchors(await device.trustAnchors()) : undefined,
  );
}

/** What XML 1.0 cannot carry stands as a question mark. */
function printable(message: string): string {
  return message.replaceAll(/[^\t\n\x20-\uD7FF\uE000-\uFFFD]/g, "?");
}

/** `key-data` is the blob of RFC 4253 section 6.6. */
function hostKeys(device: BootstrapDevice): XmlElement | undefined {
  const keys = device.hostKeys.flatMap((line) => {
    const blob = blobOfLine(line);
    const algorithm = line.split(" ", 1)[0] ?? "";
    return blob === undefined
      ? []
      : [el("ssh-host-key", el("algorithm", algorithm), el("key-data", blob.toString("base64")))];
  });
  return keys.length === 0 ? undefined : el("ssh-host-keys", ...keys);
}

function trustAnchors(anchors: readonly Uint8Array[]): XmlElement | undefined {
  const leaves = anchors.map((der) => el("trust-anchor-cert", Buffer.from(der).toString("base64")));
  return leaves.length === 0 ? undefined : el("trust-anchor-certs", ...leaves);
}

function input(...members: readonly (XmlElement | undefined)[]): string {
  return printCompactXml(el("input", { xmlns: bootstrapServerModule.namespace }, ...members));
}
