import { errorReply, type Operation, operationFailed } from "../../netconf/rpc/index.ts";
import { childOf, elementsOf, printReplyXml } from "../../xml/index.ts";
import { configurationXml } from "../configuration-xml.ts";
import { databaseStatus } from "../database-status.ts";
import type { OperationContext } from "../operation-context.ts";
import { readingConfiguration } from "../permissions/operation-permissions.ts";
import { selectByFilter } from "../selection.ts";

/** RFC 6241 7.7; on Junos the committed configuration and who is editing. */
export const get: Operation<OperationContext> = {
  name: "get",
  summary: "the running configuration and who is editing the candidate",
  command: "show configuration",
  permissions: readingConfiguration,
  run(request, context) {
    const stranger = elementsOf(request).find((child) => child.name !== "filter");
    if (stranger !== undefined)
      return errorReply(
        operationFailed("syntax error, expecting <filter> or </get>", stranger.name),
      );
    const filter = childOf(request, "filter");
    const selection = selectByFilter(context.database.running, filter);
    if ("error" in selection) return errorReply(selection.error);
    const isStatusOnly = filter !== undefined && elementsOf(filter).length === 0;
    const configuration =
      isStatusOnly || selection.isEmpty ? "" : configurationXml(selection.tree, "running", context);
    return [
      { xml: "<data>\n" },
      { xml: configuration },
      { xml: printReplyXml(databaseStatus(context)) },
      { xml: "</data>\n" },
    ];
  },
  drivenBy: "the running configuration and the sessions that have a candidate open",
  forms: [
    "<get/>",
    '<get><filter type="subtree"/></get>',
    '<get><filter type="subtree"><configuration>...</configuration></filter></get>',
  ],
};
