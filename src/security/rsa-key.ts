import { checkPrimeSync, type JsonWebKey } from "node:crypto";
import type { Random } from "../base/index.ts";

const exponent = 65_537n;
const primeBytes = 128;
/** Odd primes that sort out most candidates before the costly test. */
const smallPrimes = oddPrimesBelow(2_000);

/** An RSA key of 2,048 bits that the stream repeats exactly (FIPS 186-4 5.1: p, q, e = 65537). */
export function deriveRsaKey(random: Random): JsonWebKey {
  const p = nextPrime(random);
  let q = nextPrime(random);
  while (q === p) q = nextPrime(random);
  const totient = (p - 1n) * (q - 1n);
  const d = inverse(exponent, totient);
  return {
    kty: "RSA",
    n: encode(p * q),
    e: encode(exponent),
    d: encode(d),
    p: encode(p),
    q: encode(q),
    dp: encode(d % (p - 1n)),
    dq: encode(d % (q - 1n)),
    qi: encode(inverse(q, p)),
  };
}

/** The first fitting prime at or after a place that the stream chooses. */
function nextPrime(random: Random): bigint {
  const start = Buffer.from(random.bytes(primeBytes));
  // The two top bits make the product of two such primes exactly 2,048 bits long.
  start[0] = (start[0] ?? 0) | 0xc0;
  start[primeBytes - 1] = (start[primeBytes - 1] ?? 0) | 1;
  let candidate = BigInt(`0x${start.toString("hex")}`);
  const remainders = smallPrimes.map((prime) => Number(candidate % BigInt(prime)));
  for (let step = 0; ; step += 2, candidate += 2n) {
    if (smallPrimes.some((prime, at) => ((remainders[at] ?? 0) + step) % prime === 0)) continue;
    if ((candidate - 1n) % exponent !== 0n && checkPrimeSync(candidate)) return candidate;
  }
}

/** The inverse of `value` modulo `modulus`, by the extended Euclidean algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, value % modulus];
  let [before, factor] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, factor] = [factor, before - quotient * factor];
  }
  return ((before % modulus) + modulus) % modulus;
}

function encode(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex").toString("base64url");
}

function oddPrimesBelow(limit: number): number[] {
  const primes: number[] = [];
  for (let value = 3; value < limit; value += 2)
    if (primes.every((prime) => value % prime !== 0)) primes.push(value);
  return primes;
}
