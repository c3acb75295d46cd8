import * as fc from "fast-check";

/** `bytes` cut short at every place, the empty ones first. */
export function truncations(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from(bytes, (_, length) => bytes.subarray(0, length));
}

/** `bytes` with one bit turned, for every bit there is, or for one in `step` where checking is dear. */
export function* bitFlips(bytes: Uint8Array, step = 1): Generator<Uint8Array> {
  for (let bit = 0; bit < bytes.length * 8; bit += step) yield flip(bytes, bit);
}

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  const at = bit >> 3;
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

/** What stands where a length or a count is expected. */
const numbers = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

type Blow = (bytes: Uint8Array) => Uint8Array;

const place = fc.nat(100_000);
const blow: fc.Arbitrary<Blow> = fc.oneof(
  place.map((bit) => (bytes: Uint8Array) => flip(bytes, bit % Math.max(1, bytes.length * 8))),
  fc.tuple(place, fc.constantFrom(...numbers)).map(([at, number]) => (bytes: Uint8Array) => {
    const blown = Buffer.from(bytes);
    if (blown.length >= 4) blown.writeUInt32BE(number, at % (blown.length - 3));
    return blown;
  }),
  fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(([at, more]) => (bytes: Uint8Array) => {
    const cut = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, cut), more, bytes.subarray(cut)]);
  }),
  fc.tuple(place, fc.nat(40)).map(([at, length]) => (bytes: Uint8Array) => {
    const cut = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, cut), bytes.subarray(cut + length)]);
  }),
  fc.tuple(place, place).map(([from, to]) => (bytes: Uint8Array) => {
    const [start, end] = [from % (bytes.length + 1), to % (bytes.length + 1)];
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
  }),
);

/**
 * One of the good inputs after some blows: bits turned, lengths blown up or set to nothing, bytes put
 * in, taken out or repeated. Now and then nothing of it is left, or it comes out as it was.
 */
export function damaged(good: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    {
      weight: 9,
      arbitrary: fc
        .tuple(fc.constantFrom(...good), fc.array(blow, { minLength: 1, maxLength: 4 }))
        .map(([bytes, blows]) => blows.reduce((hurt, one) => one(hurt), bytes)),
    },
  );
}

/** The same for text: the blows go to its bytes, read as Latin-1. */
export function damagedText(good: readonly string[]): fc.Arbitrary<string> {
  return damaged(good.map((text) => Buffer.from(text, "latin1"))).map((bytes) =>
    Buffer.from(bytes).toString("latin1"),
  );
}
