import { CallHomeError } from "../../base/index.ts";
import type { XmlElement } from "../../xml/index.ts";
import type { Operation } from "./operation.ts";
import { operationFailed } from "./rpc-error.ts";
import { errorReply, type ReplyBody } from "./rpc-reply.ts";

/** An operation threw: a bug of ours, which the peer sees as `operation-failed`. */
export interface OperationFault {
  readonly operation: string;
  readonly cause: unknown;
}

/** The operations that a device knows. One table serves every session. */
export interface DispatchTable<Context> {
  readonly operations: readonly Operation<Context>[];
  /**
   * Answers a request by the local name of its element. Never throws and never rejects: an unknown
   * name and a throwing operation give an rpc-error, the latter after `onFault` heard of it.
   */
  answer(
    request: XmlElement,
    context: Context,
    onFault: (fault: OperationFault) => void,
  ): ReplyBody | Promise<ReplyBody>;
}

/**
 * Builds the table. `otherwise` may answer a request that no operation does; undefined: it is unknown.
 * Throws `CallHomeError` (`ERR_OPTION`) when two operations have the same name.
 */
export function dispatchTable<Context>(
  operations: readonly Operation<Context>[],
  otherwise: (request: XmlElement, context: Context) => ReplyBody | undefined = () => undefined,
): DispatchTable<Context> {
  const byName = new Map<string, Operation<Context>>();
  for (const operation of operations) {
    if (byName.has(operation.name))
      throw new CallHomeError("ERR_OPTION", `two operations are named '${operation.name}'`);
    byName.set(operation.name, operation);
  }
  return {
    operations,
    answer(request, context, onFault) {
      const operation = byName.get(request.name);
      if (operation === undefined) return otherwise(request, context) ?? unknownOperation(request);
      return run(operation, request, context, onFault);
    },
  };
}

/** Junos answers exactly this, and the session stays usable. */
function unknownOperation(request: XmlElement): ReplyBody {
  return errorReply(operationFailed("syntax error", request.name));
}

function run<Context>(
  operation: Operation<Context>,
  request: XmlElement,
  context: Context,
  onFault: (fault: OperationFault) => void,
): ReplyBody | Promise<ReplyBody> {
  const failed = (cause: unknown): ReplyBody => {
    onFault({ operation: operation.name, cause });
    return errorReply(operationFailed("internal error", operation.name));
  };
  try {
    const body = operation.run(request, context);
    return body instanceof Promise ? body.catch(failed) : body;
  } catch (cause) {
    return failed(cause);
  }
}
