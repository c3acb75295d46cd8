import { operationFailed } from "../../../netconf/rpc/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { interfacesTerse, knowsInterface } from "./interface-information.ts";

/** `show interfaces ...`. */
export const interfaceOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-interface-information",
    command: "show interfaces",
    arguments: [
      choice("level", "terse"),
      value("interface-name", { isPositional: true }),
      value("routing-instance"),
    ],
    drivenBy: "the ports of the platform and `interfaces` of the running configuration",
    answer: interfaceInformation,
  }),
];

/** Of the styles only `terse` is there; another is refused like any argument that is not known. */
function interfaceInformation({ facts, arguments: given, request }: Asked): Answer {
  if (given.text("level") !== "terse")
    return { error: operationFailed("syntax error, expecting <terse/>", request.name) };
  const name = given.text("interface-name");
  if (name !== undefined && !knowsInterface(facts, name))
    return {
      error: { ...operationFailed(`device ${name} not found`), sourceDaemon: "ifinfo" },
    };
  return interfacesTerse(facts, name, given.text("routing-instance"));
}
