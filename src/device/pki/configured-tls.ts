import type { X509Certificate } from "node:crypto";
import {
  type ConfigTree,
  entriesOf,
  findParent,
  has,
  leafValue,
} from "../../junos/config/index.ts";
import {
  certificateFlaw,
  isSelfSigned,
  type OwnCertificate,
  validityDetail,
} from "../../security/x509/index.ts";
import type { TlsIdentity } from "../../transport/tls/index.ts";
import { certToName } from "../configuration/tls-users.ts";
import { type CountedList, keyRefusal, keyType, revocationRefusal } from "./client-certificate.ts";
import { type OwnTls, unusable } from "./own-tls.ts";
import type { CaProfile, PkiSnapshot } from "./pki-snapshot.ts";

/** What counts beside configuration and certificates. */
export interface TlsCircumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** RSA keys and TLS 1.2 only, as Junos has it. */
  readonly strictJunos: boolean;
}

/**
 * With what `[edit system services netconf tls]` of the active configuration lets a device serve
 * TLS: the named local certificate, its intermediates, and the roots of the configured CA profiles.
 * A certificate that is expired, not yet valid or self-signed is not served, as Junos has it.
 */
export function configuredTls(
  active: ConfigTree,
  pki: PkiSnapshot,
  { now, strictJunos }: TlsCircumstances,
): OwnTls {
  const tls = findParent(active, "system", "services", "netconf", "tls");
  const id = tls && leafValue(tls, "local-certificate");
  if (id === undefined)
    return unusable(
      "server-certificate-missing",
      "there is no local-certificate at [edit system services netconf tls]",
    );
  const local = pki.localCertificates.get(id);
  if (local === undefined)
    return unusable("server-certificate-missing", `no local certificate '${id}' is loaded`);
  if (!local.ok)
    return unusable("own-certificate-unusable", `local certificate '${id}': ${local.reason}`);
  const [leaf] = local.value.chain;
  const flaw = certificateFlaw(leaf, now);
  if (flaw !== undefined)
    return unusable(
      `server-certificate-${flaw}`,
      flaw === "self-signed" ? `local certificate '${id}'` : validityDetail(leaf, now),
    );
  if (strictJunos && keyType(leaf) !== "rsa")
    return unusable(
      "server-certificate-key",
      `local certificate '${id}': its key is of type ${keyType(leaf)}, Junos takes RSA only`,
    );
  const authorities = authoritiesOf(active, pki);
  if (typeof authorities === "string") return unusable("own-certificate-unusable", authorities);
  return {
    kind: "ready",
    identity: identityOf(pki, { id, local: local.value, strictJunos, authorities }),
    certToName: certToName(active),
    refusalOf: (chain) =>
      (strictJunos ? keyRefusal(chain) : undefined) ??
      revocationRefusal(chain, authorities.lists, now),
  };
}

interface Authorities {
  readonly profiles: readonly (readonly [name: string, profile: CaProfile])[];
  readonly lists: readonly CountedList[];
}

/** The loaded ones of the configured CA profiles, or what is wrong with one. */
function authoritiesOf(active: ConfigTree, pki: PkiSnapshot): Authorities | string {
  const profiles: [string, CaProfile][] = [];
  const lists: CountedList[] = [];
  for (const entry of entriesOf(active, "security", "pki", "ca-profile")) {
    const name = entry.keys[0] ?? "";
    const profile = pki.caProfiles.get(name);
    if (profile === undefined) continue;
    if (!profile.ok) return `ca-profile '${name}': ${profile.reason}`;
    profiles.push([name, profile.value]);
    if (!has(entry, "revocation-check", "disable")) lists.push(...listsOf(name, profile.value));
  }
  return { profiles, lists };
}

function listsOf(profile: string, { revocationList }: CaProfile): readonly CountedList[] {
  if (revocationList === undefined) return [];
  const { list, signedBy } = revocationList;
  return signedBy.map((authority) => ({ profile, authority, list }));
}

/** By certificate-id, profiles and strictness: OpenSSL's set-up is kept with the object. */
const identities = new WeakMap<PkiSnapshot, Map<string, TlsIdentity>>();

interface IdentityParts {
  readonly id: string;
  readonly local: OwnCertificate;
  readonly strictJunos: boolean;
  readonly authorities: Authorities;
}

function identityOf(pki: PkiSnapshot, parts: IdentityParts): TlsIdentity {
  const { id, strictJunos, authorities } = parts;
  const made = identities.get(pki) ?? new Map<string, TlsIdentity>();
  identities.set(pki, made);
  const key = JSON.stringify([id, strictJunos, ...authorities.profiles.map(([name]) => name)]);
  const identity = made.get(key) ?? makeIdentity(parts);
  made.set(key, identity);
  return identity;
}

function makeIdentity({ local, strictJunos, authorities }: IdentityParts): TlsIdentity {
  const certificates = authorities.profiles.flatMap(([, profile]) => profile.certificates);
  return {
    certificateChain: chainWithIssuers(local.chain, certificates).map(String).join(""),
    privateKey: local.key.export({ type: "pkcs8", format: "pem" }).toString(),
    // An intermediate that is here for our own chain must not complete the client's.
    trustedRoots: certificates.filter(isSelfSigned).map(String),
    ...(strictJunos && { maxVersion: "TLSv1.2" }),
  };
}

/**
 * The chain of the file and above it what the store holds: intermediates up to the root, or the
 * root itself when it issued the certificate.
 */
function chainWithIssuers(
  chain: OwnCertificate["chain"],
  authorities: readonly X509Certificate[],
): readonly X509Certificate[] {
  const whole: X509Certificate[] = [...chain];
  for (;;) {
    const last = whole.at(-1);
    if (last === undefined || isSelfSigned(last)) return whole;
    const issuer = authorities.find(
      (authority) => last.checkIssued(authority) && last.verify(authority.publicKey),
    );
    if (issuer === undefined || whole.includes(issuer)) return whole;
    if (isSelfSigned(issuer)) return whole.length === 1 ? [...whole, issuer] : whole;
    whole.push(issuer);
  }
}
