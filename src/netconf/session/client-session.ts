import { CallHomeError, Events, limits, messageOf } from "../../base/index.ts";
import {
  attributeOf,
  childOf,
  elementsOf,
  parseXml,
  textOf,
  type XmlElement,
} from "../../xml/index.ts";
import {
  ChunkedDecoder,
  EndOfMessageDecoder,
  encodeChunked,
  encodeEndOfMessage,
  type MessageDecoder,
} from "../framing/index.ts";
import { baseNamespace } from "../rpc/index.ts";
import type { ByteChannel, ByteReceiver } from "./byte-channel.ts";
import { base10, base11, bothChunked, type Hello, printClientHello, readHello } from "./hello.ts";
import { type RpcResult, readResult } from "./rpc-result.ts";

export interface ClientSessionOptions {
  /** Sent in the hello. @defaultValue base:1.0 and base:1.1 */
  readonly capabilities?: readonly string[];
  /** Gives up waiting for the server's hello and closes the channel. */
  readonly signal?: AbortSignal;
}

/** A `<notification>` (RFC 5277 2.2.1) as it came. */
export interface ReceivedNotification {
  /** `eventTime`; empty when the device sent none. */
  readonly eventTime: string;
  /** The event itself; undefined when there is none beside the time. */
  readonly event: XmlElement | undefined;
  /** The whole notification as it came over the wire. */
  readonly text: string;
}

/** What a device says without being asked. */
export interface ClientSessionEvents {
  notification: ReceivedNotification;
}

/** The client's end of an established session. */
export interface NetconfClientSession {
  readonly sessionId: number;
  readonly serverCapabilities: readonly string[];
  /** Notifications, once create-subscription asked for them. */
  readonly events: Events<ClientSessionEvents>;
  /**
   * Sends one request: the operation element as text, such as `<get-config>...</get-config>`. Further requests may
   * be sent before the reply. Resolves with errors of the device as values; rejects with `CallHomeError`
   * (`ERR_SESSION`) when the session ends first, or with the reason of `signal`, whose late reply is dropped.
   */
  rpc(operation: string, options?: { readonly signal?: AbortSignal }): Promise<RpcResult>;
  /** Sends close-session, waits for its reply or the end, and closes the channel. Never rejects; idempotent. */
  close(): Promise<void>;
  /** Resolves when the session is over, with what went wrong if something did; never rejects. */
  readonly closed: Promise<CallHomeError | undefined>;
}

/**
 * Opens the client's end of a NETCONF session: sends a hello at once and waits for the server's, passing over
 * the comments that Junos puts before it. Rejects with `CallHomeError` (`ERR_SESSION`).
 */
export async function openNetconfClient(
  channel: ByteChannel,
  options: ClientSessionOptions = {},
): Promise<NetconfClientSession> {
  const session = new ClientSession(channel, options.capabilities ?? [base10, base11]);
  await session.begin(options.signal);
  return session;
}

interface Waiting<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (cause: unknown) => void;
}

class ClientSession implements NetconfClientSession {
  readonly closed: Promise<CallHomeError | undefined>;
  readonly events: Events<ClientSessionEvents> = new Events();
  readonly #channel: ByteChannel;
  readonly #capabilities: readonly string[];
  /** By message-id, in the order of sending; an abandoned request stays until its reply came. */
  readonly #pending = new Map<string, Waiting<RpcResult>>();
  #decoder: MessageDecoder = new EndOfMessageDecoder({ maxMessageBytes: limits.helloBytes });
  #chunked = false;
  #hello: Hello | undefined;
  #greeting: Waiting<undefined> | undefined;
  #sent = 0;
  #over = false;
  #closing: Promise<void> | undefined;
  #announceEnd: (problem: CallHomeError | undefined) => void = () => undefined;

  constructor(channel: ByteChannel, capabilities: readonly string[]) {
    this.#channel = channel;
    this.#capabilities = capabilities;
    this.closed = new Promise((resolve) => {
      this.#announceEnd = resolve;
    });
  }

  get sessionId(): number {
    return this.#hello?.sessionId ?? 0;
  }

  get serverCapabilities(): readonly string[] {
    return this.#hello?.capabilities ?? [];
  }

