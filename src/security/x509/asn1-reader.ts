import type forge from "node-forge";
import asn1 from "node-forge/lib/asn1.js";

/** A decoded value of ASN.1, as forge keeps it. */
export type Asn1 = forge.asn1.Asn1;

/** Decodes DER; throws for what is none. Bit strings stay bytes. */
export function readDer(der: Uint8Array): Asn1 {
  const bytes = Buffer.from(der).toString("binary");
  return asn1.fromDer(bytes, { strict: true, decodeBitStrings: false } as unknown as boolean);
}

/** The values inside a constructed one; none in a primitive one. */
export function parts(value: Asn1): readonly Asn1[] {
  return Array.isArray(value.value) ? value.value : [];
}

/** The dotted form of an OBJECT IDENTIFIER. */
export function objectId(value: Asn1 | undefined): string | undefined {
  if (value?.type !== asn1.Type.OID || typeof value.value !== "string") return undefined;
  return asn1.derToOid(value.value);
}

/** The characters of a string type. */
export function stringOf(value: Asn1 | undefined): string | undefined {
  if (value === undefined || typeof value.value !== "string") return undefined;
  const isUtf8 = value.type === asn1.Type.UTF8;
  return isUtf8 ? Buffer.from(value.value, "binary").toString("utf8") : value.value;
}

/** The bytes of a primitive value. */
export function bytesOf(value: Asn1 | undefined): Buffer {
  return Buffer.from(typeof value?.value === "string" ? value.value : "", "binary");
}

/** The number of a context tag; forge names it as if it were universal. */
export function tagOf({ type }: Asn1): number {
  return type;
}

/** Whether the value has a tag of its context, which only the place where it stands explains. */
export function isContext({ tagClass }: Asn1): boolean {
  return tagClass === asn1.Class.CONTEXT_SPECIFIC;
}

/** Milliseconds since 1970 of a UTCTime or GeneralizedTime; undefined for anything else. */
export function timeOf(value: Asn1 | undefined): number | undefined {
  const digits = typeof value?.value === "string" ? value.value : "";
  const [, century, rest] = timeForms[value?.type ?? 0]?.exec(digits) ?? [];
  if (rest === undefined) return undefined;
  const two = Number(rest.slice(0, 2));
  // RFC 5280 4.1.2.5.1: a UTCTime of 50 and above is in the twentieth century.
  const year = `${century ?? (two < 50 ? "20" : "19")}${rest.slice(0, 2)}`;
  const [month, day, hour, minute, second] = rest.slice(2).match(/../g) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

const timeForms: Readonly<Record<number, RegExp>> = {
  [asn1.Type.UTCTIME]: /^()?(\d{12})Z$/,
  [asn1.Type.GENERALIZEDTIME]: /^(\d\d)(\d{12})Z$/,
};
