import { elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import { baseNamespace } from "./reply-profile.ts";

/**
 * RFC 6241 section 6 on elements: what a subtree filter, given as the selections inside `<filter>`,
 * leaves of `data`; undefined when that is nothing. Names decide, and namespaces where both the
 * filter and the data have one.
 */
export function selectElement(
  data: XmlElement,
  selections: readonly XmlElement[],
): XmlElement | undefined {
  const fitting = selections.map((one) => readSelection(one)).filter((one) => holds(data, one));
  if (fitting.length === 0) return undefined;
  if (fitting.some(({ deeper }) => deeper.length === 0)) return data;
  const matches = fitting.flatMap((one) => one.matches);
  const deeper = fitting.flatMap((one) => one.deeper);
  const children = elementsOf(data).flatMap((child) =>
    matches.some((match) => isMatch(child, match)) ? child : (selectElement(child, deeper) ?? []),
  );
  return children.length === 0 ? undefined : { ...data, children };
}

interface Selection {
  readonly element: XmlElement;
  /** Content match nodes (6.2.5): leaves that must be there with this text. */
  readonly matches: readonly XmlElement[];
  /** Containment and selection nodes; none: everything is selected. */
  readonly deeper: readonly XmlElement[];
}

function readSelection(element: XmlElement): Selection {
  const inside = elementsOf(element);
  const matches = inside.filter((one) => elementsOf(one).length === 0 && textOf(one) !== "");
  return { element, matches, deeper: inside.filter((one) => !matches.includes(one)) };
}

function holds(data: XmlElement, { element, matches }: Selection): boolean {
  if (!isNamed(data, element)) return false;
  return matches.every((match) => elementsOf(data).some((child) => isMatch(child, match)));
}

function isMatch(child: XmlElement, match: XmlElement): boolean {
  return isNamed(child, match) && textOf(child) === textOf(match);
}

function isNamed(data: XmlElement, selection: XmlElement): boolean {
  if (data.name !== selection.name) return false;
  const [own, asked] = [namespaceOf(data), namespaceOf(selection)];
  if (asked !== "" && own !== "" && asked !== own) return false;
  return selection.attributes.every(
    ({ name, value }) =>
      isDeclaration(name) ||
      data.attributes.some((attribute) => attribute.name === name && attribute.value === value),
  );
}

/** Empty when unsaid: a filter that declares nothing stands in the protocol's own namespace. */
function namespaceOf({ namespace, attributes }: XmlElement): string {
  const given = namespace || (attributes.find(({ name }) => name === "xmlns")?.value ?? "");
  return given === baseNamespace ? "" : given;
}

function isDeclaration(name: string): boolean {
  return name === "xmlns" || name.startsWith("xmlns:");
}
