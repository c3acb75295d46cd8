import type { RpcError } from "../../netconf/rpc/index.ts";
import {
  attributeOf,
  elementsOf,
  printCompactXml,
  textOf,
  type XmlElement,
} from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";

/** One request, as a handler of the library sees it. */
export interface RpcCall {
  /** Name of the request element: `get-arp-table-information`. */
  readonly name: string;
  /** Texts of its children by name; a flag is the empty text, and of equal names the last counts. */
  readonly arguments: Readonly<Record<string, string>>;
  /** The request element as XML on one line. */
  readonly request: string;
  /** The `format` that it asks for, as it was written; undefined when it names none. */
  readonly format: string | undefined;
  readonly user: string;
  readonly session: number;
}

/** What a handler refuses a request with; without `tag` and `type` it is `operation-failed` of the protocol. */
export interface RpcRefusal {
  readonly message: string;
  readonly badElement?: string;
  readonly type?: RpcError["type"];
  readonly tag?: RpcError["tag"];
  readonly severity?: RpcError["severity"];
  readonly path?: string;
}

/**
 * XML of what stands inside `<rpc-reply>` (or the whole reply), an error, or undefined: somebody
 * else may answer.
 */
export type RpcAnswer = string | RpcRefusal | undefined;

/** Answers requests of one name. What it throws becomes an rpc-error and the event `reply-failed`. */
export type RpcHandler = (rpc: RpcCall) => RpcAnswer | Promise<RpcAnswer>;

export function rpcCall(request: XmlElement, { session }: OperationContext): RpcCall {
  return {
    name: request.name,
    arguments: Object.fromEntries(
      elementsOf(request).map((argument) => [argument.name, textOf(argument)]),
    ),
    request: printCompactXml(request),
    format: attributeOf(request, "format"),
    user: session.user,
    session: session.id,
  };
}
