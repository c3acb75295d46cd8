import { fingerprintMatches, parseFingerprint } from "./certificate-fingerprint.ts";
import { type CertificateNames, certificateNames } from "./certificate-names.ts";

/**
 * How a certificate becomes a user name: Junos knows `specified` and `san-dirname-cn`, RFC 7407 the
 * others.
 */
export const mapTypes = [
  "specified",
  "san-dirname-cn",
  "san-rfc822-name",
  "san-dns-name",
  "san-ip-address",
  "san-any",
  "common-name",
] as const;
export type MapType = (typeof mapTypes)[number];

/** What an entry does with a certificate that it matched. */
export interface NameRule {
  readonly mapType: MapType;
  /** For `specified`. */
  readonly username?: string | undefined;
}

/** One entry of a cert-to-name list. */
export interface CertToNameEntry extends NameRule {
  readonly name: string;
  /** `x509c2n:tls-fingerprint`. */
  readonly fingerprint: string;
}

/** What keeps an entry from ever making a name; undefined when nothing does. */
export function certToNameProblem(entry: CertToNameEntry): string | undefined {
  const { fingerprint, mapType, username } = entry;
  if (parseFingerprint(fingerprint) === undefined)
    return "its fingerprint is none: the number of the hash and its octets, such as 04:8F:E2:...";
  if (mapType === "specified" && username === undefined)
    return "map type 'specified' needs a username";
  return undefined;
}

/** The lists of a device and how they are walked. */
export interface CertToName {
  /** In the order of the user. */
  readonly entries: readonly CertToNameEntry[];
  /** Junos `default-client-identity`: for certificates that no entry matches. */
  readonly fallback: NameRule | undefined;
  /**
   * `junos`: only the client's own certificate is compared and the first match decides. `rfc7589`:
   * a trusted authority of the chain may match too, and an entry without a usable name is passed over.
   */
  readonly rules: "junos" | "rfc7589";
}

export type NameVerdict =
  | { readonly kind: "mapped"; readonly user: string }
  | { readonly kind: "refused"; readonly reason: "no-mapping" | "name-absent" };

/** Maps a client's chain (leaf first, in DER) to a user name. */
export function userOf(chain: readonly Uint8Array[], map: CertToName): NameVerdict {
  const [leaf] = chain;
  if (leaf === undefined) return { kind: "refused", reason: "no-mapping" };
  const names = certificateNames(leaf) ?? { commonNames: [], alternativeNames: [] };
  const compared = map.rules === "junos" ? [leaf] : chain;
  let isMatched = false;
  for (const entry of map.entries) {
    const fingerprint = parseFingerprint(entry.fingerprint);
    if (fingerprint === undefined) continue;
    if (!compared.some((certificate) => fingerprintMatches(fingerprint, certificate))) continue;
    isMatched = true;
    const user = nameBy(entry, names);
    if (user !== undefined) return { kind: "mapped", user };
    if (map.rules === "junos") break;
  }
  if (isMatched) return { kind: "refused", reason: "name-absent" };
  if (map.fallback === undefined) return { kind: "refused", reason: "no-mapping" };
  const user = nameBy(map.fallback, names);
  return user === undefined ? { kind: "refused", reason: "name-absent" } : { kind: "mapped", user };
}

/** The name that a rule takes from a certificate; undefined when it holds none of that kind. */
function nameBy({ mapType, username }: NameRule, names: CertificateNames): string | undefined {
  switch (mapType) {
    case "specified":
      return username;
    case "common-name":
      return names.commonNames.at(-1);
    case "san-dirname-cn":
      return names.alternativeNames.flatMap((name) =>
        name.kind === "directory" ? name.commonNames : [],
      )[0];
    case "san-rfc822-name":
      return firstName(names, ["rfc822"]);
    case "san-dns-name":
      return firstName(names, ["dns"]);
    case "san-ip-address":
      return firstName(names, ["ip"]);
    case "san-any":
      return firstName(names, ["rfc822", "dns", "ip"]);
  }
}

function firstName(
  { alternativeNames }: CertificateNames,
  kinds: readonly ("rfc822" | "dns" | "ip")[],
): string | undefined {
  for (const name of alternativeNames) {
    if (!(kinds as readonly string[]).includes(name.kind)) continue;
    if (name.kind === "rfc822") return lowerHost(name.value);
    if (name.kind === "dns") return name.value.toLowerCase();
    if (name.kind === "ip") return addressText(name.octets);
  }
  return undefined;
}

/** RFC 7407: the host part in lower case, the local part as it stands. */
function lowerHost(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase();
}

/** RFC 7407: dotted quad, or 32 hexadecimal digits without colons. */
function addressText(octets: Buffer): string | undefined {
  if (octets.length === 4) return octets.join(".");
  return octets.length === 16 ? octets.toString("hex") : undefined;
}
