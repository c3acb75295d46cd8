/** One value in DER. */
export interface DerValue {
  /** Class, "constructed" bit and number of the tag, as the first byte holds them. */
  readonly tag: number;
  readonly contents: Buffer;
  /** Tag, length and contents: the value byte for byte, as signatures need it. */
  readonly whole: Buffer;
}

/** The bytes are no DER, or not the structure that was asked for. */
export class MalformedDer extends Error {
  override readonly name = "MalformedDer";
}

/** What a tag's number takes more than one byte for does not occur in what is read here. */
const longTag = 0x1f;
/** Bytes of a length; four of them say 4 GB. */
const longestLength = 4;

/** Reads exactly one value. Throws `MalformedDer`. It does not look inside: nesting costs nothing. */
export function readDer(bytes: Uint8Array): DerValue {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const value = valueAt(buffer, 0);
  if (value.whole.length !== buffer.length) throw new MalformedDer("bytes after the value");
  return value;
}

/** The values inside a constructed one, at most `most` of them. Throws `MalformedDer`. */
export function valuesIn({ tag, contents }: DerValue, most: number): readonly DerValue[] {
  if ((tag & 0x20) === 0) throw new MalformedDer("a primitive value has nothing inside");
  const values: DerValue[] = [];
  for (let at = 0; at < contents.length; ) {
    if (values.length === most) throw new MalformedDer(`more than ${most} values`);
    const value = valueAt(contents, at);
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

function valueAt(bytes: Buffer, at: number): DerValue {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new MalformedDer("cut off in a header");
  if ((tag & longTag) === longTag) throw new MalformedDer("a tag of several bytes");
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > longestLength)
    throw new MalformedDer("a length that DER does not have");
  const start = at + 2 + lengthBytes;
  if (start > bytes.length) throw new MalformedDer("cut off in a length");
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes);
  const end = start + length;
  if (end > bytes.length) throw new MalformedDer("cut off in a value");
  return { tag, contents: bytes.subarray(start, end), whole: bytes.subarray(at, end) };
}
