import { printJson, printSet, printText, xnmNamespace } from "../../junos/formats/index.ts";
import { errorReply, type Operation, operationFailed } from "../../netconf/rpc/index.ts";
import { attributeOf, childOf, escapeText } from "../../xml/index.ts";
import { changeAttributes, changeHeader, configurationXml } from "../configuration-xml.ts";
import type { OperationContext } from "../operation-context.ts";
import { selectByConfiguration } from "../selection.ts";
import { type Datastore, treeOf } from "../standard/datastore.ts";
import { changedConfiguration } from "./changed-configuration.ts";
import { compareConfiguration } from "./compare-configuration.ts";

/** Attributes that later releases of this project give a meaning; until then they are refused, not ignored. */
const unsupported = ["inherit", "commit-scripts"] as const;

/** `<get-configuration database="candidate | committed" format="xml | text | set | json">`, or `compare`. */
export const getConfiguration: Operation<OperationContext> = {
  name: "get-configuration",
  summary:
    "candidate or committed configuration as XML, text, set or JSON; compare with earlier ones",
  run(request, context) {
    const refused = unsupported.find((name) => attributeOf(request, name) !== undefined);
    if (refused !== undefined)
      return errorReply(operationFailed(`attribute '${refused}' is not supported`, refused));
    const datastore: Datastore =
      attributeOf(request, "database") === "committed" ? "running" : "candidate";
    const tree = treeOf(datastore, context);
    if (attributeOf(request, "compare") !== undefined)
      return compareConfiguration(request, tree, context);
    const filter = childOf(request, "configuration");
    const selection = selectByConfiguration(tree, filter);
    if ("error" in selection) return errorReply(selection.error);
    switch (attributeOf(request, "format")) {
      case "text":
        return [
          wrap("text", printText(selection.tree, { header: changeHeader(datastore, context) })),
        ];
      case "set":
        return [wrap("set", printSet(selection.tree))];
      case "json":
        return [
          {
            xml: escapeText(printJson(selection.tree, changeAttributes(datastore, context))),
          },
        ];
      default:
        if (attributeOf(request, "changed") === "changed")
          return changedConfiguration(selection.tree, datastore, filter, context);
        return [{ xml: configurationXml(selection.tree, datastore, context) }];
    }
  },
};

function wrap(form: "text" | "set", text: string): { readonly xml: string } {
  const tag = `configuration-${form}`;
  return { xml: `<${tag} xmlns="${xnmNamespace}">\n${escapeText(text)}</${tag}>\n` };
}
