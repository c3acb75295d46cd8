import {
  errorReply,
  type Operation,
  operationFailed,
  type RpcError,
} from "../../../netconf/rpc/index.ts";
import { attributeOf, elementsOf, textOf, type XmlElement } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { everybody } from "../../permissions/operation-permissions.ts";
import { readFormat } from "../request/index.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Answer, type DefaultForm, runCommand } from "./run-command.ts";

/** `<command format="xml | text | json | set">CLI line</command>`; `set` is for `show configuration` alone. */
export function commandOperation(
  catalogue: () => Catalogue,
  answer: Answer,
): Operation<OperationContext> {
  return {
    name: "command",
    // The line says what is needed.
    permissions: everybody,
    drivenBy: "the request that the words of the line stand for",
    forms: [
      '<command format="xml | text | json">LINE</command>',
      '<command format="set">show configuration PATH</command>',
    ],
    summary: "run a CLI command, with its pipes",
    async run(request, context) {
      const form = readForm(request);
      if (typeof form === "object") return errorReply(form);
      const [stranger] = elementsOf(request);
      if (stranger !== undefined)
        return errorReply(operationFailed("syntax error, expecting </command>", stranger.name));
      const line = textOf(request);
      if (line === "") return errorReply(operationFailed("missing argument", request.name));
      const environment = { catalogue: catalogue(), answer, context };
      return (await runCommand(line, form, environment)).body;
    },
  };
}

function readForm(request: XmlElement): DefaultForm | RpcError {
  if (attributeOf(request, "format")?.toLowerCase() === "set") return "set";
  const format = readFormat(request);
  if (typeof format === "object") return format;
  switch (format) {
    case "text":
    case "ascii":
      return "text";
    case "json":
    case "json-minified":
      return "json";
    default:
      return "xml";
  }
}
