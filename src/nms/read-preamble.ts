import type { Socket } from "node:net";
import { type DeviceConnInfo, PreambleDecoder } from "../callhome/index.ts";

export type PreambleResult =
  | { readonly kind: "read"; readonly info: DeviceConnInfo | undefined }
  | { readonly kind: "invalid"; readonly problem: string }
  | { readonly kind: "closed" };

/**
 * Reads the preamble off a socket and leaves the socket paused, with the SSH identification and
 * what follows put back, so that an SSH client finds them. Never rejects.
 */
export function readPreamble(socket: Socket): Promise<PreambleResult> {
  const decoder = new PreambleDecoder();
  return new Promise((resolve) => {
    const settle = (result: PreambleResult): void => {
      socket.off("data", receive).off("end", closed).off("close", closed);
      socket.pause();
      resolve(result);
    };
    const closed = (): void => settle({ kind: "closed" });
    const receive = (chunk: Buffer): void => {
      const progress = decoder.push(chunk);
      switch (progress.kind) {
        case "incomplete":
          return;
        case "invalid":
          settle(progress);
          return;
        case "complete":
          settle({ kind: "read", info: progress.info });
          socket.unshift(progress.rest);
      }
    };
    if (socket.destroyed) resolve({ kind: "closed" });
    else socket.on("data", receive).once("end", closed).once("close", closed).resume();
  });
}
