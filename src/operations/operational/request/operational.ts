import {
  errorReply,
  type Operation,
  type ReplyBody,
  type RpcError,
} from "../../../netconf/rpc/index.ts";
import type { XmlElement } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { type OperationalReply, render } from "../reply/operational-reply.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import type { Argument } from "./argument.ts";
import { type Arguments, readArguments } from "./read-arguments.ts";
import { readFormat } from "./read-format.ts";

/** What a request is about, once its arguments were found good. */
export interface Asked {
  /** The state of the device at this moment. */
  readonly facts: DeviceFacts;
  readonly arguments: Arguments;
  readonly context: OperationContext;
  readonly request: XmlElement;
}

/** An answer from the state, or a refusal. */
export type StateAnswer = OperationalReply | { readonly error: RpcError };

/** An answer from the state, an answer as it is, or a refusal. */
export type Answer = StateAnswer | ReplyBody;

/** One operational RPC, as data: what it is called, what it takes, what drives its reply. */
export interface OperationalRpc {
  readonly name: string;
  /** The CLI command behind which it stands: `show arp`. */
  readonly command: string;
  /** @defaultValue none */
  readonly arguments?: readonly Argument[];
  /** What decides the content of the reply, for the table of operations: a half sentence. */
  readonly drivenBy: string;
  /** Permission flags of which the user's class must have one. @defaultValue ["view"] */
  readonly permissions?: readonly string[];
  answer(asked: Asked): Answer | Promise<Answer>;
}

/** An operation with the description of its arguments, which the command engine reads, too. */
export interface OperationalOperation extends Operation<OperationContext> {
  readonly command: string;
  readonly arguments: readonly Argument[];
}

/** Makes the operation: reads arguments, honours `format="xml | text | ascii | json"`. */
export function operational(rpc: OperationalRpc): OperationalOperation {
  const { name, command, arguments: known = [], drivenBy, permissions = ["view"] } = rpc;
  return {
    name,
    command,
    summary: command,
    arguments: known,
    drivenBy,
    permissions,
    run(request, context) {
      const format = readFormat(request);
      if (typeof format === "object") return errorReply(format);
      const read = readArguments(request, known);
      if ("error" in read) return errorReply(read.error);
      const answer = rpc.answer({ facts: context.facts(), arguments: read, context, request });
      return answer instanceof Promise
        ? answer.then((later) => bodyOf(later, format))
        : bodyOf(answer, format);
    },
  };
}

function bodyOf(answer: Answer, format: string): ReplyBody {
  if ("error" in answer) return errorReply(answer.error);
  return "xml" in answer ? render(answer, format) : answer;
}
