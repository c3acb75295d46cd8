import type { Duplex } from "node:stream";
import { unpooled } from "../../base/index.ts";

/** How many lines may precede the SSH identification (RFC 4253 4.2), and how long a line may be. */
export interface IdentificationRules {
  readonly linesBefore: number;
  readonly lineBytes: number;
}

/** Learns what arrives before the identification is complete. */
interface IdentificationObserver {
  /** Some bytes came. */
  readonly heard?: () => void;
  /** Whether nobody has logged in yet: what ssh2 keeps of a key exchange it keeps as long as the connection. */
  readonly isEarly?: () => boolean;
  /** ssh2 has read the identification, or has refused it. */
  readonly passed?: () => void;
  /** The rules are broken; the caller ends the connection. */
  readonly fault: (detail: string) => void;
}

/**
 * Holds back what arrives until the line that begins with `SSH-` is complete and then hands it to
 * ssh2 in one piece, because ssh2 loses bytes of an identification that comes in three or more.
 * From then on what ssh2 answers to one chunk leaves in one write instead of one per packet.
 * Call it before ssh2 gets the socket.
 */
export function holdIdentification(
  socket: Duplex,
  rules: IdentificationRules,
  observer: IdentificationObserver,
): void {
  const takeOver = (event: string | symbol, feed: (chunk: Buffer) => void): void => {
    if (event !== "data") return;
    socket.off("newListener", takeOver);
    // The listener is added after this event, and before anything is delivered to it.
    queueMicrotask(() => {
      socket.off("data", feed);
      collect(socket, new IdentificationScanner(rules), feed, observer);
    });
  };
  socket.on("newListener", takeOver);
}

function collect(
  socket: Duplex,
  scanner: IdentificationScanner,
  feed: (chunk: Buffer) => void,
  observer: IdentificationObserver,
): void {
  let held: Buffer[] = [];
  const receive = (chunk: Buffer): void => {
    held.push(chunk);
    observer.heard?.();
    const found = scanner.push(chunk);
    if (found === "more") return;
    socket.off("data", receive);
    if (found !== "complete") return observer.fault(found.fault);
    const feedCorked = corked(socket, feed, observer.isEarly ?? never);
    socket.on("data", feedCorked);
    const first = Buffer.concat(held);
    held = [];
    feedCorked(first);
    observer.passed?.();
  };
  socket.on("data", receive);
}

/** Made apart from `collect`, as it is held as long as the connection and would hold all that is there. */
function corked(
  socket: Duplex,
  feed: (chunk: Buffer) => void,
  isEarly: () => boolean,
): (bytes: Buffer) => void {
  return (bytes) => {
    socket.cork();
    try {
      if (isEarly()) unpooled(() => feed(bytes));
      else feed(bytes);
    } finally {
      socket.uncork();
    }
  };
}

function never(): boolean {
  return false;
}

const lineFeed = 0x0a;
const mark = Buffer.from("SSH-");

/** Looks for the end of the identification line, one chunk after the other; each byte is seen once. */
export class IdentificationScanner {
  readonly #rules: IdentificationRules;
  #lines = 0;
  #lineBytes = 0;
  /** How much of the mark the current line has matched; -1 after a mismatch. */
  #matched = 0;

  constructor(rules: IdentificationRules) {
    this.#rules = rules;
  }

  push(chunk: Uint8Array): "more" | "complete" | { readonly fault: string } {
    for (const byte of chunk) {
      if (byte === lineFeed) {
        if (this.#matched === mark.length) return "complete";
        if (++this.#lines > this.#rules.linesBefore) return { fault: "no SSH identification" };
        this.#lineBytes = 0;
        this.#matched = 0;
        continue;
      }
      if (++this.#lineBytes > this.#rules.lineBytes) return { fault: "a line is too long" };
      this.#match(byte);
      if (this.#matched < 0 && this.#lines >= this.#rules.linesBefore)
        return { fault: "no SSH identification" };
    }
    return "more";
  }

  #match(byte: number): void {
    if (this.#matched < 0 || this.#matched === mark.length) return;
    this.#matched = byte === mark[this.#matched] ? this.#matched + 1 : -1;
  }
}
