import {
  errorReply,
  type Operation,
  type ReplyBody,
  strayElement,
} from "../../netconf/rpc/index.ts";
import { el } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { masterEngine } from "../operational/state/mastership.ts";
import { maintaining } from "../permissions/operation-permissions.ts";

/** `request system configuration rescue save`: the running configuration is kept. */
export const saveRescue: Operation<OperationContext> = {
  name: "request-save-rescue-configuration",
  drivenBy: "the running configuration",
  forms: ["<request-save-rescue-configuration/>"],
  summary: "request system configuration rescue save",
  command: "request system configuration rescue save",
  permissions: maintaining,
  run(request, context) {
    const stray = strayElement(request);
    if (stray !== undefined) return errorReply(stray);
    context.database.saveRescue(context.session);
    return managementResults(context);
  },
};

/** `request system configuration rescue delete`; that there was none is no error on Junos. */
export const deleteRescue: Operation<OperationContext> = {
  name: "request-delete-rescue-configuration",
  drivenBy: "the rescue configuration",
  forms: ["<request-delete-rescue-configuration/>"],
  summary: "request system configuration rescue delete",
  command: "request system configuration rescue delete",
  permissions: maintaining,
  run(request, context) {
    const stray = strayElement(request);
    if (stray !== undefined) return errorReply(stray);
    context.database.deleteRescue();
    return managementResults(context);
  },
};

function managementResults({ facts }: OperationContext): ReplyBody {
  const name = masterEngine(facts());
  return [
    el(
      "rescue-management-results",
      el("routing-engine", { "junos:style": "normal" }, el("name", name), el("success")),
    ),
  ];
}
