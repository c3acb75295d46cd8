import { type Endpoint } from "../base/index.ts";
import type { CallHomeSocket, DialResult } from "./connector-ports.ts";
import {
  ConnectDecoder,
  type ConnectProgress,
  printConnect,
  type StaticProxy,
} from "./http-connect.ts";
import type { ReasonCode } from "./reason-codes.ts";

/**
 * Asks the proxy at the other end of `socket` for a tunnel. Never rejects; the socket is left paused, with what
 * came through the tunnel already put back. A failure leaves the socket to the caller.
 */
export function openTunnel(
  socket: CallHomeSocket,
  options: {
    readonly proxy: StaticProxy;
    readonly target: Endpoint;
    readonly signal: AbortSignal;
  },
): Promise<DialResult> {
  const { proxy, target, signal } = options;
  const decoder = new ConnectDecoder();
  return new Promise((resolve) => {
    const settle = (result: DialResult): void => {
      socket.off("data", receive).off("end", left).off("close", left);
      signal.removeEventListener("abort", giveUp);
      socket.pause();
      resolve(result);
    };
    const receive = (chunk: Buffer): void => {
      const progress = decoder.push(chunk);
      if (progress.kind === "incomplete") return;
      if (progress.kind !== "open") {
        settle(failure(progress));
        return;
      }
      settle({ kind: "connected", socket, tunnelled: progress.rest.length });
      if (progress.rest.length > 0) socket.unshift(progress.rest);
    };
    const left = (): void =>
      settle(
        socket.bytesRead === 0
          ? failed("proxy-refused", "the proxy closed without an answer")
          : failed("proxy-malformed", "the proxy closed in the middle of its answer"),
      );
    const giveUp = (): void => settle(failed("proxy-timeout", "the attempt was given up"));
    if (signal.aborted) {
      giveUp();
      return;
    }
    signal.addEventListener("abort", giveUp, { once: true });
    socket.on("data", receive).once("end", left).once("close", left);
    socket.write(printConnect(target, proxy));
  });
}

function failure(progress: Exclude<ConnectProgress, { kind: "open" | "incomplete" }>): DialResult {
  if (progress.kind === "malformed") return failed("proxy-malformed", progress.problem);
  const line = progress.line.replaceAll(/[^\x20-\x7e]+/g, "?").slice(0, 120);
  return failed(progress.status === 407 ? "proxy-authorization" : "proxy-refused", line);
}

function failed(reason: ReasonCode, detail: string): DialResult {
  return { kind: "failed", reason, detail };
}
