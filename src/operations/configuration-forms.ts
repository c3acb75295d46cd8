import type { ConfigTree, Origin } from "../junos/config/index.ts";
import {
  minifiedJson,
  minifiedXml,
  printJson,
  printSet,
  printText,
} from "../junos/formats/index.ts";
import { escapeText } from "../xml/index.ts";
import {
  changeAttributes,
  changeHeader,
  configurationBytes,
  configurationElement,
  configurationXml,
  markedConfigurationXml,
} from "./configuration-xml.ts";
import type { OperationContext } from "./operation-context.ts";
import { atLeast } from "./profile/junos-version.ts";
import type { Datastore } from "./standard/datastore.ts";

const forms = ["xml", "text", "set", "json", "xml-minified", "json-minified"] as const;
/** How a configuration is written in a reply (Junos `format`). */
type ConfigurationForm = (typeof forms)[number];

/**
 * The form that a `format` attribute asks for. Junos answers in XML where it does not know the
 * word; the minified forms came with releases of the 21 series.
 */
export function configurationForm(
  format: string | undefined,
  { version }: Pick<OperationContext, "version">,
): ConfigurationForm {
  const form = forms.find((known) => known === format?.toLowerCase()) ?? "xml";
  return form.endsWith("-minified") && !atLeast(version, 21, 1) ? "xml" : form;
}

/** A configuration, or what was selected of it, on its way into a reply. */
interface ShownConfiguration {
  readonly tree: ConfigTree;
  readonly datastore: Datastore;
  /** The kinds of sources that inherited statements name. */
  readonly origins?: readonly Origin["kind"][];
  /** In XML, what differs from it is marked. @defaultValue nothing is compared */
  readonly changedSince?: ConfigTree;
}

/**
 * What stands in a reply: `<configuration>`, encoded where it is remembered, `<configuration-text>`,
 * `<configuration-set>`, or JSON, which stands bare or, for the standard operations, in
 * `<configuration-json>`.
 */
export function configurationIn(
  form: ConfigurationForm,
  shown: ShownConfiguration,
  context: OperationContext,
  wrapsJson: boolean,
): string | Uint8Array {
  const { tree, datastore, origins = [], changedSince } = shown;
  const isPlain = origins.length === 0 && changedSince === undefined;
  switch (form) {
    case "xml":
      return isPlain ? configurationBytes(tree, datastore, context) : markedXml(shown, context);
    case "xml-minified":
      return minifiedXml(markedXml(shown, context));
    case "text": {
      const header = changeHeader(datastore, context);
      return configurationElement("text", printText(tree, { header, origins }));
    }
    case "set":
      return configurationElement("set", printSet(tree));
    case "json":
    case "json-minified": {
      const json = printJson(tree, changeAttributes(datastore, context));
      const text = form === "json" ? json : `${minifiedJson(json)}\n`;
      return wrapsJson ? configurationElement("json", text) : escapeText(text);
    }
  }
}

function markedXml(
  { tree, datastore, origins = [], changedSince }: ShownConfiguration,
  context: OperationContext,
): string {
  return changedSince === undefined
    ? configurationXml(tree, datastore, context, origins)
    : markedConfigurationXml(tree, datastore, context, { origins, changedSince });
}
