export { printXmlConfiguration, type XmlPrintOptions, xnmNamespace } from "./xml/print-xml.ts";
export { readXmlEdit } from "./xml/read-xml-edit.ts";
