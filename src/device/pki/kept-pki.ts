import { CallHomeError } from "../../base/index.ts";
import { type OwnCertificate, readOwnCertificate } from "../../security/x509/index.ts";
import { type CaProfile, readAuthorities, readListOf } from "./pki-snapshot.ts";

/** What was loaded (or, when undefined, cleared) since a device was described. */
export interface PkiChanges {
  /** By certificate-id. */
  readonly localCertificates: ReadonlyMap<string, OwnCertificate | undefined>;
  /** By name. */
  readonly caProfiles: ReadonlyMap<string, CaProfile | undefined>;
}

/** The changes as JSON; null stands for what was cleared. */
interface KeptPki {
  readonly localCertificates: readonly (readonly [
    id: string,
    kept: { readonly chain: string; readonly key: string } | null,
  ])[];
  readonly caProfiles: readonly (readonly [
    name: string,
    kept: { readonly certificates: readonly string[]; readonly list: string | null } | null,
  ])[];
}

/** Prints changes for `readPki`; empty when there are none. */
export function printPki({ localCertificates, caProfiles }: PkiChanges): string {
  if (localCertificates.size === 0 && caProfiles.size === 0) return "";
  const kept: KeptPki = {
    localCertificates: [...localCertificates].map(([id, own]) => [
      id,
      own === undefined
        ? null
        : {
            chain: own.chain.map(String).join(""),
            key: own.key.export({ type: "pkcs8", format: "pem" }).toString(),
          },
    ]),
    caProfiles: [...caProfiles].map(([name, profile]) => [
      name,
      profile === undefined
        ? null
        : {
            certificates: profile.certificates.map(String),
            list: profile.revocationList?.text ?? null,
          },
    ]),
  };
  return `${JSON.stringify(kept, undefined, 1)}\n`;
}

/** Reads what `printPki` printed. Throws `ERR_STATE` for what cannot be used any more. */
export function readPki(text: string): PkiChanges {
  if (text === "") return { localCertificates: new Map(), caProfiles: new Map() };
  const kept = JSON.parse(text) as KeptPki;
  return {
    localCertificates: new Map(
      kept.localCertificates.map(([id, local]) => [id, local ? ownOf(id, local) : undefined]),
    ),
    caProfiles: new Map(
      kept.caProfiles.map(([name, profile]) => [
        name,
        profile ? profileOf(name, profile) : undefined,
      ]),
    ),
  };
}

function ownOf(id: string, { chain, key }: { chain: string; key: string }): OwnCertificate {
  const own = readOwnCertificate({
    certificate: { name: "certificate", text: chain },
    key: { name: "key", text: key },
  });
  if (!own.ok) throw unusable(`local certificate '${id}'`, own.reason);
  return own.value;
}

function profileOf(
  name: string,
  kept: { readonly certificates: readonly string[]; readonly list: string | null },
): CaProfile {
  const pems = kept.certificates.map((text) => ({ name: "certificate", text }));
  const read = readAuthorities(pems);
  if (!read.ok) throw unusable(`ca-profile '${name}'`, read.reason);
  const certificates = read.value;
  if (kept.list === null) return { certificates };
  const list = readListOf(certificates, { name: "revocation list", text: kept.list });
  if (!list.ok) throw unusable(`ca-profile '${name}'`, list.reason);
  return { certificates, revocationList: list.value };
}

function unusable(what: string, reason: string): CallHomeError {
  return new CallHomeError("ERR_STATE", `${what} of the state directory: ${reason}`);
}
