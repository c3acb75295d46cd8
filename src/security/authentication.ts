import { fitsPatternList } from "./address-list.ts";
import { parseAuthorizedKey } from "./authorized-key.ts";
import type { AuthorizedPrincipal } from "./authorized-principal.ts";
import { parseCertificate, signatureAlgorithmOf } from "./certificate.ts";
import { type CertificateRefusal, checkUserCertificate } from "./certificate-check.ts";
import type { PasswordVerifier } from "./password.ts";
import { fingerprint, parsePublicKey, type SshPublicKey } from "./public-key.ts";
import { isSignatureAlgorithm, type Signature, verifySignature } from "./signature.ts";

/** A login of the running configuration: `system login user`, or root by `root-authentication`. */
export interface UserAccount {
  readonly name: string;
  /** Junos login class. */
  readonly class: string;
  /** `encrypted-password`. */
  readonly passwordHash?: string;
  /** Lines of an OpenSSH `authorized_keys` file: `authentication ssh-ed25519` and its like, `from` as an option. */
  readonly authorizedKeys: readonly string[];
}

/** `system login retry-options`. */
export interface RetryPolicy {
  /** Wrong passwords before the connection is cut. @defaultValue 3 */
  readonly triesBeforeDisconnect: number;
  /** Wrong passwords before answers are delayed. @defaultValue 2 */
  readonly backoffThreshold: number;
  /** Seconds that each further wrong password adds to the delay. @defaultValue 5 */
  readonly backoffFactor: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  triesBeforeDisconnect: 3,
  backoffThreshold: 2,
  backoffFactor: 5,
};

/** Who may log in and how, as the running configuration says at this moment. */
export interface AuthPolicy {
  readonly users: ReadonlyMap<string, UserAccount>;
  /** Lines of `trusted-user-ca-key-file`; empty: certificates are not accepted. */
  readonly trustedUserCas: readonly string[];
  /** `authorized-principals`; undefined: the login name must be among a certificate's principals. */
  readonly authorizedPrincipals: ReadonlySet<string> | undefined;
  /** Further ones of `authorized-principals-file` that count only from the addresses of their `from`. */
  readonly restrictedPrincipals?: readonly AuthorizedPrincipal[];
  /** `system services ssh root-login`. */
  readonly rootLogin: "allow" | "deny" | "deny-password";
  readonly allow: {
    readonly password: boolean;
    readonly publicKey: boolean;
    readonly certificate: boolean;
    readonly keyboardInteractive: boolean;
  };
  readonly retry: RetryPolicy;
  /** Set when certificates are refused whatever they say: the `outbound-ssh client` was activated without them. */
  readonly certificateBar?: "certificate-not-registered";
}

/** Shows that the peer holds the private key: what it signed, and the signature (undefined: unreadable). */
interface Proof {
  readonly signed: Uint8Array;
  readonly signature: Signature | undefined;
}

interface Attempt {
  readonly user: string;
}

interface KeyAttempt extends Attempt {
  readonly proof?: Proof;
  /** IP address of the TCP peer. */
  readonly peerAddress: string | undefined;
}

/** One thing that a peer offers. Without `proof` it only asks whether the key would do (RFC 4252 7). */
export type AuthAttempt =
  | (KeyAttempt & {
      readonly kind: "certificate";
      /** Public key algorithm of the request, for example `ssh-ed25519-cert-v01@openssh.com`. */
      readonly algorithm: string;
      readonly certificate: Uint8Array;
    })
  | (KeyAttempt & {
      readonly kind: "public-key";
      /** Signature algorithm of the request, for example `rsa-sha2-256`. */
      readonly algorithm: string;
      readonly key: Uint8Array;
    })
  | (Attempt & { readonly kind: "password"; readonly password: string })
  | (Attempt & { readonly kind: "keyboard-interactive"; readonly password: string });

/** Ways to authenticate, in the words of an attempt record. */
type AuthMethod = AuthAttempt["kind"];

/** Who logged in. */
export interface Principal {
  readonly user: string;
  /** Junos login class. */
  readonly class: string;
  readonly method: AuthMethod;
  /** `SHA256:...` of the key, for keys and certificates of SSH; that of the certificate (RFC 7407) for TLS. */
  readonly keyFingerprint?: string;
  readonly certificate?: {
    readonly keyId: string;
    readonly serial: bigint;
    /** It has no `permit-pty`, without which its holder gets no terminal. */
    readonly withoutTerminal?: true;
  };
}

/** Why an attempt was refused. For our journal; the peer only learns that it was. */
export type AuthRefusal =
  | CertificateRefusal
  | "certificate-not-registered"
  | "method-not-allowed"
  | "unknown-user"
  | "root-login-denied"
  | "wrong-password"
  | "algorithm-refused"
  | "key-malformed"
  | "key-not-authorized"
  | "key-source-address"
  | "signature-wrong";

export type AuthVerdict =
  | { readonly kind: "accepted"; readonly principal: Principal }
  /** The key would do; the peer may go on and sign. */
  | { readonly kind: "query-ok" }
  | { readonly kind: "refused"; readonly reason: AuthRefusal };

/**
 * Judges one attempt. Junos names the order certificate, key, password; on the wire the client
 * chooses the order and each attempt is judged alone, so the order is the client's to keep.
 */
