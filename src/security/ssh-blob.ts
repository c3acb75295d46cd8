/** Thrown inside this room by a reader whose input is cut short or not what its format says. */
export class MalformedBlob extends Error {
  override readonly name = "MalformedBlob";
}

/** Reads the data types of RFC 4251 section 5 in order; every read is checked against the end. */
export class BlobReader {
  readonly #bytes: Buffer;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.#offset;
  }

  get atEnd(): boolean {
    return this.#offset === this.#bytes.length;
  }

  uint32(): number {
    return this.#take(4).readUInt32BE(0);
  }

  uint64(): bigint {
    return this.#take(8).readBigUInt64BE(0);
  }

  /** A `string`: a view of the bytes, not a copy. */
  string(): Buffer {
    return this.#take(this.uint32());
  }

  /** A `string` that holds UTF-8 text. */
  text(): string {
    const bytes = this.string();
    const text = bytes.toString("utf8");
    if (!Buffer.from(text, "utf8").equals(bytes)) throw new MalformedBlob("text is not UTF-8");
    return text;
  }

  /** A positive `mpint` in its shortest form, without the leading zero that keeps it positive. */
  positive(): Buffer {
    const bytes = this.string();
    const [first = 0x80, second = 0] = bytes;
    const padded = first === 0;
    if (first >= 0x80 || (padded && second < 0x80))
      throw new MalformedBlob("number is not positive or not in its shortest form");
    return padded ? bytes.subarray(1) : bytes;
  }

  /** Fails when anything follows. */
  end(): void {
    if (!this.atEnd) throw new MalformedBlob("data follows the last field");
  }

  #take(length: number): Buffer {
    const end = this.#offset + length;
    if (end > this.#bytes.length) throw new MalformedBlob("data is cut short");
    const taken = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return taken;
  }
}

/** Runs `read`; a malformed blob gives undefined, any other fault is thrown on. */
export function readOrUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof MalformedBlob) return undefined;
    throw cause;
  }
}

/** The given fields as RFC 4251 `string`s, one after the other. */
export function strings(...fields: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      const bytes = typeof field === "string" ? Buffer.from(field, "utf8") : field;
      return [uint32(bytes.length), bytes];
    }),
  );
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

/** The bytes of a positive number as the content of an `mpint`: shortest, with a zero where the top bit is set. */
export function mpintBytes(magnitude: Uint8Array): Buffer {
  const first = magnitude.findIndex((byte) => byte !== 0);
  if (first < 0) return Buffer.alloc(0);
  const shortest = magnitude.subarray(first);
  return (shortest[0] ?? 0) >= 0x80
    ? Buffer.concat([Buffer.from([0]), shortest])
    : Buffer.from(shortest);
}
