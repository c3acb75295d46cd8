import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CallHomeError, type Clock, messageOf, randomSeed } from "../../base/index.ts";
import { storeFile, type TestPkiOptions } from "../../security/pki/index.ts";
import type { CertsArguments } from "../invocation.ts";

/** What the files of a folder were made from. It is stored with them, because later runs must agree with it. */
export type CertsOrigin = Required<TestPkiOptions>;

const fileName = "seed.json";
const dayMs = 86_400_000;
const defaultUser = "lab";

/**
 * The origin that the folder has, or that it gets by the options. Throws `ERR_CERTS` when the stored
 * one is damaged or another than the options ask for.
 */
export function chooseOrigin(given: CertsArguments, clock: Clock): CertsOrigin {
  const path = join(given.folder, fileName);
  if (existsSync(path) && !given.force) return agreed(readOrigin(path), given);
  return {
    seed: given.seed ?? randomSeed(),
    now: given.now ?? Math.floor(clock.now() / dayMs) * dayMs,
    user: given.user ?? defaultUser,
  };
}

/**
 * Stores the origin unless the folder has one. By force it takes the place of the old one, and the
 * old one's files go, because they would not fit. Throws `ERR_CERTS`.
 */
export function storeOrigin(folder: string, origin: CertsOrigin, force: boolean): void {
  const known = existsSync(join(folder, fileName));
  if (known && !force) return;
  if (known)
    for (const name of ["ssh", "tls", "devices"])
      rmSync(join(folder, name), { recursive: true, force: true });
  storeFile(folder, { path: fileName, secret: true, contents: () => printOrigin(origin) });
}

function agreed(stored: CertsOrigin, given: CertsArguments): CertsOrigin {
  for (const name of ["seed", "now", "user"] as const)
    if (given[name] !== undefined && given[name] !== stored[name])
      throw new CallHomeError(
        "ERR_CERTS",
        `${given.folder} was made with another --${name}; --force makes everything anew`,
      );
  return stored;
}

function printOrigin({ seed, now, user }: CertsOrigin): string {
  return `${JSON.stringify({ seed, now: new Date(now).toISOString(), user }, undefined, 2)}\n`;
}

function readOrigin(path: string): CertsOrigin {
  try {
    const { seed, now, user } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    const date = typeof now === "string" ? Date.parse(now) : Number.NaN;
    if (typeof seed === "string" && typeof user === "string" && !Number.isNaN(date))
      return { seed, now: date, user };
  } catch (cause) {
    // The message of JSON.parse repeats a piece of the text, which is a secret.
    if (!(cause instanceof SyntaxError || cause instanceof TypeError))
      throw new CallHomeError("ERR_CERTS", `could not read ${path}: ${messageOf(cause)}`);
  }
  throw new CallHomeError("ERR_CERTS", `${path} is damaged; --force makes everything anew`);
}