export function authenticate(
  attempt: AuthAttempt,
  policy: AuthPolicy,
  now: number,
  passwords: PasswordVerifier,
): AuthVerdict {
  if (attempt.kind === "certificate") return judgeCertificate(attempt, policy, now);
  if (attempt.kind === "public-key") return judgePublicKey(attempt, policy);
  return judgePassword(attempt, policy, passwords);
}

/** Seconds to wait before the refusal of the `failures`-th wrong password is sent. */
export function retryDelaySeconds(failures: number, retry: RetryPolicy): number {
  return Math.max(0, failures - retry.backoffThreshold + 1) * retry.backoffFactor;
}

function judgePassword(
  attempt: AuthAttempt & { kind: "password" | "keyboard-interactive" },
  policy: AuthPolicy,
  passwords: PasswordVerifier,
): AuthVerdict {
  const { password, keyboardInteractive } = policy.allow;
  if (!(attempt.kind === "password" ? password : keyboardInteractive))
    return refused("method-not-allowed");
  const account = policy.users.get(attempt.user);
  // The hash is computed whoever asks, so that time tells nothing about who exists.
  const like = [...policy.users.values()].find((one) => one.passwordHash !== undefined);
  const standIn = { user: attempt.user, like: like?.passwordHash };
  const fits = passwords.verify(attempt.password, account?.passwordHash, standIn);
  if (account === undefined) return refused("unknown-user");
  if (account.name === "root" && policy.rootLogin !== "allow") return refused("root-login-denied");
  if (!fits) return refused("wrong-password");
  return accepted(account, { method: attempt.kind });
}

function judgePublicKey(
  attempt: AuthAttempt & { kind: "public-key" },
  policy: AuthPolicy,
): AuthVerdict {
  if (!policy.allow.publicKey) return refused("method-not-allowed");
  if (!isSignatureAlgorithm(attempt.algorithm)) return refused("algorithm-refused");
  const key = parsePublicKey(attempt.key);
  if (key === undefined) return refused("key-malformed");
  const account = accountFor(attempt.user, policy);
  if (typeof account === "string") return refused(account);
  const refusal = checkAuthorized(key, account, attempt.peerAddress);
  if (refusal !== undefined) return refused(refusal);
  if (attempt.proof === undefined) return { kind: "query-ok" };
  if (!proves(key, attempt.algorithm, attempt.proof)) return refused("signature-wrong");
  return accepted(account, { method: "public-key", keyFingerprint: fingerprint(key.blob) });
}

/** A key may stand in several lines, each with addresses of its own. */
function checkAuthorized(
  key: SshPublicKey,
  { authorizedKeys }: UserAccount,
  peerAddress: string | undefined,
): AuthRefusal | undefined {
  const known = authorizedKeys.map(parseAuthorizedKey).filter((one) => one?.blob.equals(key.blob));
  if (known.length === 0) return "key-not-authorized";
  return known.some((one) => one?.from === undefined || fitsPatternList(one.from, peerAddress))
    ? undefined
    : "key-source-address";
}

function judgeCertificate(
  attempt: AuthAttempt & { kind: "certificate" },
  policy: AuthPolicy,
  now: number,
): AuthVerdict {
  if (!policy.allow.certificate) return refused("method-not-allowed");
  if (policy.certificateBar !== undefined) return refused(policy.certificateBar);
  const algorithm = signatureAlgorithmOf(attempt.algorithm);
  if (algorithm === undefined) return refused("certificate-algorithm");
  const certificate = parseCertificate(attempt.certificate);
  if (certificate === undefined) return refused("certificate-malformed");
  const { user, peerAddress } = attempt;
  const account = accountFor(user, policy);
  // Checked whoever asks, so that time tells nothing about who exists.
  const refusal = checkUserCertificate(certificate, { ...policy, user, now, peerAddress });
  if (typeof account === "string") return refused(account);
  if (refusal !== undefined) return refused(refusal);
  if (attempt.proof === undefined) return { kind: "query-ok" };
  if (!proves(certificate.publicKey, algorithm, attempt.proof))
    return refused("certificate-signature");
  return accepted(account, {
    method: "certificate",
    keyFingerprint: fingerprint(certificate.publicKey.blob),
    certificate: {
      keyId: certificate.keyId,
      serial: certificate.serial,
      ...(certificate.extensions.has("permit-pty") ? {} : { withoutTerminal: true as const }),
    },
  });
}

function accountFor(user: string, policy: AuthPolicy): UserAccount | AuthRefusal {
  const account = policy.users.get(user);
  if (account === undefined) return "unknown-user";
  return user === "root" && policy.rootLogin === "deny" ? "root-login-denied" : account;
}

/** The signature must use the very algorithm that the request names (RFC 8332 3.2). */
function proves(key: SshPublicKey, algorithm: string, { signed, signature }: Proof): boolean {
  return signature?.algorithm === algorithm && verifySignature(key, signed, signature);
}

function accepted(account: UserAccount, how: Omit<Principal, "user" | "class">): AuthVerdict {
  return { kind: "accepted", principal: { user: account.name, class: account.class, ...how } };
}

function refused(reason: AuthRefusal): AuthVerdict {
  return { kind: "refused", reason };
}
