import { X509Certificate } from "node:crypto";
import { limits, messageOf, readTextFile, type Secret, type TextSource } from "../../base/index.ts";
import { type DeviceOptions, plannedIdentity } from "../../device/index.ts";
import { blobOfLine, fingerprint } from "../../security/index.ts";
import { fingerprintOf } from "../../security/x509/index.ts";
import { callHomeIdentities } from "../planned/call-home-identities.ts";

/** What an NMS must know of a device, once for each device-id; a device that calls over TLS only has one record without. */
export interface EnrolmentRecord {
  readonly name: string;
  readonly deviceId: string | undefined;
  readonly secret: Secret | undefined;
  /** `ssh-ed25519 AAAA...`. */
  readonly hostKey: string;
  /** `SHA256:...`. */
  readonly fingerprint: string;
  readonly serialNumber: string | undefined;
  readonly model: string;
  /** The certificate that it shows over TLS. */
  readonly certificate: TlsCertificate | undefined;
}

interface TlsCertificate {
  /** PEM. */
  readonly pem: string;
  /** `x509c2n:tls-fingerprint` with SHA-256: `04:8F:E2:...`. */
  readonly fingerprint: string;
}

/** Records of devices, and what is wrong with those that have none. */
export interface EnrolmentRecords {
  readonly records: readonly EnrolmentRecord[];
  /** `NAME: why`. */
  readonly problems: readonly string[];
}

/** Works out what an NMS must know of each device before any of them runs. Never rejects. */
export async function enrolmentRecords(
  devices: readonly DeviceOptions[],
): Promise<EnrolmentRecords> {
  const records: EnrolmentRecord[] = [];
  const problems: string[] = [];
  const certificates = new Map<string, Promise<TlsCertificate>>();
  for (const device of devices) {
    const name = device.name ?? "device";
    try {
      const identity = await plannedIdentity(device);
      const line = identity.hostKey.publicKeyText;
      const shared = {
        name,
        hostKey: line,
        fingerprint: fingerprint(blobOfLine(line) ?? new Uint8Array()),
        serialNumber: identity.serialNumber,
        model: identity.model,
        certificate: await certificateOf(device.tlsCallHome?.certificateChain, certificates),
      };
      const known = callHomeIdentities(device).filter(({ deviceId }) => deviceId !== undefined);
      const ids = new Map(known.map(({ deviceId, secret }) => [deviceId, secret]));
      for (const [deviceId, secret] of ids) records.push({ ...shared, deviceId, secret });
      if (ids.size === 0) records.push({ ...shared, deviceId: undefined, secret: undefined });
    } catch (cause) {
      problems.push(`${name}: ${messageOf(cause)}`);
    }
  }
  return { records, problems };
}

async function certificateOf(
  source: TextSource | undefined,
  known: Map<string, Promise<TlsCertificate>>,
): Promise<TlsCertificate | undefined> {
  if (source === undefined) return undefined;
  const key = typeof source === "string" ? source : `\0${source.path}`;
  const reading = known.get(key) ?? readCertificate(source);
  known.set(key, reading);
  return reading;
}

async function readCertificate(source: TextSource): Promise<TlsCertificate> {
  const read =
    typeof source === "string"
      ? ({ ok: true, text: source } as const)
      : await readTextFile(source.path, limits.keyFileBytes);
  const where = typeof source === "string" ? "the certificate" : source.path;
  if (!read.ok) throw new Error(`cannot read the file ${where}: ${read.reason}`);
  try {
    const certificate = new X509Certificate(read.text);
    return { pem: certificate.toString(), fingerprint: fingerprintOf(certificate.raw) };
  } catch {
    throw new Error(`${where} holds no certificate in PEM`);
  }
}
