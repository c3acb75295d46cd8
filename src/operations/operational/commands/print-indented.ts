import type { ReplyBody } from "../../../netconf/rpc/index.ts";
import { escapeText, printReplyXml, textOf, type XmlElement } from "../../../xml/index.ts";
import { printedBody } from "./shown.ts";

const step = "    ";

/**
 * A reply as `| display xml` lays it out on a terminal: four blanks a level, leaves on one line.
 * What came as text already, a configuration, keeps its own layout behind `margin`.
 */
export function printIndented(body: ReplyBody, margin = ""): string {
  return body
    .map((part) => {
      if (!("name" in part)) return indentLines(printedBody([part]), margin);
      return printElement(part, margin);
    })
    .join("");
}

function printElement(element: XmlElement, margin: string): string {
  const elements = element.children.filter((child) => typeof child !== "string");
  const [, open = "", name = ""] = /^<(([^\s/>]+)[^\n]*?)\/?>/.exec(tagOf(element)) ?? [];
  if (elements.length > 0) {
    const inside = elements.map((child) => printElement(child, margin + step)).join("");
    return `${margin}<${open}>\n${inside}${margin}</${name}>\n`;
  }
  if (element.children.length === 0) return `${margin}<${open}/>\n`;
  const text = textOf(element);
  if (text === "") return `${margin}<${open}>\n${margin}</${name}>\n`;
  return `${margin}<${open}>${escapeText(text)}</${name}>\n`;
}

/** The element with nothing inside, so that only its tag is printed. */
function tagOf(element: XmlElement): string {
  return printReplyXml({ ...element, children: [] });
}

function indentLines(text: string, margin: string): string {
  return margin === "" ? text : text.replaceAll(/^(?=.)/gm, margin);
}
