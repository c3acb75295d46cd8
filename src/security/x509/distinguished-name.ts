import { type Asn1, objectId, parts, stringOf } from "./asn1-reader.ts";

/** One attribute of a distinguished name: its short name (RFC 4519), or its dotted form, and its value. */
type NameAttribute = readonly [attribute: string, value: string];

/** A distinguished name in the order of the certificate, the outermost part first. */
export type DistinguishedNameFacts = readonly NameAttribute[];

const shortNames: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "0.9.2342.19200300.100.1.25": "DC",
  "1.2.840.113549.1.9.1": "emailAddress",
};

/** Name ::= SEQUENCE OF SET OF { type, value } (RFC 5280 4.1.2.4). */
export function distinguishedName(name: Asn1 | undefined): DistinguishedNameFacts {
  if (name === undefined) return [];
  return parts(name)
    .flatMap(parts)
    .map((attribute) => {
      const [type, value] = parts(attribute);
      const identifier = objectId(type) ?? "";
      return [shortNames[identifier] ?? identifier, printable(stringOf(value) ?? "")] as const;
    });
}

/** Whoever made the certificate chose the value: it must not break a line, nor XML. */
function printable(value: string): string {
  return value.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "?");
}
