import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { encrypt } from "unixcrypt";
import { limits, type Random } from "../base/index.ts";
import { md5Crypt } from "./md5-crypt.ts";

const saltDigits = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** What an unknown user's password is checked against, so that the answer takes as long; nothing hashes to it. */
const nobodysHash = `$6$nobodynobody$${".".repeat(86)}`;

/**
 * Checks passwords against `encrypted-password` hashes (`$6$`, `$5$`, `$1$`). A verdict is
 * remembered under a keyed digest of hash and password, so devices that share a hash pay once and
 * no password stays in memory.
 */
export class PasswordVerifier {
  readonly #key = randomBytes(32);
  readonly #verdicts = new Map<string, boolean>();

  /**
   * Whether `password` fits `hash`. Without a hash (unknown user, or none configured) the answer is
   * false and takes as long as a wrong password.
   */
  verify(password: string, hash: string | undefined): boolean {
    if (Buffer.byteLength(password) > limits.passwordBytes) return false;
    const checked = hash ?? nobodysHash;
    const entry = this.#entryName(password, checked);
    const known = this.#verdicts.get(entry);
    this.#verdicts.delete(entry);
    const verdict = known ?? matches(password, checked);
    this.#verdicts.set(entry, verdict);
    if (this.#verdicts.size > limits.passwordVerdicts) this.#forgetOldest();
    return verdict && hash !== undefined;
  }

  #entryName(password: string, hash: string): string {
    return createHmac("sha256", this.#key).update(`${hash}\0${password}`).digest("base64");
  }

  #forgetOldest(): void {
    const [oldest] = this.#verdicts.keys();
    if (oldest !== undefined) this.#verdicts.delete(oldest);
  }
}

/** One memory of verdicts for all devices of a process. */
export const sharedPasswordVerifier: PasswordVerifier = new PasswordVerifier();

/** The `$6$` hash of `clear`, as Junos writes it for `plain-text-password`; the stream chooses the salt. */
export function hashPassword(clear: string, random: Random): string {
  const salt = Array.from({ length: 8 }, () => saltDigits.charAt(random.integer(64))).join("");
  return encrypt(clear, `$6$${salt}`);
}

const shape = /^(\$[156]\$)(?:rounds=(\d{1,9})\$)?([./0-9A-Za-z]{0,16})\$[./0-9A-Za-z]{22,86}$/;

function matches(password: string, hash: string): boolean {
  const [, scheme, rounds, salt] = shape.exec(hash) ?? [];
  if (scheme === undefined || salt === undefined) return false;
  if (Number(rounds ?? 0) > limits.passwordHashRounds) return false;
  const computed =
    scheme === "$1$"
      ? md5Crypt(password, salt)
      : encrypt(password, `${scheme}${rounds === undefined ? "" : `rounds=${rounds}$`}${salt}`);
  const [given, expected] = [Buffer.from(computed), Buffer.from(hash)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
