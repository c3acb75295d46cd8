import type { Duplex } from "node:stream";
import type { Clock, Timer } from "../../base/index.ts";

/** Junos `keep-alive`: probes while nothing arrives. */
export interface KeepAlive {
  /** Seconds without a byte before a probe is sent. */
  readonly timeoutSeconds: number;
  /** Unanswered probes that are tolerated. */
  readonly retry: number;
}

/** Probes of one connection. */
export interface ProbeCount {
  readonly sent: number;
  /** Answers of the peer, whatever they said. */
  readonly answered: number;
}

/** Watches `socket` and calls `probe` or, after `retry` probes without a byte from the peer, `lost`. Returns how to stop. */
export function keepAlive(
  socket: Duplex,
  { timeoutSeconds, retry }: KeepAlive,
  clock: Clock,
  actions: { readonly probe: () => void; readonly lost: () => void },
): () => void {
  const period = timeoutSeconds * 1_000;
  let heardAt = clock.monotonic();
  let unanswered = 0;
  let timer: Timer;
  const heard = (): void => {
    heardAt = clock.monotonic();
    unanswered = 0;
  };
  const check = (): void => {
    const rest = unanswered === 0 ? heardAt + period - clock.monotonic() : 0;
    if (rest > 0) {
      timer = clock.after(rest, check);
      return;
    }
    if (unanswered >= retry) return actions.lost();
    unanswered++;
    timer = clock.after(period, check);
    actions.probe();
  };
  socket.on("data", heard);
  timer = clock.after(period, check);
  return () => {
    socket.off("data", heard);
    timer.cancel();
  };
}
