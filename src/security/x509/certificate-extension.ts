import { type Asn1, bytesOf, isContext, objectId, parts, readDer, tagOf } from "./asn1-reader.ts";

/**
 * The decoded value of an extension, from the `tbsCertificate` (RFC 5280 4.1); undefined when the
 * certificate has none of that kind. Throws for what is no DER.
 */
export function extensionValue(tbs: Asn1, id: string): Asn1 | undefined {
  const extensions = parts(tbs).find((field) => isContext(field) && tagOf(field) === 3);
  const [list] = extensions === undefined ? [] : parts(extensions);
  const extension = list && parts(list).find((item) => objectId(parts(item)[0]) === id);
  const content = extension && parts(extension).at(-1);
  if (content === undefined || typeof content.value !== "string") return undefined;
  return readDer(bytesOf(content));
}
