import type { ReplyBody } from "../../netconf/rpc/index.ts";
import { type DispatchTable, errorReply, operationFailed } from "../../netconf/rpc/index.ts";

/**
 * The same operations, each answered once all that the device did until then is durable: no peer
 * learns of a commit that a crash could take back. `save` is undefined when nothing is outstanding.
 */
export function durableReplies<Context>(
  table: DispatchTable<Context>,
  save: () => Promise<void> | undefined,
): DispatchTable<Context> {
  const held = (body: ReplyBody): ReplyBody | Promise<ReplyBody> =>
    save()?.then(
      () => body,
      () => errorReply(operationFailed("the configuration could not be saved")),
    ) ?? body;
  return {
    operations: table.operations,
    answer(request, context, onFault) {
      const body = table.answer(request, context, onFault);
      return body instanceof Promise ? body.then(held) : held(body);
    },
  };
}
