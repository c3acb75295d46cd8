import { type ReplyBody, rpcErrorElement } from "../../../netconf/rpc/index.ts";
import { escapeText, printReplyXml } from "../../../xml/index.ts";
import { configurationOutput } from "../../configuration-output.ts";
import { output } from "../reply/index.ts";

/** What a command shows. */
export interface Shown {
  readonly form: "text" | "xml" | "json";
  /** As the reply of a NETCONF session has it. */
  readonly body: ReplyBody;
  /** As a terminal has it, line by line; not for `xml`. */
  lines(): readonly string[];
  /** Whether it is a configuration, whose text has an element of its own. */
  readonly isConfiguration?: boolean;
}

/** The answer of a request that was asked for in this form. */
export function shownAnswer(body: ReplyBody, form: Shown["form"]): Shown {
  return { form, body, lines: () => linesOf(plainText(body)) };
}

/** Text of the CLI; nothing at all is an empty reply. */
export function shownText(text: string, isConfiguration = false): Shown {
  const lines = linesOf(text);
  const shown = lines.join("\n");
  if (isConfiguration) {
    const xml = configurationOutput(text);
    return {
      form: "text",
      body: text === "" ? [] : [{ xml }],
      lines: () => lines,
      isConfiguration,
    };
  }
  return { form: "text", body: shown === "" ? [] : [output(shown)], lines: () => lines };
}

/** JSON stands bare in a reply. */
export function shownJson(text: string): Shown {
  return { form: "json", body: [{ xml: escapeText(text) }], lines: () => linesOf(text) };
}

/** Whether a command was refused. */
export function isRefused({ body }: Shown): boolean {
  return body.some((part) => "error" in part && part.error.severity === "error");
}

/** The parts of a reply as XML, without what stands around them. */
export function printedBody(body: ReplyBody): string {
  return body
    .map((part) => {
      if ("xml" in part) return part.xml;
      if ("bytes" in part) return Buffer.from(part.bytes).toString();
      if ("ok" in part) return "<ok/>\n";
      return printReplyXml("error" in part ? rpcErrorElement(part.error) : part);
    })
    .join("");
}

/** The text that stands between the tags of a reply; the name of a routing engine is a heading. */
function plainText(body: ReplyBody): string {
  return printedBody(body)
    .replaceAll(/<re-name>([^<]*)<\/re-name>\n/g, `$1:\n${"-".repeat(74)}\n`)
    .replaceAll(/<[^>]*>\n?/g, "")
    .replaceAll(/&(amp|lt|gt|#13);/g, (_, name: string) => entities[name] ?? "");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", "#13": "\r" };

/** Lines without the newline that begins or ends a text in its element. */
function linesOf(text: string): readonly string[] {
  const inside = text.replace(/^\n/, "").replace(/\n$/, "");
  return inside === "" ? [] : inside.split("\n");
}
