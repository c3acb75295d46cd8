import { childOf, el, elementsOf, type XmlElement } from "../../xml/index.ts";
import type { ReplyProfile } from "./reply-profile.ts";

/**
 * An element of a reply as `rfc-compliant` has it: every `<rpc-error>` in it, and every `<ok/>` that
 * no namespace of its own surrounds, with the prefix `nc`. From 21.2 on `<source-daemon>`, which
 * RFC 6241 does not have, moves into `<error-info>`.
 */
export function compliantElement(element: XmlElement, profile: ReplyProfile): XmlElement {
  if (element.prefix !== "") return element;
  if (element.name === "rpc-error") return compliantError(element, profile);
  if (element.name === "ok" && element.children.length === 0) return { ...element, prefix: "nc" };
  if (elementsOf(element).length === 0) return element;
  const isForeign = element.attributes.some(({ name }) => name === "xmlns");
  const children = element.children.map((child) =>
    typeof child === "string" || (isForeign && child.name === "ok")
      ? child
      : compliantElement(child, profile),
  );
  return { ...element, children };
}

function compliantError(error: XmlElement, profile: ReplyProfile): XmlElement {
  const daemon = childOf(error, "source-daemon");
  if (daemon === undefined || profile.daemonInErrorInfo !== true) return prefixed(error);
  const info = childOf(error, "error-info") ?? el("error-info");
  const parts = elementsOf(error).filter((part) => part !== daemon);
  const withInfo = parts.includes(info) ? parts : [...parts, info];
  const children = withInfo.map((part) =>
    part === info
      ? { ...prefixed(info), children: [...prefixed(info).children, daemon] }
      : prefixed(part),
  );
  return { ...error, prefix: "nc", children };
}

function prefixed(element: XmlElement): XmlElement {
  const children = element.children.map((child) =>
    typeof child === "string" ? child : prefixed(child),
  );
  return { ...element, prefix: "nc", children };
}
