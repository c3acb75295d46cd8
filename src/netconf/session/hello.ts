import { limits, rememberedBytes } from "../../base/index.ts";
import { childOf, elementsOf, escapeText, textOf, type XmlElement } from "../../xml/index.ts";
import { baseNamespace, readMessage } from "../rpc/index.ts";

/** RFC 6241 8.1: both peers speak end-of-message framing. */
export const base10 = "urn:ietf:params:netconf:base:1.0";
/** RFC 6242 4.1: when both peers have it, chunked framing follows the hellos. */
export const base11 = "urn:ietf:params:netconf:base:1.1";

/** What a hello says (RFC 6241 8.1). */
export interface Hello {
  readonly capabilities: readonly string[];
  /** Only servers send one. */
  readonly sessionId: number | undefined;
}

/** The user whom a session serves, as Junos names it in the comment before its hello. */
export interface SessionUser {
  readonly name: string;
  /** Login class, for example `super-user`; the wire shows `j-super-user`, and for root the bare class. */
  readonly class: string;
}

/** The two comments and the `<hello>` of a Junos device, without the end of message. */
export function printServerHello(hello: {
  readonly user: SessionUser;
  readonly capabilities: readonly string[];
  readonly sessionId: number;
  readonly rfcCompliant: boolean;
}): string {
  const { user, capabilities, sessionId, rfcCompliant } = hello;
  const shownClass = loginClassText(user);
  const [nc, indent] = rfcCompliant ? ["nc:", "   "] : ["", "  "];
  return [
    "<!-- No zombies were killed during the creation of this user interface -->",
    `<!-- ${commentText(`user ${user.name}, class ${shownClass}`)} -->`,
    `<${nc}hello xmlns${nc === "" ? "" : ":nc"}="${baseNamespace}">`,
    `${indent}<${nc}capabilities>`,
    ...capabilities.map(
      (capability) =>
        `${indent}${indent}<${nc}capability>${escapeText(capability)}</${nc}capability>`,
    ),
    `${indent}</${nc}capabilities>`,
    `${indent}<${nc}session-id>${sessionId}</${nc}session-id>`,
    `</${nc}hello>`,
    "",
  ].join("\n");
}

/** The hello of a client. */
export function printClientHello(capabilities: readonly string[]): string {
  const list = capabilities.map((text) => `<capability>${escapeText(text)}</capability>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<hello xmlns="${baseNamespace}"><capabilities>${list}</capabilities></hello>`;
}

/** Reads a hello; undefined when the element is none. */
export function readHello(root: XmlElement): Hello | undefined {
  if (root.name !== "hello") return undefined;
  const list = childOf(root, "capabilities");
  const capabilities = list === undefined ? [] : elementsOf(list).map(textOf);
  const id = childOf(root, "session-id");
  const sessionId = id === undefined ? Number.NaN : Number(textOf(id));
  return {
    capabilities,
    sessionId: Number.isSafeInteger(sessionId) && sessionId > 0 ? sessionId : undefined,
  };
}

/**
 * Reads a message that may be a hello; undefined when it is none or no XML. All devices of a process hear
 * the same hello from one NMS, so the last ones are remembered.
 */
export const readHelloMessage: (message: Uint8Array) => Hello | undefined = rememberedBytes(
  limits.rememberedHellos,
  (message: Buffer) => {
    const read = readMessage(message);
    return read.ok ? readHello(read.root) : undefined;
  },
);

/** Whether chunked framing follows, once both hellos are known. */
export function bothChunked(own: readonly string[], peer: readonly string[]): boolean {
  return own.includes(base11) && peer.includes(base11);
}

/** A comment may not hold two hyphens in a row (XML 1.0 section 2.5). */
export function commentText(text: string): string {
  return text.replace(/-(?=-)/g, "- ");
}

/** The login class as Junos shows it: `j-super-user`; of root the bare class. */
export function loginClassText(user: SessionUser): string {
  return user.name === "root" ? "super-user" : `j-${user.class}`;
}
