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
