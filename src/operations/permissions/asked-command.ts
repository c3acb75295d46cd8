import type { Operation } from "../../netconf/rpc/index.ts";
import { textOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import type { Catalogue } from "../operational/commands/catalogue.ts";
import { fullLine } from "../operational/commands/full-line.ts";
import { familyOf } from "../operational/commands/table/index.ts";
import { type CommandLine, commandLineOf } from "./command-line.ts";
import { permissionsOfCommand, permissionsOfRequest } from "./command-permissions.ts";
import { everybody, readingConfiguration, viewing } from "./operation-permissions.ts";

/** What somebody asks for, as permissions see it. */
export interface AskedCommand {
  /** The CLI command in full; undefined: no command stands behind the request. */
  readonly line: CommandLine | undefined;
  /** Flags of which one is needed where no expression decides. */
  readonly permissions: readonly string[];
}

/** What a request asks for; undefined: nobody would answer it. */
export function askedCommand(
  request: XmlElement,
  operation: Operation<OperationContext> | undefined,
  context: OperationContext,
  catalogue: Catalogue,
): AskedCommand | undefined {
  if (operation?.name === "command") return askedByLine(textOf(request), context, catalogue);
  if (operation !== undefined)
    return {
      line: commandLineOf(
        { arguments: catalogue.argumentsOf(operation.name) ?? [], ...operation },
        request,
      ),
      permissions: operation.permissions ?? viewing,
    };
  const { name } = request;
  const known = catalogue.unanswered(name, familyOf(context.facts().platform.model));
  if (known !== undefined) {
    const described = { command: known.words.join(" "), arguments: known.arguments };
    return {
      line: commandLineOf(described, request),
      permissions: permissionsOfCommand(known.words),
    };
  }
  if (context.ownReplies?.knows(name) !== true) return undefined;
  return { line: undefined, permissions: permissionsOfRequest(name) };
}

/** What a request behind the command needs is asked when that comes. */
function askedByLine(text: string, context: OperationContext, catalogue: Catalogue): AskedCommand {
  const found = fullLine(text, context.facts().platform, context.schema, catalogue);
  if (found === undefined)
    return { line: { command: text, arguments: [] }, permissions: everybody };
  const { command, line } = found;
  return { line, permissions: permissionsBehind(command) };
}

function permissionsBehind({
  action,
  words,
}: NonNullable<ReturnType<typeof fullLine>>["command"]): readonly string[] {
  switch (action.kind) {
    case "rpc":
      return everybody;
    case "configuration":
      return readingConfiguration;
    case "none":
    case "interactive":
      return permissionsOfCommand(words);
  }
}
