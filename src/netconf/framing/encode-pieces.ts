/** Part of a message: text, or text that is encoded already. */
export type MessagePiece = string | Uint8Array;

/** From so many bytes on, what is encoded is sent as it is: a copy would only keep the garbage collector busy. */
const sentAsItIs = 16_384;

/** The pieces as buffers to be sent one after the other, small ones together. */
export function encodePieces(pieces: readonly MessagePiece[]): readonly Uint8Array[] {
  const buffers: Uint8Array[] = [];
  let run: MessagePiece[] = [];
  for (const piece of pieces) {
    if (typeof piece === "string" || piece.length < sentAsItIs) {
      run.push(piece);
      continue;
    }
    if (run.length > 0) buffers.push(together(run));
    buffers.push(piece);
    run = [];
  }
  if (run.length > 0) buffers.push(together(run));
  return buffers;
}

/** Bytes of the pieces together. */
export function sizeOf(pieces: readonly MessagePiece[]): number {
  return pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
}

/** One buffer, without joining the pieces to a longer text first. */
function together(pieces: readonly MessagePiece[]): Buffer {
  const bytes = Buffer.allocUnsafe(sizeOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") at += bytes.write(piece, at);
    else {
      bytes.set(piece, at);
      at += piece.length;
    }
  }
  return bytes;
}
