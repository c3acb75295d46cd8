import { isUtf8 } from "node:buffer";
import { el } from "../../../xml/index.ts";
import type { OperationalReply } from "../reply/index.ts";

/** What a file holds, as `file show` gives it. */
export function fileContent(path: string, text: string): OperationalReply {
  const about = { filename: path, filesize: String(Buffer.byteLength(text)), encoding: "text" };
  return { xml: el("file-content", about, `\n${text}`), text: () => text.trimEnd() };
}

/** The same in base64, which carries anything. */
export function encodedContent(path: string, bytes: Uint8Array): OperationalReply {
  const text = base64Lines(bytes);
  const about = { filename: path, filesize: String(bytes.length), encoding: "base64" };
  return { xml: el("file-content", about, `\n${text}\n`), text: () => text };
}

/** Base64 in lines of 76 characters (RFC 2045 6.8). */
export function base64Lines(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\n");
}

/** Characters that XML cannot carry (XML 1.0 production 2). */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** The text of a file; undefined for what no XML document can carry. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = Buffer.from(bytes).toString();
  return forbidden.test(text) ? undefined : text;
}
