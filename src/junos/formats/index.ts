export { parseJson } from "./json/parse-json.ts";
export { printJson } from "./json/print-json.ts";
export type { ParseOptions } from "./parse-options.ts";
export { parseText } from "./text/parse-text.ts";
export { type PrintTextOptions, printText } from "./text/print-text.ts";
export { printXmlConfiguration, type XmlPrintOptions, xnmNamespace } from "./xml/print-xml.ts";
export { readXmlEdit } from "./xml/read-xml-edit.ts";
