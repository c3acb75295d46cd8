import { secondsText, timeText } from "../../base/index.ts";
import { childOf, textOf, type XmlElement, type XmlNode } from "../../xml/index.ts";
import type { DeviceFacts } from "../operational/state/device-facts.ts";
import { timeZoneOf } from "../time-zone.ts";

/** `{{name}}` in a reply; blanks inside the braces do not count. */
const reference = /\{\{\s*([^{}]*?)\s*\}\}/g;

const argumentPrefix = "arg.";

/** What the variables of a reply stand for. */
const variables: Readonly<Record<string, (facts: DeviceFacts) => string>> = {
  hostname: ({ hostName }) => hostName,
  serial: ({ serialNumber }) => serialNumber,
  model: ({ model }) => model,
  version: ({ version }) => version.text,
  now: (facts) => timeText(facts.now, timeZoneOf(facts)),
  "now.seconds": ({ now }) => secondsText(now),
  index: ({ index }) => String(index ?? 1),
};

/** Names that stand between the braces; `arg.NAME`, the text of an argument, besides. */
export const variableNames: readonly string[] = Object.keys(variables);

/** A variable that nobody knows, and where it stands in the text. */
export interface UnknownVariable {
  readonly name: string;
  readonly offset: number;
}

export function unknownVariables(text: string): readonly UnknownVariable[] {
  return [...text.matchAll(reference)]
    .map((match) => ({ name: match[1] ?? "", offset: match.index }))
    .filter(({ name }) => !Object.hasOwn(variables, name) && !/^arg\.[^.\s]+$/.test(name));
}

/** Whether the text refers to a variable at all. */
export function hasVariables(text: string): boolean {
  return text.search(reference) >= 0;
}

/** The text of an own reply with every variable in its place; an argument that the request lacks is empty. */
export function fillText(text: string, request: XmlElement, facts: DeviceFacts): string {
  return text.replace(reference, (_, name: string) => {
    if (!name.startsWith(argumentPrefix)) return variables[name]?.(facts) ?? "";
    const argument = childOf(request, name.slice(argumentPrefix.length));
    return argument === undefined ? "" : textOf(argument);
  });
}

/** The same in the texts and attributes of an element and all below it. */
export function fillElement(
  element: XmlElement,
  request: XmlElement,
  facts: DeviceFacts,
): XmlElement {
  const fill = (node: XmlNode): XmlNode =>
    typeof node === "string" ? fillText(node, request, facts) : fillElement(node, request, facts);
  return {
    ...element,
    attributes: element.attributes.map(({ name, value }) => ({
      name,
      value: fillText(value, request, facts),
    })),
    children: element.children.map(fill),
  };
}
