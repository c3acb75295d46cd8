import { limits } from "../base/index.ts";

/** Bounds of one document; the parser stops at the first that is passed. */
export interface XmlLimits {
  /** Bytes of the document. @defaultValue limits.messageBytes */
  readonly bytes?: number;
  /** Nesting of elements. @defaultValue limits.xmlDepth */
  readonly depth?: number;
  /** Attributes of one element. @defaultValue limits.xmlAttributes */
  readonly attributes?: number;
  /** Elements, attributes and texts together. @defaultValue limits.xmlNodes */
  readonly nodes?: number;
}

export function resolveXmlLimits(options: XmlLimits = {}): Required<XmlLimits> {
  return {
    bytes: options.bytes ?? limits.messageBytes,
    depth: options.depth ?? limits.xmlDepth,
    attributes: options.attributes ?? limits.xmlAttributes,
    nodes: options.nodes ?? limits.xmlNodes,
  };
}
