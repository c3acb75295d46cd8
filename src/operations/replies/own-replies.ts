import { CallHomeError, limits, messageOf, SparseMap, type Unsubscribe } from "../../base/index.ts";
import {
  errorReply,
  operationFailed,
  type ReplyBody,
  type RpcError,
} from "../../netconf/rpc/index.ts";
import { attributeOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext, OwnReplyPort } from "../operation-context.ts";
import { jsonText, output } from "../operational/reply/index.ts";
import { readReplyBody } from "./reply-body.ts";
import { meets } from "./reply-header.ts";
import type { OwnReply, ReplySet, ReplyStep } from "./reply-set.ts";
import { fillElement, fillText } from "./reply-variables.ts";
import { type RpcAnswer, type RpcHandler, type RpcRefusal, rpcCall } from "./rpc-handler.ts";

/** An own reply that could not be given; the peer got an rpc-error. */
export interface ReplyFailure {
  /** Name of the request. */
  readonly operation: string;
  /** `get-arp-table-information.xml:3:7`, or `handler`. */
  readonly source: string;
  readonly message: string;
}

interface Registration {
  readonly handler: RpcHandler;
  readonly once: boolean;
}

/** The replies of a user for one device: its handlers, and how far it is in the sequences of its files. */
export class OwnReplies implements OwnReplyPort {
  readonly #files: ReplySet | undefined;
  readonly #failed: (failure: ReplyFailure) => void;
  readonly #handlers = new SparseMap<string, readonly Registration[]>();
  /** How often each reply was given. */
  readonly #given = new SparseMap<OwnReply, number>();

  constructor(files: ReplySet | undefined, failed: (failure: ReplyFailure) => void) {
    this.#files = files;
    this.#failed = failed;
  }

  /** The handler added last is asked first. Throws `ERR_OPTION` when there are too many. */
  on(name: string, handler: RpcHandler, { once = false }: { once?: boolean } = {}): Unsubscribe {
    const before = this.#handlers.get(name) ?? [];
    if (before.length >= limits.rpcHandlers)
      throw new CallHomeError(
        "ERR_OPTION",
        `there are ${before.length} handlers for '${name}' already; take them away with what onRpc returned`,
      );
    const registration = { handler, once };
    this.#handlers.set(name, [registration, ...before]);
    return () => this.#forget(name, registration);
  }

  knows(name: string): boolean {
    return this.#handlers.has(name) || this.#files?.byRpc.has(name) === true;
  }

  answer(
    request: XmlElement,
    context: OperationContext,
  ): ReplyBody | undefined | Promise<ReplyBody | undefined> {
    const handlers = this.#handlers.get(request.name) ?? [];
    return this.#ask(handlers, request, context);
  }

  #ask(
    [first, ...rest]: readonly Registration[],
    request: XmlElement,
    context: OperationContext,
  ): ReplyBody | undefined | Promise<ReplyBody | undefined> {
    if (first === undefined) return this.#fromFiles(request, context);
    // An unsubscribed handler may still stand in a list that is being asked.
    if (!this.#handlers.get(request.name)?.includes(first))
      return this.#ask(rest, request, context);
    if (first.once) this.#forget(request.name, first);
    const take = (answer: RpcAnswer): ReturnType<OwnReplies["answer"]> =>
      answer === undefined ? this.#ask(rest, request, context) : this.#bodyOf(answer, request);
    const thrown = (cause: unknown): ReplyBody =>
      this.#fail(request, "handler", `the handler threw: ${messageOf(cause)}`);
    try {
      const answer = first.handler(rpcCall(request, context));
      return answer instanceof Promise ? answer.then(take).catch(thrown) : take(answer);
    } catch (cause) {
      return thrown(cause);
    }
  }

  #bodyOf(answer: string | RpcRefusal, request: XmlElement): ReplyBody {
    if (typeof answer !== "string") return errorReply(refusalOf(answer));
    const body = readReplyBody(answer);
    if (!("message" in body)) return body;
    const { line, column, message } = body;
    return this.#fail(request, "handler", `line ${line}, column ${column}: ${message}`);
  }

  #fromFiles(request: XmlElement, context: OperationContext): ReplyBody | undefined {
    const asked = (attributeOf(request, "format") ?? "xml").toLowerCase();
    const format = asked === "text" || asked === "ascii" ? "text" : "xml";
    const reply = this.#files?.byRpc
      .get(request.name)
      ?.find((one) => one.format === format && this.#isLeft(one) && meets(request, one.header));
    if (reply === undefined) return undefined;
    const given = this.#given.get(reply) ?? 0;
    this.#given.set(reply, given + 1);
    const step = reply.steps[Math.min(given, reply.steps.length - 1)];
    return step && this.#give(step, request, context, asked.startsWith("json"));
  }

  #isLeft(reply: OwnReply): boolean {
    return !reply.header.isOnce || (this.#given.get(reply) ?? 0) < reply.steps.length;
  }

  #give(
    step: ReplyStep,
    request: XmlElement,
    { facts }: OperationContext,
    isJson: boolean,
  ): ReplyBody {
    if ("problem" in step) {
      const { file, line, column, message } = step.problem;
      return this.#fail(request, `${file}:${line}:${column}`, message);
    }
    const { body } = step;
    if (typeof body === "string") {
      const text = step.hasVariables ? fillText(body, request, facts()) : body;
      return text === "" ? [] : [output(text)];
    }
    const now = step.hasVariables ? facts() : undefined;
    const filled =
      now === undefined ? body : body.map((element) => fillElement(element, request, now));
    const [only, ...more] = filled;
    return isJson && only !== undefined && more.length === 0 ? [{ xml: jsonText(only) }] : filled;
  }

  #fail({ name }: XmlElement, source: string, message: string): ReplyBody {
    this.#failed({ operation: name, source, message });
    return errorReply(operationFailed(`own reply (${source}) cannot be used: ${message}`, name));
  }

  #forget(name: string, registration: Registration): void {
    const left = (this.#handlers.get(name) ?? []).filter((one) => one !== registration);
    if (left.length === 0) this.#handlers.delete(name);
    else this.#handlers.set(name, left);
  }
}

function refusalOf({ message, badElement, ...about }: RpcRefusal): RpcError {
  return { ...operationFailed(message, badElement), ...about };
}
