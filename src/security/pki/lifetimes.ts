/** A span of validity in milliseconds since 1970. */
export interface Lifetime {
  readonly notBefore: number;
  readonly notAfter: number;
}

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;

/** Lifetimes round the moment for which a PKI is made. Good ones begin a day before, for peers whose clock is behind. */
export function lifetimes(
  now: number,
): Readonly<Record<"good" | "expired" | "not-yet-valid", Lifetime>> {
  return {
    good: { notBefore: now - dayMs, notAfter: now + 10 * yearMs },
    expired: { notBefore: now - yearMs, notAfter: now - dayMs },
    // Far enough away to stay bad for as long as the good ones are good.
    "not-yet-valid": { notBefore: now + 20 * yearMs, notAfter: now + 21 * yearMs },
  };
}
