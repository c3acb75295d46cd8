import { type KeyRestriction, readKeyOptions } from "./key-options.ts";
import { blobOfLine, isPublicKeyType } from "./public-key.ts";

/** One key that may log in: a line of an OpenSSH `authorized_keys` file. */
export interface AuthorizedKey extends KeyRestriction {
  readonly blob: Buffer;
}

/**
 * Reads `[options] type base64 [comment]`. Undefined when it is malformed or has an option that asks
 * for something other than the plain NETCONF subsystem, such as `command` or `cert-authority`.
 */
export function parseAuthorizedKey(line: string): AuthorizedKey | undefined {
  const text = line.trim();
  const isBare = isPublicKeyType(text.split(/\s/, 1)[0] ?? "");
  const options = isBare ? "" : optionsOf(text);
  const blob = blobOfLine(text.slice(options.length));
  const restriction = readKeyOptions(options);
  return blob === undefined || restriction === undefined ? undefined : { blob, ...restriction };
}

/** `line` with the addresses from which its key may be used (Junos `ssh-rsa KEY from LIST`). */
export function restrictedKeyLine(line: string, from: string | undefined): string {
  return from === undefined ? line : `from="${from.replaceAll('"', '\\"')}" ${line}`;
}

/** What stands before the key: everything up to the first blank outside of quotes. */
function optionsOf(text: string): string {
  return /^(?:"(?:\\"|[^"])*"|[^\s"])*/.exec(text)?.[0] ?? "";
}
