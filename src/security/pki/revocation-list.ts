import { integer, sequence, tagged, time } from "./der.ts";
import { nameValue } from "./names.ts";
import { authorityKeyExtension, extension, type X509Issuer } from "./x509.ts";
import { signatureIdentifier, signedDer } from "./x509-signature.ts";

/** What goes into a certificate revocation list. Times are milliseconds since 1970. */
export interface RevocationListOptions {
  readonly issuer: X509Issuer;
  /** Grows with every list of the issuer. */
  readonly number: bigint;
  readonly thisUpdate: number;
  /** Verifiers take the list for stale after it. */
  readonly nextUpdate: number;
  /** Serial numbers of revoked certificates and since when. */
  readonly revoked: readonly { readonly serial: bigint; readonly since: number }[];
}

/** A version 2 certificate revocation list in DER (RFC 5280 5.1). */
export function makeRevocationList(options: RevocationListOptions): Buffer {
  const { issuer, revoked } = options;
  const entries = revoked.map(({ serial, since }) => sequence(integer(serial), time(since)));
  const content = sequence(
    integer(1n),
    signatureIdentifier(issuer.key),
    nameValue(issuer.subject),
    time(options.thisUpdate),
    time(options.nextUpdate),
    // RFC 5280 5.1.2.6: without revoked certificates the list of them must be absent.
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    tagged(
      0,
      sequence(
        authorityKeyExtension(issuer.key),
        extension("2.5.29.20", false, integer(options.number)),
      ),
    ),
  );
  return signedDer(content, issuer.key);
}
