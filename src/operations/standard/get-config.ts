import {
  errorReply,
  type Operation,
  type RpcError,
  readElements,
} from "../../netconf/rpc/index.ts";
import { attributeOf, elementsOf, type XmlElement } from "../../xml/index.ts";
import { configurationForm, configurationIn } from "../configuration-forms.ts";
import type { OperationContext } from "../operation-context.ts";
import { readingConfiguration } from "../permissions/operation-permissions.ts";
import { selectByFilter } from "../selection.ts";
import { dataReply } from "./data.ts";
import { datastoreOf, treeOf } from "./datastore.ts";

/** RFC 6241 7.1. */
export const getConfig: Operation<OperationContext> = {
  name: "get-config",
  drivenBy: "the running or candidate configuration",
  forms: [
    "<get-config><source><running/></source></get-config>",
    "<get-config><source><candidate/></source></get-config>",
    '<get-config><source><running/></source><filter type="subtree"><configuration>...</configuration></filter></get-config>',
    '<get-config format="json | json-minified | set | text | xml | xml-minified">...</get-config>',
  ],
  summary: "the running or candidate configuration, whole or by subtree filter",
  command: "show configuration",
  permissions: readingConfiguration,
  run(request, context) {
    const elements = readElements(request, ["source", "filter"]);
    if ("error" in elements) return errorReply(elements.error);
    const source = datastoreOf(elements.get("source"), "source");
    if ("error" in source) return errorReply(source.error);
    const filter = elements.get("filter");
    const stray = filter && strayFilter(filter);
    if (stray !== undefined) return errorReply(stray);
    const form = configurationForm(attributeOf(request, "format"), context);
    const tree = treeOf(source.datastore, context);
    const selection = selectByFilter(tree, filter);
    if ("error" in selection) return errorReply(selection.error);
    // RFC 6241 6.4.2: an empty filter selects nothing.
    const isNothing = filter !== undefined && elementsOf(filter).length === 0;
    const isEmpty = selection.isEmpty && selection.tree !== tree;
    if (isNothing || (form === "xml" && isEmpty))
      return dataReply([context.profile.reply.rfcCompliant ? "" : nothing], context);
    const shown = { tree: selection.tree, datastore: source.datastore };
    return dataReply([configurationIn(form, shown, context, true)], context);
  },
};

/** What Junos answers when a filter selects nothing: no attributes and no namespace of its own. */
const nothing = "<configuration>\n</configuration>\n";

/** A filter is rooted at `<configuration>`, of which there is one. */
function strayFilter(filter: XmlElement): RpcError | undefined {
  const elements = readElements(filter, ["configuration"]);
  return "error" in elements ? elements.error : undefined;
}
