import { expect, it } from "vitest";
import { reasonCodes } from "../../../../src/callhome/index.ts";
import { reasonOfFault, reasonOfVerdict } from "../../../../src/transport/tls/tls-close-reason.ts";

it.each([
  ["CERT_HAS_EXPIRED", 2, "client-certificate-expired"],
  ["CERT_NOT_YET_VALID", 2, "client-certificate-not-yet-valid"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", 1, "client-certificate-self-signed"],
  ["CERT_REVOKED", 3, "client-certificate-revoked"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", 1, "client-intermediate-missing"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", 2, "client-root-unknown"],
  ["SELF_SIGNED_CERT_IN_CHAIN", 3, "client-root-unknown"],
  ["UNABLE_TO_GET_CRL", 3, "client-revocation-unknown"],
  ["CRL_HAS_EXPIRED", 3, "client-revocation-unknown"],
  ["CRL_NOT_YET_VALID", 3, "client-revocation-unknown"],
  ["CRL_SIGNATURE_FAILURE", 3, "client-certificate-invalid"],
  ["", 0, "client-certificate-missing"],
] as const)("calls the verdict %j on %d certificates %s", (code, presented, reason) => {
  expect(reasonOfVerdict(code, presented)).toBe(reason);
  expect(reasonCodes).toHaveProperty(reason);
});

it.each([
  ["ERR_SSL_TLSV1_ALERT_UNKNOWN_CA", "tlsv1 alert unknown ca", "server-certificate-refused"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "wrong version number", "not-tls"],
  ["ERR_TLS_HANDSHAKE_TIMEOUT", "TLS handshake timeout", "handshake-timeout"],
  ["ECONNRESET", "read ECONNRESET", "peer-closed-early"],
  ["ERR_SSL_NO_SHARED_CIPHER", "no shared cipher", "handshake-failed"],
  ["", "", "handshake-failed"],
] as const)("calls the fault %j %s %s", (code, message, reason) => {
  expect(reasonOfFault({ code, message })).toBe(reason);
  expect(reasonCodes).toHaveProperty(reason);
});
