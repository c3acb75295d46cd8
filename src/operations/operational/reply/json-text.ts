import { elementsOf, escapeText, textOf, type XmlElement } from "../../../xml/index.ts";

/**
 * Operational data in Junos's verbose JSON, escaped for the reply it stands in: every element is an
 * array, a leaf is `{ "data" : ... }`, attributes stand under `"attributes"`, an empty element is
 * `{ "data" : [null] }` and a container with nothing in it `{}`.
 */
export function jsonText(element: XmlElement): string {
  const text = JSON.stringify({ [element.name]: [valueOf(element)] }, undefined, 4)
    // Junos has no line breaks around the null, and a blank before the colon. A line that begins
    // with a quote begins with a key: names of elements and attributes have no quotes in them.
    .replaceAll(/\[\n +null\n +\]/g, "[null]")
    .replaceAll(/^( *"[^"]*"): /gm, "$1 : ");
  return `${escapeText(text)}\n`;
}

function valueOf(element: XmlElement): unknown {
  const value: Record<string, unknown> = {};
  if (element.attributes.length > 0)
    value["attributes"] = Object.fromEntries(
      element.attributes.map((attribute) => [attribute.name, attribute.value]),
    );
  const elements = elementsOf(element);
  if (elements.length === 0) {
    if (element.children.length === 0) return { ...value, data: [null] };
    const text = textOf(element);
    return text === "" ? value : { ...value, data: text };
  }
  for (const child of elements) {
    const list = (value[child.name] ??= []) as unknown[];
    list.push(valueOf(child));
  }
  return value;
}
