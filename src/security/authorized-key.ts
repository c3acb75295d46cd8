import { blobOfLine, isPublicKeyType } from "./public-key.ts";

/** One key that may log in: a line of an OpenSSH `authorized_keys` file. */
export interface AuthorizedKey {
  readonly blob: Buffer;
  /** Pattern list of addresses from which it may be used (`from="..."`). @defaultValue any */
  readonly from?: string;
}

/** Options that take away what a NETCONF session does not have, and so change nothing here. */
const withoutEffect = new Set([
  "restrict",
  "no-agent-forwarding",
  "no-port-forwarding",
  "no-pty",
  "no-user-rc",
  "no-X11-forwarding",
]);

/**
 * Reads `[options] type base64 [comment]`. Undefined when it is malformed or has an option that asks
 * for something other than the plain NETCONF subsystem, such as `command` or `cert-authority`.
 */
export function parseAuthorizedKey(line: string): AuthorizedKey | undefined {
  const text = line.trim();
  const isBare = isPublicKeyType(text.split(/\s/, 1)[0] ?? "");
  const options = isBare ? "" : optionsOf(text);
  const blob = blobOfLine(text.slice(options.length));
  const from = readOptions(options);
  if (blob === undefined || from === "unknown") return undefined;
  return from === undefined ? { blob } : { blob, from: from.list };
}

/** `line` with the addresses from which its key may be used (Junos `ssh-rsa KEY from LIST`). */
export function restrictedKeyLine(line: string, from: string | undefined): string {
  return from === undefined ? line : `from="${from.replaceAll('"', '\\"')}" ${line}`;
}

/** What stands before the key: everything up to the first blank outside of quotes. */
function optionsOf(text: string): string {
  return /^(?:"(?:\\"|[^"])*"|[^\s"])*/.exec(text)?.[0] ?? "";
}

function readOptions(options: string): { readonly list: string } | "unknown" | undefined {
  let from: { readonly list: string } | undefined;
  for (const [, name = "", , value] of options.matchAll(
    /([\w-]+)(="((?:\\"|[^"])*)")?(?:,|$)|(.)/g,
  )) {
    if (name === "from" && value !== undefined) from = { list: value.replaceAll('\\"', '"') };
    else if (!withoutEffect.has(name)) return "unknown";
  }
  return from;
}
