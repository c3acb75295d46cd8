import { elementsOf, escapeText, textOf, type XmlElement } from "../../../xml/index.ts";

/**
 * Operational data in Junos's verbose JSON, escaped for the reply it stands in: every element is an
 * array, a leaf is `{ "data": ... }`, attributes stand under `"attributes"`.
 */
export function jsonText(element: XmlElement): string {
  const text = JSON.stringify({ [element.name]: [valueOf(element)] }, undefined, 4);
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
    const text = textOf(element);
    return text === "" ? value : { ...value, data: text };
  }
  for (const child of elements) {
    const list = (value[child.name] ??= []) as unknown[];
    list.push(valueOf(child));
  }
  return value;
}
