import {
  escapeAttribute,
  isLarge,
  printReplyXml,
  replyXmlPieces,
  type XmlAttribute,
} from "../../xml/index.ts";
import { compliantElement } from "./compliant-element.ts";
import { baseNamespace, junosNamespace, type ReplyProfile } from "./reply-profile.ts";
import { rpcErrorElement } from "./rpc-error-element.ts";
import type { ReplyBody, ReplyPart } from "./rpc-reply.ts";
import { shownReply } from "./shown-reply.ts";

/** A reply in the pieces that the framing sends one after the other. */
export type PrintedReply = readonly (string | Uint8Array)[];

/**
 * The text of `<rpc-reply>` in pieces, ending with a line end and without framing. Pieces that the body
 * brought as `xml` or `bytes` are passed on as they are, so a large cached text is not copied into another.
 */
export function printReply(
  requestAttributes: readonly XmlAttribute[],
  body: ReplyBody,
  profile: ReplyProfile,
): PrintedReply {
  const slices = printReplySlices(requestAttributes, body, profile);
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}

/** Characters of a large element that are made and printed at one stretch: a few milliseconds. */
const sliceLength = 65_536;

/** The same, and a pause after each slice of a large element, in which others may be served. */
export function* printReplySlices(
  requestAttributes: readonly XmlAttribute[],
  body: ReplyBody,
  profile: ReplyProfile,
): Generator<undefined, PrintedReply> {
  const prefix = profile.rfcCompliant ? "nc:" : "";
  const pieces: (string | Uint8Array)[] = [
    `${openTag(requestAttributes, profile)}
`,
  ];
  for (const part of shownReply(body, profile).body) {
    if ("bytes" in part) {
      pieces.push(part.bytes);
      continue;
    }
    if (isLarge(part)) {
      let slice = "";
      for (const piece of replyXmlPieces(part)) {
        slice += piece;
        if (slice.length < sliceLength) continue;
        // Encoded at once: what it was put together from is garbage before there is much of it.
        pieces.push(Buffer.from(slice));
        slice = "";
        yield;
      }
      pieces.push(slice);
      continue;
    }
    const text = printPart(part, profile);
    pieces.push(text);
    if (text !== "" && !text.endsWith("\n")) pieces.push("\n");
  }
  pieces.push(`</${prefix}rpc-reply>\n`);
  return pieces;
}

/**
 * Junos' rule for the opening tag: first the declarations of the server, then all attributes of the request
 * in their order. The server leaves out a declaration that the request makes itself; for `xmlns:nc` in
 * rfc-compliant mode the blank before it stays behind, as Junos 25.4 writes it. In that mode a default
 * namespace that is the protocol's own is not sent back by newer releases.
 */
function openTag(requestAttributes: readonly XmlAttribute[], profile: ReplyProfile): string {
  const asked = new Set(requestAttributes.map(({ name }) => name));
  const own = (name: string, value: string, blank = ""): string =>
    asked.has(name) ? blank : ` ${name}="${escapeAttribute(value)}"`;
  const base = profile.rfcCompliant
    ? own("xmlns:nc", baseNamespace, " ")
    : own("xmlns", baseNamespace);
  const echoed = requestAttributes
    .filter(({ name, value }) => !isDropped(name, value, profile))
    .map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`);
  const tag = profile.rfcCompliant ? "nc:rpc-reply" : "rpc-reply";
  return `<${tag}${base}${own("xmlns:junos", junosNamespace(profile))}${echoed.join("")}>`;
}

function isDropped(name: string, value: string, profile: ReplyProfile): boolean {
  const drops = profile.rfcCompliant && profile.dropsDefaultNamespace === true;
  return drops && name === "xmlns" && value === baseNamespace;
}

function printPart(part: Exclude<ReplyPart, { bytes: Uint8Array }>, profile: ReplyProfile): string {
  if ("xml" in part) return part.xml;
  if ("ok" in part) return profile.rfcCompliant ? "<nc:ok/>\n" : "<ok/>\n";
  const element = "error" in part ? rpcErrorElement(part.error) : part;
  return printReplyXml(profile.rfcCompliant ? compliantElement(element, profile) : element);
}
