import { constants, X509Certificate } from "node:crypto";
import { createSecureContext, type SecureContextOptions, type SecureVersion } from "node:tls";
import { CallHomeError, messageOf } from "../../base/index.ts";

/** The certificate by which a device shows itself. One object per device: its set-up is kept with it. */
export interface TlsIdentity {
  /** PEM: the device's certificate and every intermediate up to its root (RFC 8071 S4). */
  readonly certificateChain: string;
  /** PEM, not encrypted. */
  readonly privateKey: string;
  /** PEM of the authorities whose clients may come in. */
  readonly trustedRoots: readonly string[];
  /** PEM of certificate revocation lists; with any, every authority of a chain needs one. */
  readonly revocationLists?: readonly string[];
  /** @defaultValue "TLSv1.2" (RFC 7589 section 8) */
  readonly minVersion?: SecureVersion;
  /** @defaultValue "TLSv1.3" */
  readonly maxVersion?: SecureVersion;
}

/** What OpenSSL is told about an identity. */
export function contextOptions(identity: TlsIdentity): SecureContextOptions {
  return {
    cert: identity.certificateChain,
    key: identity.privateKey,
    ca: [...identity.trustedRoots],
    ...(identity.revocationLists?.length ? { crl: [...identity.revocationLists] } : {}),
    minVersion: identity.minVersion ?? "TLSv1.2",
    maxVersion: identity.maxVersion ?? "TLSv1.3",
    // A resumed session would not show its chain again, nor that it was revoked in the meantime.
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
}

/**
 * Throws `ERR_KEY` for what no connection could be served with: a certificate, key or list that
 * does not parse, a key that is encrypted or of another certificate, no trusted root.
 */
export function checkTlsIdentity(identity: TlsIdentity): void {
  if (identity.trustedRoots.length === 0)
    throw new CallHomeError("ERR_KEY", "TLS needs the certificate of at least one trusted root");
  // OpenSSL passes over a root that is none.
  for (const root of identity.trustedRoots)
    attempt("a trusted root", () => new X509Certificate(root));
  attempt("certificate, key or revocation list", () =>
    createSecureContext(contextOptions(identity)),
  );
}

function attempt(what: string, action: () => unknown): void {
  try {
    action();
  } catch (cause) {
    throw new CallHomeError("ERR_KEY", `TLS: ${what} cannot be used: ${messageOf(cause)}`, {
      cause,
    });
  }
}
