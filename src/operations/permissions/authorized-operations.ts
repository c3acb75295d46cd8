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
import type { Verdict } from "./expressions.ts";
import { readingConfiguration, viewing } from "./operation-permissions.ts";
import { type OperationDatabase, permittedDatabase } from "./permitted-database.ts";

/** Views of requests that may ask for others (`<command>`), with what the expressions said of their line. */
const outerVerdicts = new WeakMap<OperationDatabase, { readonly verdict: Verdict }>();

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
      const outer = outerVerdicts.get(context.database);
      const verdict = verdictOn(operation, request, authorization);
      if (!mayRun(operation, request, authorization, verdict ?? outer?.verdict))
        return errorReply(permissionDenied(request.name));
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

/** What the expressions say of the command line of a request. */
function verdictOn(
  operation: Operation<OperationContext>,
  request: XmlElement,
  { judgeCommand }: Authorization,
): Verdict {
  if (judgeCommand === undefined) return undefined;
  const line = isCommand(operation)
    ? commandWords(textOf(request))
    : commandLineOf(operation, request);
  return line === undefined ? undefined : judgeCommand(line);
}

/** Whether the user may ask for this at all; without a verdict of the expressions the flags decide. */
function mayRun(
  operation: Operation<OperationContext>,
  request: XmlElement,
  authorization: Authorization,
  verdict: Verdict,
): boolean {
  if (verdict !== undefined) return verdict === "allowed";
  if (!isCommand(operation)) return hasOneOf(authorization, operation.permissions ?? viewing);
  // What a command needs is asked when the request behind it comes; behind this one stands none.
  const isConfiguration = /^show configuration(?: |$)/.test(commandWords(textOf(request)));
  return !isConfiguration || hasOneOf(authorization, readingConfiguration);
}

function isCommand({ name }: Operation<OperationContext>): boolean {
  return name === "command";
}
