import { type DispatchTable, errorReply, type ReplyBody } from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";
import type { Catalogue } from "../operational/commands/catalogue.ts";
import { permissionDenied } from "../refusals.ts";
import { askedCommand } from "./asked-command.ts";
import { hasOneOf } from "./authorization.ts";
import { ordersOf } from "./command-line.ts";
import type { Verdict } from "./expressions.ts";
import { type OperationDatabase, permittedDatabase } from "./permitted-database.ts";

/** Views of requests that may ask for others (`<command>`), with what the expressions said of their line. */
const outerVerdicts = new WeakMap<OperationDatabase, { readonly verdict: Verdict }>();

/**
 * The same operations, each for those who may ask for it: by the flags that the operation names, or
 * its command has, and by the class's expressions about commands. What it reads and changes of the
 * configuration is judged by the view of the database that it gets. Users who may do everything are
 * asked nothing; what nobody would answer is left to the table.
 */
export function authorizedOperations(
  table: DispatchTable<OperationContext>,
  catalogue: () => Catalogue,
): DispatchTable<OperationContext> {
  const byName = new Map(table.operations.map((operation) => [operation.name, operation]));
  return {
    operations: table.operations,
    answer(request, context, onFault) {
      const { authorization } = context;
      if (authorization.isUnlimited) return table.answer(request, context, onFault);
      const asked = askedCommand(request, byName.get(request.name), context, catalogue());
      if (asked === undefined) return table.answer(request, context, onFault);
      const outer = outerVerdicts.get(context.database);
      const own =
        asked.line === undefined
          ? undefined
          : authorization.judgeCommand?.(...ordersOf(asked.line));
      const verdict = own ?? outer?.verdict;
      const isAllowed =
        verdict === undefined ? hasOneOf(authorization, asked.permissions) : verdict === "allowed";
      if (!isAllowed) return errorReply(permissionDenied(request.name));
      // What stands behind a command works on the view that the command got.
      if (outer !== undefined) return table.answer(request, context, onFault);
      const { database, refused } = permittedDatabase(
        context.database,
        authorization,
        request.name,
      );
      outerVerdicts.set(database, { verdict });
      const judged = (body: ReplyBody): ReplyBody =>
        refused.length === 0 ? body : errorReply(...refused.map(permissionDenied));
      const body = table.answer(request, { ...context, database }, onFault);
      return body instanceof Promise ? body.then(judged) : judged(body);
    },
  };
}
