/** LDAP over TLS (IANA `ldaps`). */
export const ldapsPort = 636;

/** The address of a server; `host` is a name or an address of either family. */
export function ldapUrl(host: string, port: number, over: "tls" | "tcp"): string {
  const bracketed = host.includes(":") ? `[${host}]` : host;
  return `${over === "tls" ? "ldaps" : "ldap"}://${bracketed}:${port}`;
}

/** Why a text is no `ldap://host:port` or `ldaps://host:port`; undefined when it is one. */
export function ldapUrlProblem(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "ldap:" && url?.protocol !== "ldaps:")
    return "it must be ldap://host:port or ldaps://host:port";
  if (url.hostname === "") return "it names no host";
  // A password in an address would be shown wherever the address is.
  if (url.username !== "" || url.password !== "") return "it must not hold a user";
  const more = `${url.pathname}${url.search}${url.hash}`;
  return more === "" || more === "/" ? undefined : "nothing may follow host and port";
}
