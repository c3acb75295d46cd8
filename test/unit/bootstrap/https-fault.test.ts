import { expect, it } from "vitest";
import { reasonOfFault } from "../../../src/bootstrap/https-fault.ts";

it.each([
  ["CERT_HAS_EXPIRED", "certificate has expired", "server-untrusted"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "unable to get local issuer", "server-untrusted"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "Hostname/IP does not match", "server-untrusted"],
  ["ENOTFOUND", "getaddrinfo ENOTFOUND sztp", "unreachable"],
  ["ECONNREFUSED", "", "unreachable"],
  [
    "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
    "SSL routines:ssl3_read_bytes:tlsv13 alert certificate required",
    "device-certificate-refused",
  ],
  [
    "ERR_SSL_TLSV1_ALERT_UNKNOWN_CA",
    "SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca",
    "device-certificate-refused",
  ],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "wrong version number", "tls-failed"],
  ["HPE_HEADER_OVERFLOW", "Parse Error: Header overflow", "reply-too-large"],
  ["HPE_INVALID_CONSTANT", "Parse Error: Expected HTTP/", "reply-malformed"],
  ["ECONNRESET", "socket hang up", "connection-lost"],
  [undefined, "aborted", "connection-lost"],
])("%s is told as a reason", (code, message, reason) => {
  expect(reasonOfFault({ code, message })).toBe(reason);
});
