import { childOf, elementsOf, isLarge, textOf, type XmlElement } from "../../xml/index.ts";
import type { ReplyProfile } from "./reply-profile.ts";
import type { ReplyBody, ReplyPart } from "./rpc-reply.ts";

/** What a peer gets to see of an answer. */
export interface ShownReply {
  readonly body: ReplyBody;
  /** Messages of the warnings that were left out. */
  readonly omitted: readonly string[];
}

/**
 * Leaves the warnings out of a success where the session's mode wants that: Junos in
 * `rfc-compliant` never sends `<rpc-error>` and `<ok/>` together.
 */
export function shownReply(body: ReplyBody, profile: ReplyProfile): ShownReply {
  if (profile.dropsWarnings !== true || !body.some(isOk)) return { body, omitted: [] };
  const omitted: string[] = [];
  const shown = body.flatMap((part) => withoutWarnings(part, omitted));
  return omitted.length === 0 ? { body, omitted } : { body: shown, omitted };
}

/** `<ok/>` itself, or a result that ends with one. */
function isOk(part: ReplyPart): boolean {
  if ("ok" in part) return true;
  return "children" in part && !isLarge(part) && childOf(part, "ok") !== undefined;
}

function withoutWarnings(part: ReplyPart, omitted: string[]): readonly ReplyPart[] {
  if ("error" in part) {
    if (part.error.severity === "error") return [part];
    omitted.push(part.error.message.trim());
    return [];
  }
  if (!("children" in part) || isLarge(part)) return [part];
  const children = part.children.filter((child) => {
    if (typeof child === "string" || !isWarning(child)) return true;
    const message = childOf(child, "error-message");
    omitted.push(message === undefined ? "" : textOf(message));
    return false;
  });
  if (children.length === part.children.length) return [part];
  return [{ ...part, children: children.length === 0 ? ["\n"] : children }];
}

function isWarning(element: XmlElement): boolean {
  if (element.name !== "rpc-error") return false;
  return elementsOf(element).some(
    (part) => part.name === "error-severity" && textOf(part) === "warning",
  );
}
