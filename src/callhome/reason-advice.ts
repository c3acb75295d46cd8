import type { ReasonCode } from "./reason-codes.ts";

/** What the NMS's operator should look at, by reason; the words of docs/reference/reason-codes.md, which a test compares. */
export const reasonAdvice: Readonly<Record<ReasonCode, string>> = {
  "name-not-found":
    "the spelling of the server in `outbound-ssh client NAME`, and the resolver of the machine that runs the device.",
  "connection-refused":
    "whether the NMS runs, on which address and port it listens, and whether it closes its listener after the first device.",
  "connect-timeout":
    "a firewall that drops packets, a wrong address, or an NMS whose accept queue is full.",
  "network-unreachable":
    "routes of the machine that runs the device, and whether the server's name has an address that can be reached from here.",
  "address-family-missing":
    "whether the machine has IPv6; `source-address` of the device, which may name one address or prefix of each family.",
  "local-address-missing":
    "`source-address` of the device, and `ip address`. On Linux all of 127.0.0.0/8 is there; other prefixes need `ip route add local PREFIX dev lo`.",
  "local-ports-exhausted":
    "`net.ipv4.ip_local_port_range`, connections in TIME-WAIT, and `source-address` with a prefix, which gives each device an address of its own.",
  "connect-failed": "the detail; `EMFILE` means that the process has too few file descriptors.",
  "proxy-refused":
    "the proxy's rules: many allow CONNECT only to port 443. 502 and 504 mean that the proxy could not reach the NMS.",
  "proxy-authorization":
    "`proxy-server static proxy-authorization` of the client, user and password; only the Basic scheme is spoken.",
  "proxy-malformed":
    "host and port of `proxy-server static`: a TLS or SOCKS proxy, or the NMS itself, may own them.",
  "proxy-timeout":
    "whether the proxy itself reaches the NMS; a proxy waits for its own connect. A longer `timeout` tells.",
  "proxy-not-available":
    "the configuration: `proxy-server static` names the proxy, and `ssh-server` must be `built-in` with one.",
  "peer-closed-early":
    "the log of the NMS: it may not know the device-id, refuse the HMAC, or be a load balancer without a healthy server behind it.",
  "not-ssh":
    "the port. Another service (HTTP, SMTP, a TLS call home listener) owns it, or the NMS expects TLS.",
  "peer-silent":
    "an NMS that hangs or waits for more preamble than the device sends: without `secret` it has three lines, with it five.",
  "key-exchange-failed":
    "the algorithms of the NMS's SSH client against those of the device; old clients know no ed25519 host keys, new ones refuse `ssh-rsa` with SHA-1.",
  "host-key-rejected":
    "the host key that the NMS has on file for this device-id; a device whose seed or key changed has another one.",
  "login-timeout":
    "an NMS that waits for a person to type a password, or for an agent that does not answer; over TLS, a directory that many devices wait for.",
  "login-failed":
    "the detail, which names each credential and what was wrong with it; authentication.md has every such word.",
  "too-many-tries":
    "an SSH agent that offers many keys before the right one; let the client offer only that one.",
  "peer-closed-in-login":
    "the log of the NMS, for a time limit of its own or a missing credential.",
  "no-subsystem":
    "what the NMS opens instead: a shell or SFTP is refused by a call home connection.",
  "hello-invalid":
    "the hello of the NMS: namespace, `base:1.0` or `base:1.1` among its capabilities, `]]>]]>` behind it, no `session-id`.",
  "not-tls": "the port: a server that speaks first, or an NMS that expects SSH call home, owns it.",
  "handshake-timeout": "an NMS that hangs, and packets of full size that are lost on the way.",
  "handshake-failed":
    "versions (the device speaks TLS 1.2 and 1.3), cipher suites and signature algorithms of the NMS.",
  "server-certificate-refused":
    "the device's `certificateChain` (wrong name, without intermediate) and the roots that the NMS trusts.",
  "server-certificate-missing":
    "`show security pki local-certificate` of the device, or the `pki` of its description.",
  "server-certificate-expired":
    "`notAfter` of the device's certificate, and the clock of the machine that runs the device.",
  "server-certificate-not-yet-valid":
    "`notBefore` of the device's certificate, and the clock of the machine that runs the device.",
  "server-certificate-self-signed": "who issued it; a certificate authority must.",
  "server-certificate-key": "the type of the key, which the detail names.",
  "own-certificate-unusable": "the file that the detail names.",
  "client-certificate-missing": "certificate and key options of the NMS's TLS client.",
  "client-certificate-expired":
    "`notAfter` of every certificate in the NMS's chain, and the clock of the machine that runs the device.",
  "client-certificate-not-yet-valid":
    "`notBefore` of every certificate in the NMS's chain, and the clock of the machine that runs the device.",
  "client-certificate-self-signed": "who issued it; a certificate authority must.",
  "client-certificate-revoked": "why it was revoked; the NMS needs a new certificate.",
  "client-revocation-unknown":
    "`nextUpdate` of the list, the lists of all authorities in the chain, and the clock of the machine that runs the device.",
  "client-certificate-key": "the type of the NMS's key, which the detail names.",
  "client-intermediate-missing":
    "the file of the NMS's certificate, which must hold the intermediates behind it.",
  "client-root-unknown": "the device's `trustedRoots`.",
  "client-certificate-invalid":
    "the detail: signature, key usage (`clientAuth`), path length, or the signature of a revocation list.",
  "no-mapping":
    "`client-identity` and `default-client-identity` at `[edit system services netconf tls]`, or the entries of `certToName`.",
  "name-absent": "`map-type` of the entry, and the subjectAltName of the NMS's certificate.",
  "unknown-user":
    "`system login user` of the device; with `system ldap-server` or `ldap-server`, the entry of the user below `base`.",
  "directory-unavailable":
    "address, port, `binddn` and `bindpw`, `base`, and the roots that the device trusts; then the log of the directory.",
  "directory-ambiguous": "`base`, and the user attribute, which must be unique below it.",
  "template-missing":
    "the template attribute of the user's entry; without one the account is `remote`. It must be at `[edit system login user]`.",
  "connection-limit":
    "an NMS that opens a connection for each request and does not close it, or a scanner that holds connections open.",
  "rate-limit":
    "an NMS that polls with a connection of its own each time, or that retries without a pause.",
  "session-closed": "nothing, unless the NMS was meant to stay: then its log says why it left.",
  "session-idle":
    "an NMS that keeps sessions open without using them; with periodic connections it is expected to close them.",
  "session-killed": "which operator or script asked for it.",
  "session-idle-timeout":
    "`idle-timeout` of the user's class at `[edit system login]`, or of `system login` itself; an NMS that stays must ask for something in between.",
  "session-unauthorized":
    "`class` of the user at `[edit system login user]`: `unauthorized`, without `permissions`, or not defined.",
  "peer-closed": "restarts and time limits of the NMS, and proxies between it and the device.",
  "connection-lost":
    "the network path, an NMS that was killed, and firewalls that forget idle connections; `keep-alive` notices those.",
  "protocol-error": "the detail, and the version of the NMS's SSH and NETCONF libraries.",
  "server-failed":
    "the detail; whether something on this machine kills processes (memory), and whether `sshd -V` answers.",
  "client-removed": "the commit; after a change the device dials again at once.",
  "device-closed": "nothing; this is how a run ends.",
};
