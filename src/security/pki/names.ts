import { isIP } from "node:net";
import { CallHomeError } from "../../base/index.ts";
import {
  type Asn1Value,
  objectIdentifier,
  printableString,
  sequence,
  set,
  tagged,
  taggedBytes,
  utf8String,
} from "./der.ts";

/** Attributes of a distinguished name (RFC 5280 appendix A), with their short names of RFC 4519. */
const attributeTypes = { CN: "2.5.4.3", serialNumber: "2.5.4.5", O: "2.5.4.10" } as const;

/** A distinguished name, outermost part first: `[["O", "Example"], ["CN", "Root"]]`. */
export type DistinguishedName = readonly (readonly [
  attribute: keyof typeof attributeTypes,
  value: string,
])[];

/** One name of a subjectAltName (RFC 5280 4.2.1.6), of the kinds that RFC 7407 and Junos map to users. */
export type AlternativeName =
  | { readonly kind: "rfc822" | "dns" | "ip"; readonly value: string }
  | { readonly kind: "directory"; readonly name: DistinguishedName };

export function nameValue(name: DistinguishedName): Asn1Value {
  return sequence(
    ...name.map(([attribute, text]) =>
      set(
        sequence(
          objectIdentifier(attributeTypes[attribute]),
          // RFC 5280 appendix A.1: a serialNumber is always a PrintableString.
          attribute === "serialNumber" ? printableString(text) : utf8String(text),
        ),
      ),
    ),
  );
}

/** A GeneralName. Throws `ERR_OPTION` for an address that is none. */
export function alternativeNameValue(name: AlternativeName): Asn1Value {
  switch (name.kind) {
    case "rfc822":
      return taggedBytes(1, Buffer.from(name.value, "latin1"));
    case "dns":
      return taggedBytes(2, Buffer.from(name.value, "latin1"));
    case "directory":
      return tagged(4, nameValue(name.name));
    case "ip":
      return taggedBytes(7, addressBytes(name.value));
  }
}

function addressBytes(address: string): Buffer {
  switch (isIP(address)) {
    case 4:
      return Buffer.from(address.split(".").map(Number));
    case 6:
      return addressBytes6(address);
    default:
      throw new CallHomeError("ERR_OPTION", `"${address}" is no IP address`);
  }
}

function addressBytes6(address: string): Buffer {
  // As part of a URL an address gets its one form: hexadecimal groups, the longest run of zeros cut.
  const text = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [front = [], back = []] = text
    .split("::")
    .map((half) => (half === "" ? [] : half.split(":")));
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => "0");
  const groups = [...front, ...zeros, ...back].map((group) => group.padStart(4, "0"));
  return Buffer.from(groups.join(""), "hex");
}
