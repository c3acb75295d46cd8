import { limits, messageOf } from "../../base/index.ts";
import {
  ChunkedDecoder,
  EndOfMessageDecoder,
  encodeChunked,
  encodeEndOfMessage,
  FramingError,
  type MessageDecoder,
} from "../framing/index.ts";
import {
  errorMessages,
  errorReply,
  type OperationFault,
  operationFailed,
  type PrintedReply,
  printReply,
  printReplySlices,
  type RefusedMessage,
  type ReplyBody,
  readMessage,
  readRequest,
  type ShownReply,
  shownReply,
} from "../rpc/index.ts";
import type { ByteChannel, ByteReceiver } from "./byte-channel.ts";
import {
  base11,
  bothChunked,
  printServerHello,
  readHelloMessage,
  type SessionUser,
} from "./hello.ts";
import { MessageQueue } from "./message-queue.ts";
import { NotificationQueue } from "./notification-queue.ts";
import type { NetconfServerSession, ServerSessionOptions } from "./server-session-options.ts";
import { endComment, type SessionEndReason } from "./session-end.ts";

/**
 * Serves one NETCONF session over a channel that belongs to an authenticated user. The hello goes
 * out at once; requests are answered strictly in order, one at a time. Reading pauses while
 * output is blocked or enough requests wait, so a peer that does not read costs bounded memory.
 * Never throws at the peer's doing: the observer's `closed` tells how the session ended.
 */
export function serveNetconf<Context>(
  channel: ByteChannel,
  options: ServerSessionOptions<Context>,
): NetconfServerSession {
  const session = new ServerSession(channel, options);
  session.begin();
  return session;
}

/**
 * `closing`: close-session was asked for. `derailed`: framing is lost, what came before is still
 * answered. `draining`: the peer has sent its last byte, likewise.
 */
type State = "greeting" | "established" | "closing" | "derailed" | "draining" | "ended";

type ReplySlices = ReturnType<typeof printReplySlices>;

/** What comes after a reply was printed, or was not. */
interface Printing {
  readonly printed: (pieces: PrintedReply) => void;
  readonly failed: (cause: unknown) => void | Promise<void>;
}

/** Ends that the peer hears of by the comment after the last reply. */
const oursToEnd: ReadonlySet<SessionEndReason> = new Set([
  "close-session",
  "killed",
  "stopped",
  "idle-timeout",
] as const);

class ServerSession<Context> implements NetconfServerSession, ByteReceiver {
  readonly #channel: ByteChannel;
  readonly #options: ServerSessionOptions<Context>;
  /** What operations work on; most sessions of a large fleet only rest. */
  #context: Context | undefined;
  readonly #queue = new MessageQueue();
  /** Made with the first one; most sessions subscribe to nothing. */
  #notifications: NotificationQueue | undefined;
  #decoder: MessageDecoder = new EndOfMessageDecoder({ maxMessageBytes: limits.helloBytes });
  #state: State = "greeting";
  #fault: FramingError | undefined;
  #chunked = false;
  #answering = false;
  #outputBlocked = false;
  #inputPaused = false;
  #peerCapabilities: readonly string[] = [];

  constructor(channel: ByteChannel, options: ServerSessionOptions<Context>) {
    this.#channel = channel;
    this.#options = options;
    options.observer.begun?.(this);
  }

  get sessionId(): number {
    return this.#options.sessionId;
  }

  get user(): SessionUser {
    return this.#options.user;
  }

  get peerCapabilities(): readonly string[] {
    return this.#peerCapabilities;
  }

