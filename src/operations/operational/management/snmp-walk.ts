import { limits } from "../../../base/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { container, dataNamespace } from "../reply/index.ts";
import type { StateAnswer } from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { below, type MibObject, mibOf, walkRoot } from "../state/mib.ts";

/** How values are shown: `hex` writes strings as bytes. */
export type SnmpFormat = "decimal" | "ascii" | "hex";

/** `show snmp mib walk NAME...` and `show snmp mib get NAME...`: names or numeric identifiers, parted by blanks. */
export function snmpObjects(
  facts: DeviceFacts,
  names: string,
  style: "walk" | "get",
  format: SnmpFormat,
): StateAnswer {
  const all = mibOf(facts);
  const found: MibObject[] = [];
  const wanted = names.split(/\s+/, limits.snmpObjectNames + 1);
  if (wanted.length > limits.snmpObjectNames)
    return { error: operationFailed(`more than ${limits.snmpObjectNames} object names`) };
  for (const name of wanted) {
    const root = walkRoot(all, name);
    if (root === undefined)
      return { error: operationFailed(`Unknown object name '${name}'`, name) };
    const objects = below(all, root);
    const isExact = objects.some(({ oid }) => oid.length === root.length);
    if (style === "get" && !isExact)
      return { error: operationFailed(`No such instance: '${name}'`, name) };
    found.push(...objects);
  }
  return {
    xml: container(
      "snmp-object-information",
      dataNamespace(facts, "snmp"),
      ...found.map((object) => objectElement(object, format)),
    ),
    text: () =>
      found
        .map((object) => `${object.name.padEnd(13)} = ${shownValue(object, format)}`.trimEnd())
        .join("\n"),
  };
}

function objectElement(object: MibObject, format: SnmpFormat): XmlElement {
  const { name, index, type, oid } = object;
  return el(
    "snmp-object",
    el("name", name),
    index === undefined
      ? undefined
      : el("index", el("index-name", index.name), el("index-value", index.value)),
    el("object-value-type", type),
    el("object-value", shownValue(object, format)),
    el("oid", oid.join(".")),
  );
}

function shownValue({ type, value }: MibObject, format: SnmpFormat): string {
  if (format !== "hex" || type !== "string") return value;
  return (Buffer.from(value).toString("hex").match(/../g) ?? []).join(" ");
}
