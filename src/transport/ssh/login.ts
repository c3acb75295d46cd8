import type { AuthContext, PublicKeyAuthContext } from "ssh2";
import { type Clock, limits, type Timer } from "../../base/index.ts";
import {
  type AuthAttempt,
  type AuthPolicy,
  type AuthRefusal,
  authenticate,
  isCertificateAlgorithm,
  isSignatureAlgorithm,
  type PasswordVerifier,
  type Principal,
  parseSignature,
  retryDelaySeconds,
} from "../../security/index.ts";

/** What a login needs to judge attempts, and what it tells. */
export interface LoginOptions {
  /** Read at each attempt, so a commit counts at once. */
  readonly policy: () => AuthPolicy;
  readonly passwords: PasswordVerifier;
  readonly clock: Clock;
  readonly peerAddress: string | undefined;
  readonly refused: (attempt: AuthAttempt, reason: AuthRefusal) => void;
  readonly tooManyTries: () => void;
}

/** The authentication of one connection: turns ssh2's requests into attempts and counts them. */
export class Login {
  readonly #options: LoginOptions;
  #attempts = 0;
  #refusals = 0;
  #wrongPasswords = 0;
  #principal: Principal | undefined;
  #delay: Timer | undefined;
  #closed = false;

  constructor(options: LoginOptions) {
    this.#options = options;
  }

  /** Credentials refused so far; a refused query for a key is one, too. */
  get refusals(): number {
    return this.#refusals;
  }

  /** Who logged in, once someone did. */
  get principal(): Principal | undefined {
    return this.#principal;
  }

  /** No answer is sent after this. */
  close(): void {
    this.#closed = true;
    this.#delay?.cancel();
  }

  handle(context: AuthContext): void {
    if (this.#closed) return;
    if (++this.#attempts > limits.loginAttempts) return this.#options.tooManyTries();
    if (context.method === "keyboard-interactive") return this.#ask(context);
    const attempt = attemptOf(context, this.#options.peerAddress);
    if (attempt === undefined) return this.#reject(context);
    this.#judge(context, attempt);
  }

  #ask(context: AuthContext & { method: "keyboard-interactive" }): void {
    if (!this.#options.policy().allow.keyboardInteractive) return this.#reject(context);
    context.prompt([{ prompt: "Password:", echo: false }], (answers: unknown) => {
      // An abandoned request calls back with an Error.
      if (this.#closed || !Array.isArray(answers)) return;
      const [password = ""] = answers as readonly string[];
      const attempt = { kind: "keyboard-interactive", user: context.username, password } as const;
      this.#judge(context, attempt);
    });
  }

  #judge(context: AuthContext, attempt: AuthAttempt): void {
    const { policy, clock, passwords } = this.#options;
    const verdict = authenticate(attempt, policy(), clock.now(), passwords);
    switch (verdict.kind) {
      case "accepted":
        this.#principal = verdict.principal;
        return context.accept();
      case "query-ok":
        return context.accept();
      case "refused":
        return this.#refuse(context, attempt, verdict.reason);
    }
  }

  #refuse(context: AuthContext, attempt: AuthAttempt, reason: AuthRefusal): void {
    this.#options.refused(attempt, reason);
    this.#refusals++;
    if (!("password" in attempt)) return this.#reject(context);
    this.#wrongPasswords++;
    const { retry } = this.#options.policy();
    if (this.#wrongPasswords >= retry.triesBeforeDisconnect) return this.#options.tooManyTries();
    const delay = retryDelaySeconds(this.#wrongPasswords, retry);
    if (delay === 0) return this.#reject(context);
    this.#delay = this.#options.clock.after(delay * 1_000, () => {
      if (!this.#closed) this.#reject(context);
    });
  }

  #reject(context: AuthContext): void {
    const { allow } = this.#options.policy();
    context.reject([
      ...(allow.publicKey || allow.certificate ? (["publickey"] as const) : []),
      ...(allow.password ? (["password"] as const) : []),
      ...(allow.keyboardInteractive ? (["keyboard-interactive"] as const) : []),
    ]);
  }
}

/** The attempt in a request; undefined for methods that are no credential here (`none`, `hostbased`). */
function attemptOf(context: AuthContext, peerAddress: string | undefined): AuthAttempt | undefined {
  const user = context.username;
  switch (context.method) {
    case "password": {
      // A request to change the password at login arrives as an object.
      const password: unknown = context.password;
      return typeof password === "string" ? { kind: "password", user, password } : undefined;
    }
    case "publickey":
      return isCertificateAlgorithm(context.key.algo)
        ? certificateAttempt(context, peerAddress)
        : publicKeyAttempt(context, peerAddress);
    default:
      return undefined;
  }
}

/** ssh2 leaves a certificate's signature as it came, its own algorithm name in front. */
function certificateAttempt(
  context: PublicKeyAuthContext,
  peerAddress: string | undefined,
): AuthAttempt {
  const { signature, blob: signed } = context;
  const proof = signature && signed && { signed, signature: parseSignature(signature) };
  return {
    kind: "certificate",
    user: context.username,
    algorithm: context.key.algo,
    certificate: context.key.data,
    peerAddress,
    ...(proof && { proof }),
  };
}

/** ssh2 calls every RSA key `ssh-rsa` and names the digest apart; other signatures come as node:crypto takes them. */
function publicKeyAttempt(
  context: PublicKeyAuthContext,
  peerAddress: string | undefined,
): AuthAttempt {
  const { key, hashAlgo, signature: value, blob: signed } = context;
  const algorithm = rsaNames[hashAlgo ?? ""] ?? key.algo;
  // RFC 4252 7: the answer to a query repeats the algorithm name of the request.
  key.algo = algorithm;
  const known = isSignatureAlgorithm(algorithm) ? algorithm : undefined;
  const proof = value && signed && { signed, signature: known && { algorithm: known, value } };
  return {
    kind: "public-key",
    user: context.username,
    algorithm,
    key: key.data,
    peerAddress,
    ...(proof && { proof }),
  };
}

const rsaNames: Readonly<Record<string, string>> = {
  sha256: "rsa-sha2-256",
  sha512: "rsa-sha2-512",
};
