import { childOf, elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import type { PrintedReply } from "./print-reply.ts";
import type { ReplyBody } from "./rpc-reply.ts";

/**
 * Messages of the errors and warnings in a reply, also of those inside result elements; for journals.
 * Text that came serialised is not looked into. What was `printed` of it tells at once that a reply
 * has none, so that nobody walks through a large one.
 */
export function errorMessages(body: ReplyBody, printed: PrintedReply): readonly string[] {
  if (!printed.some((piece) => typeof piece === "string" && piece.includes("rpc-error>")))
    return [];
  const messages: string[] = [];
  for (const part of body) {
    if ("error" in part) messages.push(part.error.message.trim());
    else if ("children" in part) collect(part, messages);
  }
  return messages;
}

function collect(root: XmlElement, messages: string[]): void {
  const waiting = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const message = element.name === "rpc-error" ? childOf(element, "error-message") : undefined;
    if (message !== undefined) messages.push(textOf(message));
    else for (const child of elementsOf(element).toReversed()) waiting.push(child);
  }
}
