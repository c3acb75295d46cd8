/** What the options of a key or principal leave of it. */
export interface KeyRestriction {
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
 * Reads key options as sshd knows them, separated by commas. Undefined when one asks for something
 * other than the plain NETCONF subsystem, such as `command` or `cert-authority`, or is unknown.
 */
export function readKeyOptions(options: string): KeyRestriction | undefined {
  let restriction: KeyRestriction = {};
  for (const [, name = "", , value] of options.matchAll(
    /([\w-]+)(="((?:\\"|[^"])*)")?(?:,|$)|(.)/g,
  )) {
    if (name === "from" && value !== undefined)
      restriction = { from: value.replaceAll('\\"', '"') };
    else if (!withoutEffect.has(name)) return undefined;
  }
  return restriction;
}
