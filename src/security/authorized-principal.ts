import { type KeyRestriction, readKeyOptions } from "./key-options.ts";

/** A principal that a certificate may name to log in. */
export interface AuthorizedPrincipal extends KeyRestriction {
  readonly name: string;
}

/**
 * Reads the text of an `authorized-principals-file` as sshd does: one principal a line, key options
 * before it, comments from `#` on. A line with options that cannot be kept does not count.
 */
export function readAuthorizedPrincipals(text: string): readonly AuthorizedPrincipal[] {
  return text.split("\n").flatMap((line) => {
    const [, options = "", name] =
      /^(?:(.*)[ \t])?(\S+)$/.exec(line.split("#", 1)[0]?.trim() ?? "") ?? [];
    const restriction = readKeyOptions(options.trim());
    return name === undefined || restriction === undefined ? [] : [{ name, ...restriction }];
  });
}
