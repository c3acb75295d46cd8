import {
  errorReply,
  type Operation,
  operationFailed,
  selectElement,
} from "../../netconf/rpc/index.ts";
import {
  attributeOf,
  childOf,
  elementsOf,
  printReplyXml,
  type XmlElement,
} from "../../xml/index.ts";
import { configurationForm, configurationIn } from "../configuration-forms.ts";
import { databaseStatus } from "../database-status.ts";
import { netconfState } from "../monitoring/netconf-state.ts";
import { eventStreams } from "../notifications/event-streams.ts";
import type { OperationContext } from "../operation-context.ts";
import { hasOneOf } from "../permissions/authorization.ts";
import { readingConfiguration, viewing } from "../permissions/operation-permissions.ts";
import { permissionDenied } from "../refusals.ts";
import { selectByFilter } from "../selection.ts";
import { dataReply } from "./data.ts";

/** RFC 6241 7.7; on Junos the committed configuration and who is editing, or the state of NETCONF itself. */
export const get: Operation<OperationContext> = {
  name: "get",
  summary: "the running configuration and who is editing the candidate; netconf-state",
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
    const selections = filter === undefined ? [] : elementsOf(filter);
    const state = stateXml(selections, context);
    const isStateOnly =
      state !== undefined && !selections.some(({ name }) => name === "configuration");
    const isStatusOnly = filter !== undefined && selections.length === 0;
    // Who has sessions and who is editing is state, which `configure` and its like do not show.
    const seesState = hasOneOf(context.authorization, viewing);
    if ((isStateOnly || isStatusOnly) && !seesState)
      return errorReply(permissionDenied(request.name));
    if (isStateOnly) return dataReply([state], context);
    const form = configurationForm(attributeOf(request, "format"), context);
    const shown = { tree: selection.tree, datastore: "running" } as const;
    const configuration =
      isStatusOnly || selection.isEmpty ? "" : configurationIn(form, shown, context, true);
    const told = seesState ? [printReplyXml(databaseStatus(context)), state ?? ""] : [];
    return dataReply([configuration, ...told], context);
  },
  drivenBy: "the running configuration and the sessions that have a candidate open",
  forms: [
    "<get/>",
    '<get><filter type="subtree"/></get>',
    '<get><filter type="subtree"><configuration>...</configuration></filter></get>',
  ],
};

/** What a filter selects of `netconf-state` and of the event streams; undefined when it asks for neither. */
function stateXml(
  selections: readonly XmlElement[],
  context: OperationContext,
): string | undefined {
  const { monitoring, notifications } = context.profile;
  const known: Readonly<Record<string, () => XmlElement>> = {
    ...(monitoring ? { "netconf-state": () => netconfState(context) } : {}),
    ...(notifications ? { netconf: eventStreams } : {}),
  };
  const asked = Object.keys(known).filter((name) => selections.some((one) => one.name === name));
  if (asked.length === 0) return undefined;
  const selected = asked.flatMap((name) => {
    const state = known[name];
    return state === undefined ? [] : (selectElement(state(), selections) ?? []);
  });
  return selected.map(printReplyXml).join("");
}
