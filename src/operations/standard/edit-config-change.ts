import type { ConfigFormat, ParseOptions } from "../../junos/formats/index.ts";
import { onlyChild, operationFailed, type RpcError, readWord } from "../../netconf/rpc/index.ts";
import { elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import {
  type ConfigurationChange,
  changeFromDocument,
  changeFromXml,
} from "../configuration-change.ts";
import { deviceFile } from "../device-file.ts";
import type { OperationContext } from "../operation-context.ts";

/** Forms that Junos takes beside `<config>`, each in an element of its own. */
const texts: Readonly<Record<string, readonly [inner: string, format: ConfigFormat]>> = {
  "config-text": ["configuration-text", "text"],
  "config-set": ["configuration-set", "set"],
  "config-json": ["configuration-json", "json"],
};

/** The elements of edit-config that hold or name the configuration; a request has one of them. */
export const changeElements: readonly string[] = ["config", "url", ...Object.keys(texts)];

type Reading = { readonly change: ConfigurationChange } | { readonly error: RpcError };

/** Reads the configuration of an edit-config, whatever form it has. */
export function readEditConfig(
  request: XmlElement,
  options: Pick<ParseOptions, "stopsAtError">,
  context: OperationContext,
): Reading {
  const { schema, validation } = context;
  const [element, second] = elementsOf(request).filter(({ name }) => changeElements.includes(name));
  if (second !== undefined) return { error: operationFailed("syntax error", second.name) };
  if (element === undefined) {
    const last = elementsOf(request).at(-1)?.name ?? "edit-config";
    return { error: operationFailed("syntax error, expecting <config>", last) };
  }
  if (element.name === "url") return readUrl(element, options, context);
  const text = texts[element.name];
  const [inner, format] = text ?? ["configuration", "xml" as const];
  const held = onlyChild(element, inner);
  if ("error" in held) return held;
  const reading = { ...options, validation };
  if (format === "xml") return { change: changeFromXml(held.child, schema, reading) };
  return { change: changeFromDocument(rawText(held.child), schema, { ...reading, format }) };
}

/** `<url format="xml | text | json">`; without a format it is judged by the first word. */
function readUrl(
  url: XmlElement,
  options: Pick<ParseOptions, "stopsAtError">,
  context: OperationContext,
): Reading {
  const format = readWord(url, "format", ["xml", "text", "json"]);
  if ("error" in format) return format;
  if (textOf(url) === "") return { error: operationFailed("missing argument", "url") };
  const file = deviceFile(textOf(url), context);
  if ("error" in file) return file;
  const reading = {
    ...options,
    validation: context.validation,
    ...(format.word === undefined ? {} : { format: format.word }),
  };
  return { change: changeFromDocument(file.text, context.schema, reading) };
}

function rawText({ children }: XmlElement): string {
  return children.filter((child) => typeof child === "string").join("");
}