  begin(): void {
    const { capabilities, profile } = this.#options;
    const hello = printServerHello({ ...this.#options, rfcCompliant: profile.rfcCompliant });
    // A line end after the marker would stand before the first chunk, where RFC 6242 has none.
    const lineEnd = capabilities.includes(base11) ? "" : "\n";
    this.#write(encodeEndOfMessage([hello], lineEnd));
    this.#channel.open(this);
  }

  endAfterReply(): void {
    if (!this.#answering) this.#end("close-session");
    else if (this.#state !== "ended") this.#state = "closing";
  }

  end(reason: "killed" | "stopped" | "idle-timeout"): void {
    this.#end(reason);
  }

  notify(message: string): void {
    if (this.#state !== "established") return;
    this.#notifications ??= new NotificationQueue();
    const lost = this.#notifications.add(message);
    if (lost > 0) this.#options.observer.notificationsLost?.(lost);
    this.#sendNotifications();
  }

  received(bytes: Uint8Array): void {
    try {
      this.#takeMessages(bytes);
    } catch (cause) {
      if (!(cause instanceof FramingError)) throw cause;
      this.#derail(cause);
    }
    this.#answerNext();
  }

  drained(): void {
    this.#outputBlocked = false;
    this.#answerNext();
  }

  /** Requests that came before a clean end are still answered: a peer may send a script and its end of file. */
  ended(cause?: Error): void {
    if (this.#state === "ended") return;
    if (cause !== undefined) return this.#end("connection-lost", messageOf(cause));
    if (this.#outputBlocked) return this.#end("peer-closed");
    if (this.#state !== "closing") this.#state = "draining";
    this.#answerNext();
  }

  #takeMessages(bytes: Uint8Array): void {
    let rest = bytes;
    while (rest.length > 0 && (this.#state === "greeting" || this.#state === "established")) {
      const taken = this.#decoder.take(rest);
      if (taken === undefined) return;
      rest = taken.rest;
      if (taken.message.length === 0) continue;
      if (this.#state === "greeting") this.#greet(taken.message);
      else this.#queue.add(taken.message);
    }
  }

  /** Junos asks for no hello, so a first request opens the session too. Anything else closes it. */
  #greet(message: Uint8Array): void {
    const hello = readHelloMessage(message);
    if (hello === undefined) {
      const read = readMessage(message);
      const request = read.ok ? readRequest(read.root) : read;
      if (!request.ok) {
        this.#refuse(request);
        return this.#end("hello-invalid", request.error.message);
      }
    }
    this.#state = "established";
    this.#peerCapabilities = hello?.capabilities ?? [];
    this.#chunked = bothChunked(this.#options.capabilities, this.#peerCapabilities);
    const bounds = { maxMessageBytes: limits.messageBytes };
    this.#decoder = this.#chunked ? new ChunkedDecoder(bounds) : new EndOfMessageDecoder(bounds);
    if (hello === undefined) this.#queue.add(message);
    const peer = { capabilities: this.#peerCapabilities, chunked: this.#chunked };
    this.#options.observer.opened?.(peer);
  }

  #derail(fault: FramingError): void {
    if (this.#state === "greeting") return this.#endDerailed("hello-invalid", fault);
    this.#state = "derailed";
    this.#fault = fault;
  }

  /** RFC 6242 4.2: once framing is lost the session must end; what was wrong is said first. */
  #endDerailed(reason: SessionEndReason, fault: FramingError): void {
    const { message, code } = fault;
    const tag = code === "message-too-large" ? "too-big" : "malformed-message";
    this.#reply([], errorReply({ type: "transport", tag, severity: "error", message }));
    this.#end(reason, message);
  }

  #answerNext(): void {
    while (!this.#answering && !this.#outputBlocked && this.#state !== "ended") {
      this.#sendNotifications();
      if (this.#outputBlocked) break;
      const message = this.#queue.take();
      if (message === undefined) break;
      this.#answering = true;
      const body = this.#answer(message);
      // The dispatch table never rejects, so there is no failure to take here.
      if (body instanceof Promise) void body.then(() => this.#answerNext());
    }
    if (!this.#answering && this.#queue.isEmpty) this.#endWhenAllIsAnswered();
    this.#steerInput();
  }

  /** Never within a reply: the one to create-subscription comes before all of them. */
  #sendNotifications(): void {
    while (this.#state === "established" && !this.#answering && !this.#outputBlocked) {
      const message = this.#notifications?.take();
      if (message === undefined) return;
      this.#send([message]);
      this.#options.observer.notified?.();
    }
    this.#steerInput();
  }

  #endWhenAllIsAnswered(): void {
    if (this.#state !== "derailed" && this.#state !== "draining") return;
    if (this.#fault === undefined) this.#end("peer-closed");
    else this.#endDerailed("protocol-error", this.#fault);
  }

  #answer(message: Uint8Array): void | Promise<void> {
    const startedAt = this.#options.clock.monotonic();
    const read = readMessage(message);
    const request = read.ok ? readRequest(read.root) : read;
    const { attributes, operation } = request;
    const name = typeof operation === "object" ? operation.name : operation;
    const faulted = (fault: OperationFault): void => this.#options.observer.faulted?.(fault);
    const sent = ({ body, omitted }: ShownReply, pieces: PrintedReply): void => {
      this.#send(pieces);
      const milliseconds = this.#options.clock.monotonic() - startedAt;
      const errors = errorMessages(body, pieces);
      this.#answering = false;
      const isBad = !request.ok;
      this.#options.observer.answered?.({ operation: name, milliseconds, errors, omitted, isBad });
      if (this.#state === "closing") this.#end("close-session");
    };
    const reply = (body: ReplyBody): void | Promise<void> => {
      const { profile } = this.#options;
      const shown = shownReply(body, profile);
      return this.#print(printReplySlices(attributes, shown.body, profile), {
        printed: (pieces) => sent(shown, pieces),
        // Parts of a large element are made while it is printed, and what they throw is as much a bug.
        failed: (cause) => {
          faulted({ operation: name ?? "", cause });
          return reply(errorReply(operationFailed("internal error", name)));
        },
      });
    };
    if (!request.ok) return reply(errorReply(request.error));
    const context = (this.#context ??= this.#options.context(this));
    const body = this.#options.operations.answer(request.operation, context, faulted);
    return body instanceof Promise ? body.then(reply) : reply(body);
  }

  /** Prints one slice after the other, and others have their turn in between. Stops when the session has ended. */
  #print(slices: ReplySlices, then: Printing): void | Promise<void> {
    if (this.#state === "ended") return;
    let slice: ReturnType<ReplySlices["next"]>;
    try {
      slice = slices.next();
    } catch (cause) {
      return then.failed(cause);
    }
    if (slice.done === true) return then.printed(slice.value);
    return this.#options.pause().then(() => this.#print(slices, then));
  }

  #refuse(refused: RefusedMessage): void {
    this.#reply(refused.attributes, errorReply(refused.error));
  }

  #reply(attributes: RefusedMessage["attributes"], body: ReplyBody): void {
    this.#send(printReply(attributes, body, this.#options.profile));
  }

  #send(pieces: PrintedReply): void {
    this.#write(this.#chunked ? encodeChunked(pieces) : encodeEndOfMessage(pieces));
  }

  #write(buffers: readonly Uint8Array[]): void {
    let isTaken = true;
    for (const bytes of buffers) isTaken = this.#channel.write(bytes);
    if (isTaken) return;
    this.#outputBlocked = true;
    // No `drained` follows the peer's end, so what is blocked now stays blocked.
    if (this.#state === "draining") this.#end("peer-closed");
  }

  #steerInput(): void {
    const pause = this.#outputBlocked || this.#queue.isFull;
    if (this.#state === "ended" || pause === this.#inputPaused) return;
    this.#inputPaused = pause;
    this.#channel.pause(pause);
  }

  #end(reason: SessionEndReason, detail?: string): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    this.#queue.clear();
    this.#notifications?.clear();
    if (oursToEnd.has(reason) && !this.#chunked)
      this.#channel.write(Buffer.from(endComment(this.#options.clock.now())));
    this.#channel.close();
    this.#options.observer.closed({ reason, detail });
  }
}
