import type { Principal } from "../../security/index.ts";
import { type SshCloseReason, shownDetail } from "../ssh/close-reason.ts";

/** What one line of sshd's log says that an attempt record wants to know. */
export type SshdNews =
  | { readonly kind: "entered"; readonly phase: "key-exchange" | "authentication" }
  /** The server's half of the key exchange is done: a client that leaves now refuses the host key. */
  | { readonly kind: "key-exchange-answered" }
  | {
      readonly kind: "refused";
      readonly method: string;
      readonly user: string;
      readonly reason: string;
    }
  /** Why the credential will be refused that the next line refuses. */
  | { readonly kind: "objected"; readonly reason: string }
  | { readonly kind: "accepted"; readonly who: Omit<Principal, "class"> }
  /** The client left, or the connection broke under it. */
  | { readonly kind: "lost"; readonly broken: boolean; readonly detail: string }
  | { readonly kind: "ended"; readonly reason: SshCloseReason; readonly detail: string };

type Rule = readonly [pattern: RegExp, read: (found: readonly string[]) => SshdNews];

const refused = (method: string, user: string, reason: string): SshdNews => ({
  kind: "refused",
  method,
  user,
  reason,
});
const ended =
  (reason: SshCloseReason) =>
  ([, detail = ""]: readonly string[]): SshdNews => ({
    kind: "ended",
    reason,
    detail: shownDetail(detail),
  });
const lost =
  (broken: boolean) =>
  ([, detail = ""]: readonly string[]): SshdNews => ({
    kind: "lost",
    broken,
    detail: shownDetail(detail),
  });

/** sshd writes what a peer chose (names, identifications) last or escaped: patterns begin at the line's start. */
const rules: readonly Rule[] = [
  [/^debug1: Remote protocol version (?:2\.0|1\.99),/, () => entered("key-exchange")],
  [/^debug1: SSH2_MSG_NEWKEYS sent/, () => ({ kind: "key-exchange-answered" })],
  [/^debug1: KEX done/, () => entered("authentication")],
  [/^Certificate invalid: (.*)$/, ([, reason = ""]) => ({ kind: "objected", reason })],
  [
    /^Invalid user (.*) from \S+ port \d+$/,
    ([, user = ""]) => refused("login", user, "unknown-user"),
  ],
  [
    /^User (.*?)(?: from \S+)? not allowed because (.*)$/,
    ([, user = "", reason = ""]) => refused("login", user, reason),
  ],
  [
    /^Failed (\S+) for (invalid user )?(.*) from \S+ port \d+ ssh2/,
    ([, method = "", invalid, user = ""]) =>
      refused(methodName(method), user, invalid === undefined ? "refused" : "unknown-user"),
  ],
  // A process that has logged nobody in yet cannot say so: its lines end in [preauth].
  [
    /^Accepted (publickey|password) for (\S+) from \S+ port \d+ ssh2(?:: (.*)(?<!\[preauth\]))?$/,
    accepted,
  ],
  [/^maximum authentication attempts exceeded for ()/, ended("too-many-tries")],
  [/^Timeout before authentication for ()/, ended("login-timeout")],
  [/^Timeout, client not responding ()/, () => keepAliveLost],
  [/^Unable to negotiate with \S+ port \d+: (.*?)(?: \[preauth\])?$/, ended("key-exchange-failed")],
  [/^kex_exchange_identification: (client sent invalid protocol identifier .*)$/, ended("not-ssh")],
  [/^kex_exchange_identification: (banner line too long)/, ended("not-ssh")],
  [/^kex_exchange_identification: (No SSH identification .*)$/, ended("not-ssh")],
  [/^Protocol major (versions differ: .*)$/, ended("not-ssh")],
  [/^kex_exchange_identification: ((?:read|Connection).*)$/, lost(true)],
  [/^(Bad packet length|Corrupted (?:MAC|padding)|padding error)/, ended("protocol-error")],
  [/^ssh_dispatch_run_fatal: .* port \d+: (.*?)(?: \[preauth\])?$/, dispatchFault],
  [/^(?:Connection reset|Read error) .*?()$/, lost(true)],
  [/^(?:Connection closed by|Disconnected from) .*?()$/, lost(false)],
  [/^Received disconnect from \S+ port \d+:(.*?)(?: \[preauth\])?$/, lost(false)],
  [/^fatal: (privsep_.*)$/, ended("server-failed")],
  [/^(privsep_\w+: preauth child .*)$/, ended("server-failed")],
  [/^(Missing privilege separation directory.*)$/, ended("server-failed")],
  // The dynamic linker goes on without the accounts of the device: sshd must not.
  [/^ERROR: ld\.so: (.*)$/, ended("server-failed")],
];

/** What a line of sshd's log at level DEBUG1 says; undefined for those that say nothing here. */
export function readSshdLine(line: string): SshdNews | undefined {
  for (const [pattern, read] of rules) {
    const found = pattern.exec(line);
    if (found !== null) return read(found);
  }
  return undefined;
}

const keepAliveLost: SshdNews = {
  kind: "ended",
  reason: "connection-lost",
  detail: "keep-alive probes went unanswered",
};

function entered(phase: "key-exchange" | "authentication"): SshdNews {
  return { kind: "entered", phase };
}

/** `ED25519-CERT SHA256:... ID nms (serial 7) CA ED25519 SHA256:...`, or type and fingerprint alone. */
function accepted([, method = "", user = "", key = ""]: readonly string[]): SshdNews {
  if (method === "password") return { kind: "accepted", who: { user, method } };
  const keyFingerprint = key.split(" ")[1] ?? "";
  const found = /^\S+-CERT \S+ ID (.*) \(serial (\d+)\) CA /.exec(key);
  if (found === null)
    return { kind: "accepted", who: { user, method: "public-key", keyFingerprint } };
  const [, keyId = "", serial = "0"] = found;
  const certificate = { keyId, serial: BigInt(serial) };
  return { kind: "accepted", who: { user, method: "certificate", keyFingerprint, certificate } };
}

/** The words of the attempt record. */
function methodName(method: string): string {
  return method === "publickey" ? "public-key" : method;
}

/** ssh_dispatch_run_fatal is how sshd names both what a peer broke and how a connection did. */
function dispatchFault([, words = ""]: readonly string[]): SshdNews {
  if (/^Connection (?:closed|reset)|^Broken pipe|timed out/.test(words))
    return { kind: "lost", broken: true, detail: words };
  return { kind: "ended", reason: "protocol-error", detail: shownDetail(words) };
}
