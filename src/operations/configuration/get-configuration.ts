import { printSet, printText, xnmNamespace } from "../../junos/formats/index.ts";
import { errorReply, type Operation, operationFailed } from "../../netconf/rpc/index.ts";
import { attributeOf, childOf, escapeText } from "../../xml/index.ts";
import { changeHeader, configurationXml } from "../configuration-xml.ts";
import type { OperationContext } from "../operation-context.ts";
import { selectByConfiguration } from "../selection.ts";
import { type Datastore, treeOf } from "../standard/datastore.ts";

/** Attributes that later releases of this project give a meaning; until then they are refused, not ignored. */
const unsupported = ["inherit", "compare", "changed", "commit-scripts", "rollback"] as const;

/** `<get-configuration database="candidate | committed" format="xml | text | set">`. */
export const getConfiguration: Operation<OperationContext> = {
  name: "get-configuration",
  summary: "candidate or committed configuration as XML, text or set commands",
  run(request, context) {
    const refused = unsupported.find((name) => attributeOf(request, name) !== undefined);
    if (refused !== undefined)
      return errorReply(operationFailed(`attribute '${refused}' is not supported`, refused));
    const datastore: Datastore =
      attributeOf(request, "database") === "committed" ? "running" : "candidate";
    const selection = selectByConfiguration(
      treeOf(datastore, context),
      childOf(request, "configuration"),
    );
    if ("error" in selection) return errorReply(selection.error);
    switch (attributeOf(request, "format")) {
      case "text":
        return [
          wrap("text", printText(selection.tree, { header: changeHeader(datastore, context) })),
        ];
      case "set":
        return [wrap("set", printSet(selection.tree))];
      default:
        return [{ xml: configurationXml(selection.tree, datastore, context) }];
    }
  },
};

function wrap(form: "text" | "set", text: string): { readonly xml: string } {
  const tag = `configuration-${form}`;
  return { xml: `<${tag} xmlns="${xnmNamespace}">\n${escapeText(text)}</${tag}>\n` };
}
