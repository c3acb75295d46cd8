import { type ConfigTree, inherited, type Origin } from "../../junos/config/index.ts";
import { printJson, printSet, printText, xnmNamespace } from "../../junos/formats/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type RpcError,
} from "../../netconf/rpc/index.ts";
import { attributeOf, childOf, escapeText, type XmlElement } from "../../xml/index.ts";
import { changeAttributes, changeHeader, configurationXml } from "../configuration-xml.ts";
import type { OperationContext } from "../operation-context.ts";
import { readingConfiguration } from "../permissions/operation-permissions.ts";
import { selectByConfiguration } from "../selection.ts";
import { type Datastore, treeOf } from "../standard/datastore.ts";
import { changedConfiguration } from "./changed-configuration.ts";
import { compareConfiguration } from "./compare-configuration.ts";

/** Attributes that later releases of this project give a meaning; until then they are refused, not ignored. */
const unsupported = ["commit-scripts"] as const;

/**
 * `<get-configuration database="candidate | committed" format="xml | text | set | json">`, with
 * `inherit="inherit"` and its `groups` and `interface-ranges`, or `compare`.
 */
export const getConfiguration: Operation<OperationContext> = {
  name: "get-configuration",
  summary:
    "candidate or committed configuration as XML, text, set or JSON; compare with earlier ones",
  command: "show configuration",
  permissions: readingConfiguration,
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
    const view = viewOf(tree, request);
    if ("tag" in view) return errorReply(view);
    const { origins } = view;
    const selection = selectByConfiguration(view.tree, filter);
    if ("error" in selection) return errorReply(selection.error);
    switch (attributeOf(request, "format")) {
      case "text":
        return [
          wrap(
            "text",
            printText(selection.tree, { header: changeHeader(datastore, context), origins }),
          ),
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
        return [{ xml: configurationXml(selection.tree, datastore, context, origins) }];
    }
  },
};

/** What is shown: the configuration as it is stored, or with what it inherits. */
interface View {
  readonly tree: ConfigTree;
  /** The kinds of sources that inherited statements name. */
  readonly origins: readonly Origin["kind"][];
}

function viewOf(tree: ConfigTree, request: XmlElement): View | RpcError {
  const inherit = attributeOf(request, "inherit");
  if (inherit === undefined) return { tree, origins: [] };
  if (inherit !== "inherit")
    return operationFailed(`inherit='${inherit}' is not supported`, "inherit");
  if (attributeOf(request, "changed") === "changed")
    return operationFailed("'changed' and 'inherit' exclude each other", "changed");
  const origins: Origin["kind"][] = [];
  if (attributeOf(request, "groups") === "groups") origins.push("group");
  if (attributeOf(request, "interface-ranges") === "interface-ranges")
    origins.push("interface-range");
  return { tree: inherited(tree).tree, origins };
}

function wrap(form: "text" | "set", text: string): { readonly xml: string } {
  const tag = `configuration-${form}`;
  return { xml: `<${tag} xmlns="${xnmNamespace}">\n${escapeText(text)}</${tag}>\n` };
}
