import type { Operation } from "../../../netconf/rpc/index.ts";
import { attributeOf, textOf } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { everybody } from "../../permissions/operation-permissions.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Answer, type DefaultForm, runCommand } from "./run-command.ts";

/** `<command format="xml | text | json">CLI line</command>`. */
export function commandOperation(
  catalogue: () => Catalogue,
  answer: Answer,
): Operation<OperationContext> {
  return {
    name: "command",
    // The line says what is needed.
    permissions: everybody,
    drivenBy: "the request that the words of the line stand for",
    forms: ['<command format="xml | text | json">LINE</command>'],
    summary: "run a CLI command, with its pipes",
    async run(request, context) {
      const form = formOf(attributeOf(request, "format"));
      const environment = { catalogue: catalogue(), answer, context };
      return (await runCommand(textOf(request), form, environment)).body;
    },
  };
}

function formOf(format: string | undefined): DefaultForm {
  switch (format?.toLowerCase()) {
    case "text":
    case "ascii":
      return "text";
    case "json":
      return "json";
    default:
      return "xml";
  }
}
