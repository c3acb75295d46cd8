import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { encrypt } from "unixcrypt";
import { limits, type Random } from "../base/index.ts";
import { md5Crypt } from "./md5-crypt.ts";

const saltDigits = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Digits of a digest by scheme. */
const digestLengths: Readonly<Record<string, number>> = { $1$: 22, $5$: 43, $6$: 86 };

/** For whom there is no hash to check against, so that the answer takes as long as that to a wrong password. */
interface StandIn {
  /** Login name asked for. */
  readonly user?: string;
  /** Hash of another account of the device; what is computed is of its kind, as sshd does. */
  readonly like?: string | undefined;
}

/**
 * Checks passwords against `encrypted-password` hashes (`$6$`, `$5$`, `$1$`). A verdict is
 * remembered under a keyed digest of hash and password, so devices that share a hash pay once and
 * no password stays in memory.
 */
export class PasswordVerifier {
  readonly #key = randomBytes(32);
  readonly #verdicts = new Map<string, boolean>();

  /**
   * Whether `password` fits `hash`. Without a usable hash (unknown user, none configured, a damaged
   * one) the answer is false and takes as long as a wrong password, the first time and again.
   */
  verify(password: string, hash: string | undefined, standIn: StandIn = {}): boolean {
    if (Buffer.byteLength(password) > limits.passwordBytes) return false;
    const isUsable = hash !== undefined && isHash(hash);
    const checked = isUsable ? hash : nobodysHash(standIn.like);
    const entry = this.#entryName(password, isUsable ? hash : `${checked}${standIn.user}`);
    const known = this.#verdicts.get(entry);
    this.#verdicts.delete(entry);
    const verdict = known ?? matches(password, checked);
    this.#verdicts.set(entry, verdict);
    if (this.#verdicts.size > limits.passwordVerdicts) this.#forgetOldest();
    return verdict && isUsable;
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

function isHash(text: string): boolean {
  const [, scheme, rounds] = shape.exec(text) ?? [];
  return scheme !== undefined && Number(rounds ?? 0) <= limits.passwordHashRounds;
}

/** A hash that no password has, of the kind of `like`. */
function nobodysHash(like: string | undefined): string {
  const model = like !== undefined && isHash(like) ? shape.exec(like) : null;
  const [, scheme = "$6$", rounds] = model ?? [];
  const digest = ".".repeat(digestLengths[scheme] ?? 0);
  return `${scheme}${rounds === undefined ? "" : `rounds=${rounds}$`}nobodyno$${digest}`;
}

function matches(password: string, hash: string): boolean {
  const [, scheme = "", rounds, salt = ""] = shape.exec(hash) ?? [];
  const computed =
    scheme === "$1$"
      ? md5Crypt(password, salt)
      : encrypt(password, `${scheme}${rounds === undefined ? "" : `rounds=${rounds}$`}${salt}`);
  const [given, expected] = [Buffer.from(computed), Buffer.from(hash)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
