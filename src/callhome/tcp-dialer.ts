import { promises as dns, type LookupAddress } from "node:dns";
import { connect, isIP, type Socket } from "node:net";
import { type Clock, limits, messageOf } from "../base/index.ts";
import type { Dial, DialResult } from "./connector-ports.ts";
import type { ReasonCode } from "./reason-codes.ts";

type Failure = DialResult & { kind: "failed" };
/** All addresses of a name, best first; rejects when there is none. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

const systemLookup: Lookup = (host) => dns.lookup(host, { all: true, verbatim: true });

/**
 * Dials over TCP. The addresses of a name are tried one after the other, each with an equal share
 * of the server's `timeout`, so the NMS never sees two connections of one attempt.
 */
export function tcpDialer(clock: Clock, lookup: Lookup = systemLookup): Dial {
  return async ({ host, port, timeoutSeconds }, { signal, resolved }) => {
    const found = await addressesOf(host, lookup, signal);
    if (found.kind === "failed") return found;
    resolved();
    const shareMs = (Math.max(1, timeoutSeconds) * 1_000) / found.addresses.length;
    const failures: Failure[] = [];
    for (const address of found.addresses) {
      if (signal.aborted) return abandoned;
      const result = await connectTo({ ...address, port }, { shareMs, clock, signal });
      if (result.kind === "connected") return result;
      failures.push(result);
    }
    return mostTelling(failures);
  };
}

const abandoned: Failure = failed("connect-failed", "the attempt was given up");

async function addressesOf(
  host: string,
  lookup: Lookup,
  signal: AbortSignal,
): Promise<Failure | { readonly kind: "found"; readonly addresses: readonly LookupAddress[] }> {
  const family = isIP(host);
  if (signal.aborted) return abandoned;
  if (family !== 0) return { kind: "found", addresses: [{ address: host, family }] };
  if (host === "") return failed("name-not-found", "the server has no name");
  const given = new AbortController();
  try {
    const addresses = await Promise.race([lookup(host), aborted(signal, given.signal)]);
    if (addresses === undefined) return abandoned;
    if (addresses.length === 0) return failed("name-not-found", `${host} has no address`);
    return { kind: "found", addresses: addresses.slice(0, limits.addressesPerName) };
  } catch (cause) {
    return failed("name-not-found", messageOf(cause));
  } finally {
    given.abort();
  }
}

/** Resolves when `signal` aborts; stops listening when `enough` does. A lookup cannot be cancelled. */
function aborted(signal: AbortSignal, enough: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(undefined), { once: true, signal: enough });
  });
}

function connectTo(
  target: LookupAddress & { readonly port: number },
  { shareMs, clock, signal }: { shareMs: number; clock: Clock; signal: AbortSignal },
): Promise<DialResult> {
  return new Promise((resolve) => {
    let socket: Socket;
    try {
      socket = connect({ host: target.address, family: target.family, port: target.port });
    } catch (cause) {
      resolve(failed("connect-failed", messageOf(cause)));
      return;
    }
    const settle = (result: DialResult): void => {
      share.cancel();
      signal.removeEventListener("abort", abort);
      socket.removeListener("connect", connected);
      if (result.kind === "failed") socket.destroy();
      resolve(result);
    };
    const abort = (): void => settle(abandoned);
    const connected = (): void => {
      socket.setNoDelay(true);
      settle({ kind: "connected", socket });
    };
    const share = clock.after(shareMs, () =>
      settle(failed("connect-timeout", `no answer from ${target.address}:${target.port}`)),
    );
    signal.addEventListener("abort", abort, { once: true });
    socket.once("connect", connected);
    socket.on("error", (cause: NodeJS.ErrnoException) =>
      settle(failed(reasonOf(cause.code, target.family), cause.message)),
    );
  });
}

/** IPv6 without an address of our own answers EADDRNOTAVAIL; on IPv4 it means no port is free. */
function reasonOf(code: string | undefined, family: number): ReasonCode {
  switch (code) {
    case "ECONNREFUSED":
      return "connection-refused";
    case "ETIMEDOUT":
      return "connect-timeout";
    case "ENETUNREACH":
    case "EHOSTUNREACH":
    case "EAFNOSUPPORT":
      return "network-unreachable";
    case "EADDRNOTAVAIL":
      return family === 6 ? "network-unreachable" : "connect-failed";
    default:
      return "connect-failed";
  }
}

const tellingFirst: readonly ReasonCode[] = [
  "connection-refused",
  "connect-timeout",
  "connect-failed",
  "network-unreachable",
];

/** A host that answered says more than one that did not; the detail keeps what each address said. */
function mostTelling(failures: readonly Failure[]): Failure {
  const reason = tellingFirst.find((code) => failures.some((one) => one.reason === code));
  return failed(reason ?? "connect-failed", failures.map(({ detail }) => detail).join("; "));
}

function failed(reason: ReasonCode, detail: string): Failure {
  return { kind: "failed", reason, detail };
}
