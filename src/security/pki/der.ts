import type forge from "node-forge";
import asn1 from "node-forge/lib/asn1.js";
import { mpintBytes } from "../ssh-blob.ts";

const { Class, Type } = asn1;

/** forge's own types know universal types only, but tags of a context are plain numbers. */
const create: (
  tagClass: number,
  type: number,
  constructed: boolean,
  value: string | Asn1Value[],
) => Asn1Value = asn1.create;

/** A value of ASN.1 that is not encoded yet. */
export type Asn1Value = forge.asn1.Asn1;

/** The DER form of a value. */
export function toDer(value: Asn1Value): Buffer {
  return Buffer.from(asn1.toDer(value).getBytes(), "latin1");
}

/** Something that is in DER already, put in as it is. */
export function encoded(der: Uint8Array): Asn1Value {
  const [tag = 0, length = 0] = der;
  const headerBytes = 2 + (length < 0x80 ? 0 : length & 0x7f);
  const contents = binary(der.subarray(headerBytes));
  // The bit for "constructed" travels with the type, so that forge takes the contents as they are.
  return create(tag & 0xc0, tag & 0x3f, false, contents);
}

export function sequence(...items: readonly Asn1Value[]): Asn1Value {
  return create(Class.UNIVERSAL, Type.SEQUENCE, true, [...items]);
}

export function set(...items: readonly Asn1Value[]): Asn1Value {
  return create(Class.UNIVERSAL, Type.SET, true, [...items]);
}

/** An INTEGER that is not negative. */
export function integer(value: bigint): Asn1Value {
  const hex = value.toString(16);
  const magnitude = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  return primitive(Type.INTEGER, value === 0n ? Buffer.alloc(1) : mpintBytes(magnitude));
}

export function boolean(value: boolean): Asn1Value {
  return primitive(Type.BOOLEAN, Buffer.of(value ? 0xff : 0));
}

export function nothing(): Asn1Value {
  return primitive(Type.NULL, Buffer.alloc(0));
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(dotted: string): Asn1Value {
  return create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(dotted).getBytes());
}

export function octetString(bytes: Uint8Array): Asn1Value {
  return primitive(Type.OCTETSTRING, bytes);
}

/** A BIT STRING; the last byte may have bits that do not count. */
export function bitString(bytes: Uint8Array, unusedBits = 0): Asn1Value {
  return primitive(Type.BITSTRING, Buffer.concat([Buffer.of(unusedBits), bytes]));
}

export function utf8String(text: string): Asn1Value {
  return primitive(Type.UTF8, Buffer.from(text, "utf8"));
}

export function printableString(text: string): Asn1Value {
  return primitive(Type.PRINTABLESTRING, Buffer.from(text, "latin1"));
}

/** A time in milliseconds since 1970, to the second: UTCTime to 2049, then GeneralizedTime (RFC 5280 4.1.2.5). */
export function time(milliseconds: number): Asn1Value {
  const digits = new Date(milliseconds).toISOString().replace(/\.\d+Z$|[-:T]/g, "");
  const year = Number(digits.slice(0, 4));
  return year < 1950 || year > 2049
    ? primitive(Type.GENERALIZEDTIME, Buffer.from(`${digits}Z`))
    : primitive(Type.UTCTIME, Buffer.from(`${digits.slice(2)}Z`));
}

/** `[tag]` round other values: EXPLICIT, or the outside of a constructed IMPLICIT one. */
export function tagged(tag: number, ...items: readonly Asn1Value[]): Asn1Value {
  return create(Class.CONTEXT_SPECIFIC, tag, true, [...items]);
}

/** `[tag] IMPLICIT` with the bytes of a primitive value. */
export function taggedBytes(tag: number, bytes: Uint8Array): Asn1Value {
  return create(Class.CONTEXT_SPECIFIC, tag, false, binary(bytes));
}

function primitive(type: number, bytes: Uint8Array): Asn1Value {
  return create(Class.UNIVERSAL, type, false, binary(bytes));
}

/** forge keeps bytes as the characters of a text. */
function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
