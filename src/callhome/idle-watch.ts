import type { Clock, Timer } from "../base/index.ts";
import type { CallHomeSocket } from "./connector-ports.ts";

/** How often the bytes of a connection are looked at within the time that it may be idle. */
const looks = 4;

/** Calls `idle` when a connection carried no byte, either way, for `timeoutMs`. Returns how to stop. */
export function watchIdle(
  socket: Pick<CallHomeSocket, "bytesRead" | "bytesWritten">,
  timeoutMs: number,
  clock: Clock,
  idle: () => void,
): () => void {
  let carried = -1;
  let quiet = 0;
  let timer: Timer;
  const look = (): void => {
    const now = socket.bytesRead + socket.bytesWritten;
    quiet = now === carried ? quiet + 1 : 0;
    carried = now;
    if (quiet >= looks) return idle();
    timer = clock.after(timeoutMs / looks, look);
  };
  look();
  return () => timer.cancel();
}
