import type { DispatchTable } from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";

/** The same operations, asked only for what a user's own replies leave to them. */
export function withOwnReplies(
  table: DispatchTable<OperationContext>,
): DispatchTable<OperationContext> {
  return {
    operations: table.operations,
    answer(request, context, onFault) {
      const own = context.ownReplies?.answer(request, context);
      if (own === undefined) return table.answer(request, context, onFault);
      if (!(own instanceof Promise)) return own;
      return own.then((body) => body ?? table.answer(request, context, onFault));
    },
  };
}
