import {
  type DispatchTable,
  errorReply,
  type Operation,
  type ReplyBody,
} from "../../netconf/rpc/index.ts";
import { textOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { permissionDenied } from "../refusals.ts";
import { type Authorization, hasOneOf } from "./authorization.ts";
import { commandLineOf, commandWords } from "./command-line.ts";
import { readingConfiguration, viewing } from "./operation-permissions.ts";
import { isPermitted, permittedDatabase } from "./permitted-database.ts";

/**
 * The same operations, each for those who may ask for it: by the flags that the operation names and
 * by the class's expressions about commands. What it reads and changes of the configuration is
 * judged by the view of the database that it gets. Users who may do everything are asked nothing.
 */
export function authorizedOperations(
  table: DispatchTable<OperationContext>,
): DispatchTable<OperationContext> {
  const byName = new Map(table.operations.map((operation) => [operation.name, operation]));
  return {
    operations: table.operations,
    answer(request, context, onFault) {
      const { authorization } = context;
      const operation = byName.get(request.name);
      if (authorization.isUnlimited || operation === undefined)
        return table.answer(request, context, onFault);
      if (!mayRun(operation, request, authorization))
        return errorReply(permissionDenied(request.name));
      // What stands behind a command works on the view that the command got.
      if (isPermitted(context.database)) return table.answer(request, context, onFault);
      const { database, refused } = permittedDatabase(
        context.database,
        authorization,
        request.name,
      );
      const judged = (body: ReplyBody): ReplyBody =>
        refused.length === 0 ? body : errorReply(...refused.map(permissionDenied));
      const body = table.answer(request, { ...context, database }, onFault);
      return body instanceof Promise ? body.then(judged) : judged(body);
    },
  };
}

/** Whether the user may ask for this at all. */
function mayRun(
  operation: Operation<OperationContext>,
  request: XmlElement,
  authorization: Authorization,
): boolean {
  if (operation.name === "command") return mayCommand(commandWords(textOf(request)), authorization);
  const { judgeCommand } = authorization;
  const line = judgeCommand && commandLineOf(operation, request);
  const verdict = line === undefined ? undefined : judgeCommand?.(line);
  if (verdict !== undefined) return verdict === "allowed";
  return hasOneOf(authorization, operation.permissions ?? viewing);
}

/** A command line; what its request needs is asked when the request behind it comes. */
function mayCommand(line: string, authorization: Authorization): boolean {
  const verdict = authorization.judgeCommand?.(line);
  if (verdict !== undefined) return verdict === "allowed";
  // No request stands behind this one.
  const isConfiguration = /^show configuration(?: |$)/.test(line);
  return !isConfiguration || hasOneOf(authorization, readingConfiguration);
}