  async begin(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    const giveUp = (): void => this.#end(ended("no hello came in time", signal?.reason));
    signal?.addEventListener("abort", giveUp, { once: true });
    try {
      await new Promise<undefined>((resolve, reject) => {
        this.#greeting = { resolve, reject };
        this.#write(encodeEndOfMessage([printClientHello(this.#capabilities)], ""));
        this.#channel.open(this.#receiver());
      });
    } finally {
      signal?.removeEventListener("abort", giveUp);
    }
  }

  rpc(operation: string, options: { readonly signal?: AbortSignal } = {}): Promise<RpcResult> {
    const { signal } = options;
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(ended("the session is closed"));
      if (signal?.aborted === true) return reject(signal.reason as Error);
      const abort = (): void => reject(signal?.reason as Error);
      const settled = (): void => signal?.removeEventListener("abort", abort);
      signal?.addEventListener("abort", abort, { once: true });
      this.#sent += 1;
      this.#pending.set(String(this.#sent), {
        resolve(result) {
          settled();
          resolve(result);
        },
        reject(cause) {
          settled();
          reject(cause);
        },
      });
      this.#send(`<rpc xmlns="${baseNamespace}" message-id="${this.#sent}">`, operation, "</rpc>");
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (!this.#over) await this.rpc("<close-session/>").catch(() => undefined);
    this.#end(undefined);
  }

  #send(...pieces: readonly string[]): void {
    this.#write(this.#chunked ? encodeChunked(pieces) : encodeEndOfMessage(pieces, ""));
  }

  #write(buffers: readonly Uint8Array[]): void {
    for (const bytes of buffers) this.#channel.write(bytes);
  }

  #receiver(): ByteReceiver {
    return {
      received: (bytes) => this.#received(bytes),
      drained: () => undefined,
      ended: (cause) => this.#end(ended("the device closed the session", cause)),
    };
  }

  #received(bytes: Uint8Array): void {
    try {
      let rest = bytes;
      while (rest.length > 0 && !this.#over) {
        const taken = this.#decoder.take(rest);
        if (taken === undefined) return;
        rest = taken.rest;
        this.#understand(parseXml(taken.message), taken.message);
      }
    } catch (cause) {
      this.#end(ended(`the device sent what is no NETCONF: ${messageOf(cause)}`, cause));
    }
  }

  #understand(root: XmlElement, message: Uint8Array): void {
    if (this.#hello === undefined) this.#greet(readHello(root));
    else if (root.name === "rpc-reply") this.#settle(root, message);
    else if (root.name === "notification") this.#tell(root, message);
  }

  /** RFC 6241 8.1: a server names the session in its hello. */
  #greet(hello: Hello | undefined): void {
    if (hello?.sessionId === undefined) throw new Error("its first message is no server hello");
    this.#hello = hello;
    this.#chunked = bothChunked(this.#capabilities, hello.capabilities);
    const bounds = { maxMessageBytes: limits.messageBytes };
    this.#decoder = this.#chunked ? new ChunkedDecoder(bounds) : new EndOfMessageDecoder(bounds);
    this.#greeting?.resolve(undefined);
    this.#greeting = undefined;
  }

  /** A reply without message-id answers a request that the device could not read: the oldest. */
  #settle(reply: XmlElement, message: Uint8Array): void {
    const [oldest] = this.#pending.keys();
    const id = attributeOf(reply, "message-id") ?? oldest ?? "";
    const waiting = this.#pending.get(id);
    if (waiting === undefined) throw new Error(`a reply to the unknown message-id '${id}'`);
    this.#pending.delete(id);
    waiting.resolve(readResult(reply, message));
  }

  #tell(notification: XmlElement, message: Uint8Array): void {
    const time = childOf(notification, "eventTime");
    this.events.emit("notification", {
      eventTime: time === undefined ? "" : textOf(time),
      event: elementsOf(notification).find((part) => part !== time),
      text: Buffer.from(message.buffer, message.byteOffset, message.length).toString(),
    });
  }

  #end(problem: CallHomeError | undefined): void {
    if (this.#over) return;
    this.#over = true;
    this.#channel.close();
    const cause = problem ?? ended("the session was closed");
    this.#greeting?.reject(cause);
    for (const waiting of this.#pending.values()) waiting.reject(cause);
    this.#pending.clear();
    this.#announceEnd(this.#closing === undefined ? problem : undefined);
  }
}

function ended(message: string, cause?: unknown): CallHomeError {
  return new CallHomeError("ERR_SESSION", message, cause === undefined ? {} : { cause });
}
