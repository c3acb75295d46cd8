/**
 * `make`, with its last `most` results remembered by their key: many devices of a process ask the same.
 * The oldest makes room. What `make` throws is not remembered.
 */
export function remembered<Value>(
  most: number,
  make: (key: string) => Value,
): (key: string) => Value {
  const known = new Map<string, Value>();
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
