import {
  errorReply,
  type Operation,
  type ReplyBody,
  readElements,
} from "../../netconf/rpc/index.ts";
import { attributeOf, type XmlElement } from "../../xml/index.ts";
import { configurationForm, configurationIn } from "../configuration-forms.ts";
import type { OperationContext } from "../operation-context.ts";
import { readingConfiguration } from "../permissions/operation-permissions.ts";
import { selectByConfiguration } from "../selection.ts";
import { treeOf } from "../standard/datastore.ts";
import { compareConfiguration } from "./compare-configuration.ts";
import { baseOf, readDatabase, readView } from "./configuration-view.ts";

/**
 * `<get-configuration database="candidate | committed" format="...">`, with what it inherits
 * (`inherit`, `groups`, `interface-ranges`, `commit-scripts`), marks of changes (`changed`), or
 * compared with a stored one (`compare`). One `<configuration>` inside selects.
 */
export const getConfiguration: Operation<OperationContext> = {
  name: "get-configuration",
  drivenBy: "the candidate or committed configuration and the kept ones",
  forms: [
    "<get-configuration/>",
    '<get-configuration database="candidate | committed"/>',
    '<get-configuration format="xml | text | set | json | xml-minified | json-minified"/>',
    "<get-configuration><configuration>...</configuration></get-configuration>",
    '<get-configuration inherit="inherit | defaults" groups="groups" interface-ranges="interface-ranges"/>',
    '<get-configuration changed="changed"/>',
    '<get-configuration commit-scripts="apply | apply-no-transients | view"/>',
    '<get-configuration compare="rollback" rollback="0..49" format="text | xml" use-fast-diff="yes"/>',
    '<get-configuration compare="configuration-revision" configuration-revision="REVISION"/>',
  ],
  summary:
    "candidate or committed configuration as XML, text, set or JSON; compare with earlier ones",
  command: "show configuration",
  permissions: readingConfiguration,
  run(request, context) {
    const elements = readElements(request, ["configuration"]);
    if ("error" in elements) return errorReply(elements.error);
    const database = readDatabase(request);
    if ("error" in database) return errorReply(database.error);
    const filter = elements.get("configuration");
    return attributeOf(request, "compare") === undefined
      ? show(request, filter, database.datastore, context)
      : compareConfiguration(request, treeOf(database.datastore, context), filter, context);
  },
};

function show(
  request: XmlElement,
  filter: XmlElement | undefined,
  datastore: "running" | "candidate",
  context: OperationContext,
): ReplyBody {
  const view = readView(request);
  if ("error" in view) return errorReply(view.error);
  const { origins, seen, marksChanges } = view;
  const selection = selectByConfiguration(seen(treeOf(datastore, context)), filter);
  if ("error" in selection) return errorReply(selection.error);
  const form = configurationForm(attributeOf(request, "format"), context);
  const shown = { tree: selection.tree, datastore, origins };
  if (!marksChanges) return partOf(configurationIn(form, shown, context, false));
  const base = selectByConfiguration(seen(baseOf(datastore, context)), filter);
  if ("error" in base) return errorReply(base.error);
  const marked = { ...shown, changedSince: base.tree };
  return partOf(configurationIn(form, marked, context, false));
}

function partOf(content: string | Uint8Array): ReplyBody {
  return [typeof content === "string" ? { xml: content } : { bytes: content }];
}
