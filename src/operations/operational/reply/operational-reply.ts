import type { ReplyBody } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { namespaceReleases } from "../../profile/junos-version.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { jsonText } from "./json-text.ts";

/** One operational answer: the element, and the same facts as the CLI lays them out. */
export interface OperationalReply {
  readonly xml: XmlElement;
  /** Lines of the CLI, without the final newline. */
  text(): string;
}

/** The answer in the form that the request's `format` attribute asks for. */
export function render(reply: OperationalReply, format: string | undefined): ReplyBody {
  switch (format) {
    case "text":
    case "ascii": {
      const text = reply.text();
      return text === "" ? [] : [output(text)];
    }
    case "json":
      return [{ xml: jsonText(reply.xml) }];
    default:
      return [reply.xml];
  }
}

/** `<output>` as Junos gives CLI text: the text on lines of its own. */
export function output(text: string): XmlElement {
  return el("output", `\n${text}\n`);
}

/** A reply that is nothing but CLI text, in every form. */
export function outputReply(text: string): OperationalReply {
  return { xml: output(text), text: () => text };
}

/** A leaf whose text stands between newlines, as most operational leaves do. */
export function wrapped(
  name: string,
  text: string,
  attributes?: Readonly<Record<string, string>>,
): XmlElement {
  return el(name, attributes, `\n${text}\n`);
}

/** A container whose tags stand on lines of their own also when there is nothing in it. */
export function container(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (XmlElement | undefined)[]
): XmlElement {
  const filled = children.filter((child) => child !== undefined);
  return el(name, attributes, ...(filled.length === 0 ? ["\n"] : filled));
}

/** A leaf that is left out when there is nothing to say. */
export function optional(name: string, text: string | undefined): XmlElement | undefined {
  return text === undefined ? undefined : el(name, text);
}

/** `http://xml.juniper.net/junos/23.4R0/junos-interface` and its like. */
export function schemaNamespace(release: string, part = ""): Record<string, string> {
  return { xmlns: `http://xml.juniper.net/junos/${release}/junos${part && `-${part}`}` };
}

/** The `xmlns` of operational data of this device: `dataNamespace(facts, "routing")`. */
export function dataNamespace(facts: DeviceFacts, part = ""): Record<string, string> {
  return schemaNamespace(namespaceReleases(facts.version).schema, part);
}
