import { elementsOf, parseXmlDocument, type XmlElement, XmlError } from "../../xml/index.ts";

/** Why a reply is no reply, and where; both count from 1. */
export interface ReplyFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Stands on the first line, before what the user wrote. */
const open = '<rpc-reply xmlns:junos="http://xml.juniper.net/junos/*/junos">';
/** An XML declaration, and the mark that ends a message in a transcript. */
const declaration = /^\s*<\?xml\s[^?]*\?>/;
const endOfMessage = /\]\]>\]\]>\s*$/;

/**
 * Reads what a user wrote as a reply: the elements that stand between `<rpc-reply>` and
 * `</rpc-reply>`, several or none, or the whole `<rpc-reply>` as a device sent it. The prefix
 * `junos` need not be declared.
 */
export function readReplyBody(text: string): readonly XmlElement[] | ReplyFault {
  const body = text.replace(declaration, blank).replace(endOfMessage, "");
  let root: XmlElement;
  try {
    root = parseXmlDocument(`${open}${body}</rpc-reply>`);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    const column = cause.line === 1 ? cause.column - open.length : cause.column;
    return {
      line: Math.max(1, cause.line),
      column: Math.max(1, column),
      message: cause.message,
    };
  }
  const [first, ...more] = elementsOf(root);
  const inner = first?.name === "rpc-reply" && more.length === 0 ? first : root;
  const stray = [root, inner].some((element) =>
    element.children.some((child) => typeof child === "string" && child.trim() !== ""),
  );
  if (stray) return { line: 1, column: 1, message: "there is text outside of any element" };
  return elementsOf(inner);
}

/** As many blanks, so that places in the text stay where they are. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
