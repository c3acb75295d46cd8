import { errorReply, type Operation, operationFailed } from "../../netconf/rpc/index.ts";
import { childOf, el, textOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { chassisInventory } from "./chassis-inventory.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesTerse, knowsInterface } from "./interface-information.ts";
import { logFile } from "./log-file.ts";
import { operational } from "./operational-reply.ts";
import { outboundSshInformation } from "./outbound-ssh-information.ts";
import { softwareInformation } from "./software-information.ts";
import { systemInformation } from "./system-information.ts";
import { systemUptime } from "./system-uptime.ts";

/** What `show ...` commands of the operational mode ask for. */
export const operationalOperations: readonly Operation<OperationContext>[] = [
  operational("get-software-information", "show version", ["brief", "level"], softwareInformation),
  operational("get-system-information", "show system information", [], systemInformation),
  operational("get-chassis-inventory", "show chassis hardware", [], chassisInventory),
  operational(
    "get-interface-information",
    "show interfaces terse",
    ["terse", "interface-name", "routing-instance"],
    interfaceInformation,
  ),
  operational("get-system-uptime-information", "show system uptime", [], systemUptime),
  operational(
    "get-outbound-ssh-service-information",
    "show system services outbound-ssh clients",
    ["client-id", "verbosity", "brief", "detail"],
    outboundSshInformation,
  ),
  logFile,
];

/** Of the styles only `terse` is there; another is refused like any argument that is not known. */
function interfaceInformation(
  facts: DeviceFacts,
  request: XmlElement,
): ReturnType<Parameters<typeof operational>[3]> {
  if (childOf(request, "terse") === undefined)
    return errorReply(operationFailed("syntax error, expecting <terse/>", request.name));
  const name = textOf(childOf(request, "interface-name") ?? el("interface-name"));
  if (name !== "" && !knowsInterface(facts, name))
    return errorReply({
      ...operationFailed(`device ${name} not found`),
      sourceDaemon: "ifinfo",
    });
  return interfacesTerse(facts, request);
}
