import { errorReply, type Operation } from "../../netconf/rpc/index.ts";
import { childOf } from "../../xml/index.ts";
import { configurationBytes } from "../configuration-xml.ts";
import type { OperationContext } from "../operation-context.ts";
import { readingConfiguration } from "../permissions/operation-permissions.ts";
import { selectByFilter } from "../selection.ts";
import { datastoreOf, treeOf } from "./datastore.ts";

/** RFC 6241 7.1. */
export const getConfig: Operation<OperationContext> = {
  name: "get-config",
  summary: "the running or candidate configuration, whole or by subtree filter",
  command: "show configuration",
  permissions: readingConfiguration,
  run(request, context) {
    const source = datastoreOf(request, "source");
    if ("error" in source) return errorReply(source.error);
    const tree = treeOf(source.datastore, context);
    const selection = selectByFilter(tree, childOf(request, "filter"));
    if ("error" in selection) return errorReply(selection.error);
    if (selection.isEmpty && selection.tree !== tree) return [{ xml: emptyData }];
    const bytes = configurationBytes(selection.tree, source.datastore, context);
    return [{ xml: "<data>\n" }, { bytes }, { xml: "</data>\n" }];
  },
};

/** What Junos answers when a filter selects nothing: no attributes and no namespace of its own. */
const emptyData = "<data>\n<configuration>\n</configuration>\n</data>\n";
