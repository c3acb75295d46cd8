import { limits } from "../../base/index.ts";
import {
  type Asn1Value,
  encoded,
  integer,
  objectIdentifier,
  sequence,
  set,
  tagged,
  toDer,
} from "../pki/der.ts";
import { type DerValue, MalformedDer, readDer, valuesIn } from "./der-reader.ts";

/** What a CMS structure holds (RFC 5652 section 3), as far as bootstrapping data goes (RFC 8572 section 3.1). */
export type CmsContent =
  | {
      readonly kind: "data";
      /** Undefined for id-data, which does not say. */
      readonly encoding: "xml" | "json" | undefined;
      readonly content: Buffer;
    }
  | { readonly kind: "signed-data" | "enveloped-data" | "other" };

const objectIdentifiers = {
  data: "1.2.840.113549.1.7.1",
  "signed-data": "1.2.840.113549.1.7.2",
  "enveloped-data": "1.2.840.113549.1.7.3",
  xml: "1.2.840.113549.1.9.16.1.42",
  json: "1.2.840.113549.1.9.16.1.43",
} as const;
type KnownType = keyof typeof objectIdentifiers;
const knownTypes = Object.entries(objectIdentifiers).map(
  ([name, dotted]) => [name as KnownType, toDer(objectIdentifier(dotted))] as const,
);

const tags = { sequence: 0x30, set: 0x31, octetString: 0x04, context0: 0xa0 } as const;
/** Members of the structures that are read here; SignedData has six. */
const fewMembers = 8;

/** Reads a ContentInfo in DER; undefined when it is none. */
export function readCms(der: Uint8Array): CmsContent | undefined {
  return orUndefined(() => {
    const { type, content } = contentInfo(der);
    switch (type) {
      case "data":
        return { kind: "data", encoding: undefined, content: octets(content) };
      case "xml":
      case "json":
        return { kind: "data", encoding: type, content: octets(content) };
      default:
        return { kind: type ?? "other" };
    }
  });
}

/**
 * The certificates of a SignedData, in DER and in its order: the degenerate form without signers
 * hands certificates out (RFC 5652 section 5.1). Undefined when it is something else or has none.
 */
export function certificatesOfCms(der: Uint8Array): readonly Buffer[] | undefined {
  return orUndefined(() => {
    const { type, content } = contentInfo(der);
    if (type !== "signed-data") return undefined;
    const held = valuesIn(expectTag(content, tags.sequence), fewMembers).find(
      ({ tag }) => tag === tags.context0,
    );
    const certificates = held === undefined ? [] : valuesIn(held, limits.cmsCertificates);
    if (certificates.some(({ tag }) => tag !== tags.sequence)) return undefined;
    return certificates.length === 0 ? undefined : certificates.map(({ whole }) => whole);
  });
}

/** The degenerate SignedData that holds these certificates (DER), which need no signature of their own. */
export function certificatesCms(certificates: readonly Uint8Array[]): Buffer {
  const signedData = sequence(
    integer(1n),
    set(),
    sequence(objectIdentifier(objectIdentifiers.data)),
    tagged(0, ...certificates.map((certificate) => encoded(certificate))),
    set(),
  );
  return cms("signed-data", signedData);
}

/** A ContentInfo of a known type. */
export function cms(type: KnownType, content: Asn1Value): Buffer {
  return toDer(sequence(objectIdentifier(objectIdentifiers[type]), tagged(0, content)));
}

function contentInfo(der: Uint8Array): {
  readonly type: KnownType | undefined;
  readonly content: DerValue;
} {
  const [type, wrapped] = valuesIn(expectTag(readDer(der), tags.sequence), 2);
  if (type === undefined) throw new MalformedDer("a ContentInfo without contentType");
  const content = valuesIn(expectTag(wrapped, tags.context0), 1)[0];
  if (content === undefined) throw new MalformedDer("a ContentInfo without content");
  return { type: knownTypes.find(([, oid]) => oid.equals(type.whole))?.[0], content };
}

function octets(value: DerValue): Buffer {
  return expectTag(value, tags.octetString).contents;
}

function expectTag(value: DerValue | undefined, tag: number): DerValue {
  if (value?.tag !== tag) throw new MalformedDer(`expected tag ${tag}`);
  return value;
}

function orUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof MalformedDer) return undefined;
    throw cause;
  }
}
