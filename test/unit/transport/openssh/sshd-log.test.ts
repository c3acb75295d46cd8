import { describe, expect, it } from "vitest";
import { readSshdLine, type SshdNews } from "../../../../src/transport/openssh/sshd-log.ts";

const refused = (method: string, user: string, reason: string): SshdNews => ({
  kind: "refused",
  method,
  user,
  reason,
});
const lost = (broken: boolean, detail = ""): SshdNews => ({ kind: "lost", broken, detail });
const key = "SHA256:ZlrLcxIICXd8ktq1iXB4xYWKuRM78wrmYdV1Q65pRJg";
const from = "from 127.0.0.1 port 41239";

describe("a line of sshd's log", () => {
  it.each<[string, SshdNews]>([
    [
      "debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2p1 Debian-2",
      { kind: "entered", phase: "key-exchange" },
    ],
    ["debug1: SSH2_MSG_NEWKEYS sent [preauth]", { kind: "key-exchange-answered" }],
    ["debug1: KEX done [preauth]", { kind: "entered", phase: "authentication" }],
    [
      "Certificate invalid: name is not a listed principal",
      { kind: "objected", reason: "name is not a listed principal" },
    ],
    [`Invalid user who ${from}`, refused("login", "who", "unknown-user")],
    [
      `User root from 127.0.0.1 not allowed because not listed in AllowUsers`,
      refused("login", "root", "not listed in AllowUsers"),
    ],
    [
      "User nobody not allowed because account is locked",
      refused("login", "nobody", "account is locked"),
    ],
    [`Failed password for netops ${from} ssh2`, refused("password", "netops", "refused")],
    [
      `Failed publickey for netops ${from} ssh2: ED25519 ${key}`,
      refused("public-key", "netops", "refused"),
    ],
    [
      `Failed password for invalid user a from b ${from} ssh2`,
      refused("password", "a from b", "unknown-user"),
    ],
    [
      `Accepted password for netops ${from} ssh2`,
      { kind: "accepted", who: { user: "netops", method: "password" } },
    ],
    [
      `Accepted publickey for netops ${from} ssh2: ED25519 ${key}`,
      { kind: "accepted", who: { user: "netops", method: "public-key", keyFingerprint: key } },
    ],
    [
      `Accepted publickey for netops ${from} ssh2: ED25519-CERT ${key} ID noc (serial 1) (serial 7) CA RSA SHA256:fva9`,
      {
        kind: "accepted",
        who: {
          user: "netops",
          method: "certificate",
          keyFingerprint: key,
          certificate: { keyId: "noc (serial 1)", serial: 7n },
        },
      },
    ],
    [
      `maximum authentication attempts exceeded for netops ${from} ssh2 [preauth]`,
      { kind: "ended", reason: "too-many-tries", detail: "" },
    ],
    [
      "Timeout before authentication for 127.0.0.1 port 41239",
      { kind: "ended", reason: "login-timeout", detail: "" },
    ],
    [
      "Timeout, client not responding from user netops 127.0.0.1 port 41239",
      {
        kind: "ended",
        reason: "connection-lost",
        detail: "keep-alive probes went unanswered",
      },
    ],
    [
      "Unable to negotiate with 127.0.0.1 port 40909: no matching host key type found. Their offer: rsa-sha2-512 [preauth]",
      {
        kind: "ended",
        reason: "key-exchange-failed",
        detail: "no matching host key type found. Their offer: rsa-sha2-512",
      },
    ],
    [
      'kex_exchange_identification: client sent invalid protocol identifier "GET / HTTP/1.1"',
      {
        kind: "ended",
        reason: "not-ssh",
        detail: 'client sent invalid protocol identifier "GET / HTTP/1.1"',
      },
    ],
    [
      "kex_exchange_identification: banner line too long",
      { kind: "ended", reason: "not-ssh", detail: "banner line too long" },
    ],
    [
      "Protocol major versions differ: 2 vs. 1",
      { kind: "ended", reason: "not-ssh", detail: "versions differ: 2 vs. 1" },
    ],
    [
      "kex_exchange_identification: read: Connection reset by peer",
      lost(true, "read: Connection reset by peer"),
    ],
    [
      "kex_exchange_identification: Connection closed by remote host",
      lost(true, "Connection closed by remote host"),
    ],
    [
      "Bad packet length 1734439522. [preauth]",
      { kind: "ended", reason: "protocol-error", detail: "Bad packet length" },
    ],
    [
      "ssh_dispatch_run_fatal: Connection from 127.0.0.1 port 34911: message authentication code incorrect [preauth]",
      {
        kind: "ended",
        reason: "protocol-error",
        detail: "message authentication code incorrect",
      },
    ],
    [
      "ssh_dispatch_run_fatal: Connection from user netops 127.0.0.1 port 34911: Connection reset by peer",
      lost(true, "Connection reset by peer"),
    ],
    ["Connection reset by authenticating user netops 127.0.0.1 port 4 [preauth]", lost(true)],
    ["Read error from remote host 127.0.0.1 port 4: Connection timed out", lost(true)],
    ["Connection closed by invalid user who 127.0.0.1 port 41751 [preauth]", lost(false)],
    ["Disconnected from user netops 127.0.0.1 port 36127", lost(false)],
    [
      "Received disconnect from 127.0.0.1 port 36127:11: disconnected by user",
      lost(false, "11: disconnected by user"),
    ],
    [
      "ERROR: ld.so: object '/usr/lib/libnss_wrapper.so' from LD_PRELOAD cannot be preloaded: ignored.",
      {
        kind: "ended",
        reason: "server-failed",
        detail: "object '/usr/lib/libnss_wrapper.so' from LD_PRELOAD cannot be preloaded: ignored.",
      },
    ],
    [
      "Missing privilege separation directory: /run/sshd",
      {
        kind: "ended",
        reason: "server-failed",
        detail: "Missing privilege separation directory: /run/sshd",
      },
    ],
    [
      "privsep_preauth: preauth child terminated by signal 11",
      {
        kind: "ended",
        reason: "server-failed",
        detail: "privsep_preauth: preauth child terminated by signal 11",
      },
    ],
  ])("%j is understood", (line, news) => {
    expect(readSshdLine(line)).toEqual(news);
  });

  it.each([
    "",
    'Connection from 127.0.0.1 port 41143 on 127.0.0.1 port 35978 rdomain ""',
    "debug1: Remote protocol version 1.5, remote software version x",
    `Accepted key ED25519 ${key} found at /tmp/keys-netops:1`,
    `Accepted publickey for netops ${from} ssh2: ED25519 ${key} [preauth]`,
    `Accepted password for netops ${from} ssh2 [preauth]`,
    `Postponed publickey for netops ${from} ssh2 [preauth]`,
    // Names and identifications are the peer's to choose.
    `debug1: userauth-request for user Accepted password for root ${from} ssh2 service`,
    "Transferred: sent 3640, received 3452 bytes",
    "debug1: Local version string SSH-2.0-OpenSSH_9.2p1",
  ])("%j says nothing", (line) => {
    expect(readSshdLine(line)).toBeUndefined();
  });
});
