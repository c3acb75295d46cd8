import { elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import { type ReplyFault, readReplyBody } from "./reply-body.ts";

/** What the comments at the start of a reply file say. */
export interface ReplyHeader {
  /** Arguments that a request must have: of the same name, with the same text when there is one. */
  readonly conditions: readonly XmlElement[];
  /** `<!-- when: show arp -->`: the text of the request itself, for `command`. */
  readonly text: string | undefined;
  /** `<!-- once -->`. */
  readonly isOnce: boolean;
  /** Characters up to the end of the comments. */
  readonly length: number;
}

const leading = /^\s*(?:<\?xml\s[^?]*\?>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*/;
const comment = /<!--((?:[^-]|-(?!->))*)-->/g;

/** Reads the comments with which a reply file begins; those that are neither `when:` nor `once` say nothing. */
export function readReplyHeader(text: string): ReplyHeader | ReplyFault {
  const head = leading.exec(text)?.[0] ?? "";
  const conditions: XmlElement[] = [];
  const words: string[] = [];
  let isOnce = false;
  for (const match of head.matchAll(comment)) {
    const said = (match[1] ?? "").trim();
    if (said === "once") isOnce = true;
    if (!said.startsWith("when:")) continue;
    const line = head.slice(0, match.index).split("\n").length;
    const wanted = said.slice("when:".length).trim();
    if (!wanted.startsWith("<")) {
      words.push(oneLine(wanted));
      continue;
    }
    const read = readReplyBody(wanted);
    if ("message" in read)
      return { line: line + read.line - 1, column: 1, message: `in 'when:': ${read.message}` };
    conditions.push(...read);
  }
  return {
    conditions,
    text: words.length === 0 ? undefined : words.join(" "),
    isOnce,
    length: head.length,
  };
}

/** Whether a request is one that a header asks for. */
export function meets(request: XmlElement, { conditions, text }: ReplyHeader): boolean {
  if (text !== undefined && oneLine(textOf(request)) !== text) return false;
  return conditions.every((wanted) => holds(request, wanted));
}

function holds(parent: XmlElement, wanted: XmlElement): boolean {
  const text = textOf(wanted);
  return elementsOf(parent).some(
    (child) =>
      child.name === wanted.name &&
      (text === "" || textOf(child) === text) &&
      elementsOf(wanted).every((inner) => holds(child, inner)),
  );
}

function oneLine(text: string): string {
  return text.trim().split(/\s+/).join(" ");
}
