import {
  type ConfigTree,
  entriesOf,
  findParent,
  leafValue,
  type Parent,
} from "../../junos/config/index.ts";
import type { AuthPolicy, Principal } from "../../security/index.ts";
import {
  type CertToName,
  fingerprintOf,
  mapTypes,
  type NameRule,
  userOf,
} from "../../security/x509/index.ts";
import type { TlsAuthorization } from "../../transport/tls/index.ts";
import { isRemoteName } from "./remote-users.ts";
import { shown } from "./shown-name.ts";

/**
 * How `[edit system services netconf tls]` of the active configuration makes users of client
 * certificates: `client-identity` in the order of the user, else `default-client-identity`.
 */
export function certToName(active: ConfigTree): CertToName {
  const tls = findParent(active, "system", "services", "netconf", "tls");
  const clients = tls === undefined ? [] : entriesOf(tls, "client-identity");
  const fallback = tls && findParent(tls, "default-client-identity");
  return {
    rules: "junos",
    entries: clients.flatMap((client) => {
      const fingerprint = leafValue(client, "fingerprint");
      const rule = nameRule(client);
      if (fingerprint === undefined || rule === undefined) return [];
      return [{ name: client.keys[0] ?? "", fingerprint, ...rule }];
    }),
    fallback: fallback && nameRule(fallback),
  };
}

function nameRule(parent: Parent): NameRule | undefined {
  const value = leafValue(parent, "map-type");
  const mapType = mapTypes.find((known) => known === value);
  return mapType && { mapType, username: leafValue(parent, "username") };
}

/**
 * Who a client's chain (leaf first) stands for: the mapped user. Without an account on the device
 * the user may be a remote one; without `remote` there are none.
 */
export function tlsPrincipal(
  chain: readonly Uint8Array[],
  map: CertToName,
  users: AuthPolicy["users"],
  remote?: (name: string) => Promise<TlsAuthorization<Principal>>,
): TlsAuthorization<Principal> | Promise<TlsAuthorization<Principal>> {
  const verdict = userOf(chain, map);
  if (verdict.kind === "refused")
    return { ...verdict, detail: fingerprintOf(chain[0] ?? Buffer.alloc(0)) };
  const account = users.get(verdict.user);
  if (account === undefined)
    return remote !== undefined && isRemoteName(verdict.user)
      ? remote(verdict.user)
      : { kind: "refused", reason: "unknown-user", detail: shown(verdict.user) };
  const { name, class: loginClass } = account;
  return {
    kind: "accepted",
    principal: { user: name, class: loginClass, method: "certificate" },
  };
}
