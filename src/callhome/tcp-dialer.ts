import { promises as dns, type LookupAddress } from "node:dns";
import { isIP, Socket } from "node:net";
import { type Clock, limits, messageOf } from "../base/index.ts";
import type { Dial, DialResult } from "./connector-ports.ts";
import type { ReasonCode } from "./reason-codes.ts";
import type { SourceAddress } from "./source-address.ts";

type Failure = DialResult & { kind: "failed" };
/** The machine's resolver and TCP, as far as dialling needs them. */
interface TcpPorts {
  /** All addresses of a name, best first; rejects when there is none. */
  readonly lookup: (host: string) => Promise<readonly LookupAddress[]>;
  readonly connect: (target: Target) => Socket;
}

interface Target extends LookupAddress {
  readonly port: number;
  /** Undefined: the system chooses. */
  readonly localAddress: string | undefined;
}

export interface TcpDialerOptions extends Partial<TcpPorts> {
  /** Sockets that nothing reads from until they are resumed, for another process to read. @defaultValue false */
  readonly paused?: boolean;
  /** Local addresses to dial from, one of each family at most. @defaultValue the system chooses */
  readonly sources?: readonly SourceAddress[];
}

function systemLookup(host: string): Promise<readonly LookupAddress[]> {
  return dns.lookup(host, { all: true, verbatim: true });
}

function systemConnect(
  { address, family, port, localAddress }: Target,
  socket: Socket = new Socket(),
): Socket {
  const local = localAddress === undefined ? {} : { localAddress };
  return socket.connect({ host: address, family, port, ...local });
}

/** Once connected, a socket that is not paused reads at once. */
function connectPaused(target: Target): Socket {
  return systemConnect(target, new Socket().pause());
}

/**
 * Dials over TCP. The addresses of a name are tried one after the other, each with an equal share
 * of the server's `timeout`, so the NMS never sees two connections of one attempt. With `sources`
 * it dials from the one of the server's family, and skips addresses of a family that has none.
 */
export function tcpDialer(
  clock: Clock,
  {
    paused = false,
    sources = [],
    lookup = systemLookup,
    connect = paused ? connectPaused : systemConnect,
  }: TcpDialerOptions = {},
): Dial {
  return async ({ host, port, timeoutSeconds }, { signal, resolved }) => {
    // node:net throws for such a port and leaves the handle open that it made before.
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return failed("connect-failed", `${port} is not a port`);
    const found = await addressesOf(host, lookup, signal);
    if (found.kind === "failed") return found;
    resolved();
    const targets = found.addresses.map((one) => ({ ...one, port, ...sourceFor(one, sources) }));
    const open = targets.filter(({ isSkipped }) => !isSkipped);
    const shareMs = (Math.max(1, timeoutSeconds) * 1_000) / open.length;
    const failures: Failure[] = targets
      .filter(({ isSkipped }) => isSkipped)
      .map(({ address, family }) =>
        failed("address-family-missing", `${address} skipped: no IPv${family} source address`),
      );
    for (const target of open) {
      if (signal.aborted) return abandoned;
      const socket = connect(target);
      const share = { ...target, shareMs, clock, signal };
      const result = await connected(socket, share);
      if (result.kind === "connected") return result;
      failures.push(result);
    }
    return mostTelling(failures);
  };
}

function sourceFor(
  { family }: LookupAddress,
  sources: readonly SourceAddress[],
): { readonly isSkipped: boolean; readonly localAddress: string | undefined } {
  const localAddress = sources.find((source) => source.family === family)?.address;
  return { localAddress, isSkipped: sources.length > 0 && localAddress === undefined };
}

const abandoned: Failure = failed("connect-failed", "the attempt was given up");

async function addressesOf(
  host: string,
  lookup: TcpPorts["lookup"],
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

interface Share extends Target {
  readonly shareMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Waits until the socket is connected; destroys it when it fails, takes too long or is given up. */
function connected(
  socket: Socket,
  { shareMs, clock, signal, ...target }: Share,
): Promise<DialResult> {
  return new Promise((resolve) => {
    const settle = (result: DialResult): void => {
      share.cancel();
      signal.removeEventListener("abort", abort);
      socket.removeListener("connect", succeed);
      socket.on("error", unheard).removeListener("error", fail);
      if (result.kind === "failed") socket.destroy();
      resolve(result);
    };
    const abort = (): void => settle(abandoned);
    const succeed = (): void => {
      socket.setNoDelay(true);
      settle({ kind: "connected", socket });
    };
    const share = clock.after(shareMs, () =>
      settle(failed("connect-timeout", `no answer from ${target.address}`)),
    );
    const fail = (cause: NodeJS.ErrnoException): void =>
      settle(failed(reasonOf(cause, target), cause.message));
    signal.addEventListener("abort", abort, { once: true });
    socket.once("connect", succeed);
    socket.on("error", fail);
  });
}

/** Whoever takes the socket over listens as well; an error event that nobody hears would end the process. */
function unheard(): void {}

function reasonOf({ code, syscall }: NodeJS.ErrnoException, target: Target): ReasonCode {
  switch (code) {
    case "ECONNREFUSED":
      return "connection-refused";
    case "ETIMEDOUT":
      return "connect-timeout";
    case "ENETUNREACH":
    case "EHOSTUNREACH":
      return "network-unreachable";
    case "EAFNOSUPPORT":
      return "address-family-missing";
    // A reset can overtake the news that the connection was accepted.
    case "ECONNRESET":
    case "EPIPE":
      return "peer-closed-early";
    case "EADDRINUSE":
      return "local-ports-exhausted";
    // From bind: not one of ours. From connect: no port is left, or IPv6 without an address of our own.
    case "EADDRNOTAVAIL":
      if (syscall === "bind") return "local-address-missing";
      return target.family === 6 && target.localAddress === undefined
        ? "address-family-missing"
        : "local-ports-exhausted";
    default:
      return "connect-failed";
  }
}

const tellingFirst: readonly ReasonCode[] = [
  "peer-closed-early",
  "connection-refused",
  "connect-timeout",
  "connect-failed",
  "network-unreachable",
  "local-ports-exhausted",
  "local-address-missing",
  "address-family-missing",
];

/** A host that answered says more than one that did not; the detail keeps what each address said. */
function mostTelling(failures: readonly Failure[]): Failure {
  const reason = tellingFirst.find((code) => failures.some((one) => one.reason === code));
  return failed(reason ?? "connect-failed", failures.map(({ detail }) => detail).join("; "));
}

function failed(reason: ReasonCode, detail: string): Failure {
  return { kind: "failed", reason, detail };
}
