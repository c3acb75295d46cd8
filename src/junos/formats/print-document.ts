import type { ConfigTree } from "../config/index.ts";
import type { ConfigFormat } from "./detect-format.ts";
import { printJson } from "./json/print-json.ts";
import { printSet } from "./set/print-set.ts";
import { printText } from "./text/print-text.ts";
import { junosNamespace, printXmlConfiguration, xnmNamespace } from "./xml/print-xml.ts";

/** Annotations are elements of the second namespace, so a document of its own declares both. */
const xmlNamespaces = [
  ["xmlns", xnmNamespace],
  ["xmlns:junos", junosNamespace],
] as const;

/** The whole configuration as a document of one form, as the device prints it. */
export function printDocument(tree: ConfigTree, format: ConfigFormat): string {
  switch (format) {
    case "text":
      return printText(tree);
    case "set":
      return printSet(tree);
    case "xml":
      return printXmlConfiguration(tree, { attributes: xmlNamespaces });
    case "json":
      return printJson(tree);
  }
}
