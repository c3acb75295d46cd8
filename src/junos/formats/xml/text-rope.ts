/**
 * Text in pieces that shares what the configuration tree shares: the rope of a subtree is kept per
 * node, and the rope of its parent refers to it instead of copying the text.
 */
interface TextRope {
  /** Characters in all pieces. */
  readonly length: number;
  readonly pieces: readonly TextPiece[];
}

export type TextPiece = string | TextRope;

/** Shorter subtrees are cheaper to print again than to remember one by one. */
const shortestRope = 512;

/** Ropes by node, for one depth (the indentation is part of the text). */
export type RopeCache = WeakMap<object, TextRope>;

/**
 * Appends to `out` what `print` appends for `node`, from the cache when it is there; what is long
 * enough is put into the cache as one rope.
 */
export function appendCached(
  cache: RopeCache,
  node: object,
  out: TextPiece[],
  print: (out: TextPiece[]) => void,
): void {
  const known = cache.get(node);
  if (known !== undefined) {
    out.push(known);
    return;
  }
  const start = out.length;
  print(out);
  let length = 0;
  for (let index = start; index < out.length; index += 1) length += out[index]?.length ?? 0;
  if (length < shortestRope) return;
  const rope = { length, pieces: compact(out, start) };
  out.length = start;
  out.push(rope);
  cache.set(node, rope);
}

/** All text of the pieces, in one string. */
export function joinPieces(pieces: readonly TextPiece[]): string {
  const strings: string[] = [];
  collect(pieces, strings);
  return strings.join("");
}

function collect(pieces: readonly TextPiece[], strings: string[]): void {
  for (const piece of pieces) {
    if (typeof piece === "string") strings.push(piece);
    else collect(piece.pieces, strings);
  }
}

/** The pieces from `start` on, with neighbouring strings joined. */
function compact(pieces: readonly TextPiece[], start: number): TextPiece[] {
  const result: TextPiece[] = [];
  let run: string[] = [];
  const endRun = (): void => {
    if (run.length > 0) result.push(run.join(""));
    run = [];
  };
  for (let index = start; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? "";
    if (typeof piece === "string") run.push(piece);
    else {
      endRun();
      result.push(piece);
    }
  }
  endRun();
  return result;
}
