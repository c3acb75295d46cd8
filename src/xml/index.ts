export {
  attributeOf,
  childOf,
  el,
  elementsOf,
  textOf,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from "./element.ts";
export { isLarge, largeElement } from "./large-element.ts";
export { parseXml } from "./parse-xml.ts";
export { parseXmlDocument } from "./parse-xml-document.ts";
export {
  escapeAttribute,
  escapeText,
  printCompactXml,
  printReplyXml,
  replyXmlPieces,
} from "./print-xml.ts";
export { positionAt, XmlError, type XmlErrorCode } from "./xml-error.ts";
