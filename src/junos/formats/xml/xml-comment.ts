import { textOf, type XmlElement } from "../../../xml/index.ts";
import { withoutDelimiters } from "../annotation.ts";

const junosNamespace = /^http:\/\/xml\.juniper\.net\/(?:junos|xnm)\//;

/** Whether this is the `<junos:comment>` that annotates the element after it. */
export function isComment(element: XmlElement): boolean {
  if (element.name !== "comment") return false;
  return element.prefix === "junos" || junosNamespace.test(element.namespace);
}

/** The annotation without its delimiters; `null` when it is empty, which removes one. */
export function readComment(element: XmlElement): string | null {
  const text = withoutDelimiters(textOf(element));
  return text === "" ? null : text;
}
