import { limits } from "../base/index.ts";

interface Printed {
  /** What besides the tree went into the text. */
  readonly about: string;
  /** Undefined once it had to make room. */
  bytes: Uint8Array | undefined;
}

const byTree = new WeakMap<object, Printed>();
/** The least recently asked for first. */
const inOrder = new Set<Printed>();
let total = 0;

/**
 * What `print` gives for a tree, from memory when it was asked for before with the same `about`. All
 * devices of a process share one memory of `limits.rememberedConfigurationBytes`.
 */
export function remembered(tree: object, about: string, print: () => Uint8Array): Uint8Array {
  const known = byTree.get(tree);
  if (known?.bytes !== undefined && known.about === about) {
    inOrder.delete(known);
    inOrder.add(known);
    return known.bytes;
  }
  if (known !== undefined) forget(known);
  const bytes = print();
  const printed = { about, bytes };
  byTree.set(tree, printed);
  inOrder.add(printed);
  total += bytes.length;
  for (const oldest of inOrder) {
    if (total <= limits.rememberedConfigurationBytes) break;
    forget(oldest);
  }
  return bytes;
}

function forget(printed: Printed): void {
  if (!inOrder.delete(printed)) return;
  total -= printed.bytes?.length ?? 0;
  printed.bytes = undefined;
}
