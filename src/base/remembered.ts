/**
 * `make`, with its last `most` results remembered by their key: many devices of a process ask the same.
 * The oldest makes room. What `make` throws is not remembered.
 */
export function remembered<Value, Key = string>(
  most: number,
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as Value;
    const value = make(key);
    const [oldest] = known.keys();
    if (known.size >= most && oldest !== undefined) known.delete(oldest);
    known.set(key, value);
    return value;
  };
}

/** The same for what is asked of bytes, of one piece or of several in their order. */
export function rememberedBytes<Parts extends readonly Buffer[], Value>(
  most: number,
  make: (...parts: Parts) => Value,
): (...parts: { readonly [Place in keyof Parts]: Uint8Array }) => Value {
  const known = remembered(most, (key) => {
    const parts = key.split(" ").map((part) => Buffer.from(part, "base64"));
    return make(...(parts as readonly Buffer[] as Parts));
  });
  return (...parts) => known(parts.map(base64).join(" "));
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("base64");
}
