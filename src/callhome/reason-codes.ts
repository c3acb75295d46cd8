/**
 * Why a connection ended, and what the NMS's operator should look at. Stable: scripts may match on them.
 * `docs/reference/reason-codes.md` explains each; a test compares both.
 */
export const reasonCodes = {
  "name-not-found": "The server's host name does not resolve.",
  "connection-refused": "Nothing listens on that address and port.",
  "connect-timeout": "No answer to the TCP connect within `timeout` seconds.",
  "network-unreachable": "No route to the address.",
  "address-family-missing":
    "The server has no address of a family that this machine, or the device's source address, has.",
  "local-address-missing": "The device's source address is none of this machine.",
  "local-ports-exhausted": "No free port is left on the local address.",
  "connect-failed": "TCP connect failed for another reason; the detail holds the system's words.",
  "proxy-refused": "The proxy answered and opened no tunnel; the detail holds its status.",
  "proxy-authorization":
    "The proxy wants other credentials than `proxy-authorization`, or any (407).",
  "proxy-malformed":
    "What answers as the proxy speaks no HTTP, or left in the middle of its answer.",
  "proxy-timeout": "The proxy did not answer within `timeout` seconds.",
  "proxy-not-available":
    "`proxy-server dhcp`, of which an emulated device learns nothing, or a proxy with the system's sshd.",
  "peer-closed-early":
    "The NMS closed or reset before it sent an SSH identification or a TLS hello.",
  "not-ssh": "What answers is no SSH client: its first line is not an SSH identification.",
  "peer-silent": "The NMS accepted the connection and then sent nothing.",
  "key-exchange-failed":
    "SSH key exchange ended without agreement; compare algorithms and host key.",
  "host-key-rejected": "The NMS left during key exchange, as clients do that refuse the host key.",
  "login-timeout": "Authentication was not complete within the login grace time.",
  "login-failed": "Every credential that the NMS offered was refused.",
  "too-many-tries": "`tries-before-disconnect` was reached.",
  "peer-closed-in-login": "The NMS closed before authentication succeeded.",
  "no-subsystem": "The NMS logged in and left without opening the netconf subsystem.",
  "hello-invalid": "The NMS's first message was not a NETCONF hello.",
  "not-tls": "What answers is no TLS client: its first bytes are not a TLS record.",
  "handshake-timeout": "The TLS handshake was not complete within `timeout` seconds.",
  "handshake-failed": "TLS ended without agreement; compare versions and cipher suites.",
  "server-certificate-refused": "The NMS does not take the device's certificate.",
  "server-certificate-missing": "The device has no certificate to show.",
  "server-certificate-expired": "The device's own certificate has expired.",
  "server-certificate-not-yet-valid": "The device's own certificate is not valid yet.",
  "server-certificate-self-signed": "The device's own certificate is signed by itself.",
  "server-certificate-key": "The device's own key is none that Junos takes for TLS.",
  "own-certificate-unusable":
    "A file of the device's own certificates cannot be used; the detail says which and why.",
  "client-certificate-missing": "The NMS showed no certificate.",
  "client-certificate-expired": "The NMS's certificate, or one of its chain, has expired.",
  "client-certificate-not-yet-valid":
    "The NMS's certificate, or one of its chain, is not valid yet.",
  "client-certificate-self-signed": "The NMS's certificate is signed by itself.",
  "client-certificate-revoked": "The NMS's certificate, or one of its chain, was revoked.",
  "client-revocation-unknown":
    "The list that would tell whether the NMS's certificate was revoked is missing or stale.",
  "client-certificate-key": "The NMS's key is none that Junos takes for TLS.",
  "client-intermediate-missing":
    "The NMS sent its certificate without the intermediate, or it is of another authority.",
  "client-root-unknown": "The NMS's chain ends at a root that the device does not trust.",
  "client-certificate-invalid":
    "The NMS's certificate does not hold for another reason; the detail is OpenSSL's word.",
  "no-mapping": "No mapping and no default makes a user of the NMS's certificate.",
  "name-absent": "The mapping wants a name that the NMS's certificate does not hold.",
  "unknown-user":
    "The NMS's certificate maps to a user that neither the device nor its directory has.",
  "directory-unavailable": "No directory said whether it has the user; the detail names each.",
  "directory-ambiguous": "The directory has more than one entry, or template, for the user.",
  "template-missing": "The directory has the user, the device not the template account.",
  "connection-limit": "The service has as many connections as `connection-limit` allows.",
  "rate-limit": "More connections came within a minute than `rate-limit` allows.",
  "session-closed": "The NMS ended an established session with close-session.",
  "session-idle": "No byte passed for `idle-timeout` seconds of a periodic connection.",
  "session-killed": "The session was ended by kill-session.",
  "session-idle-timeout":
    "No request came within `idle-timeout` minutes of the user's login class.",
  "session-unauthorized": "The login class of the NMS's user permits nothing.",
  "peer-closed": "The NMS closed the connection of an established session.",
  "connection-lost": "The connection broke: reset, or keep-alive probes went unanswered.",
  "protocol-error": "The peer broke SSH or NETCONF rules; the detail says which.",
  "server-failed":
    "The system's sshd could not serve the connection; the detail holds its last words.",
  "client-removed": "A commit deleted, deactivated or changed this outbound-ssh client.",
  "device-closed": "The emulated device was stopped.",
} as const;
export type ReasonCode = keyof typeof reasonCodes;
