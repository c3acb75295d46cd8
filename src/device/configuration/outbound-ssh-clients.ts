import { Secret } from "../../base/index.ts";
import {
  deviceIdProblem,
  type KeepAlive,
  type OutboundSshClient,
  type OutboundSshStatements,
  type ProxyServer,
  resolveOutboundSshClient,
} from "../../callhome/index.ts";
import {
  type ConfigTree,
  entriesOf,
  find,
  has,
  type ListEntry,
  leafListValues,
  leafValue,
  type Parent,
} from "../../junos/config/index.ts";
import { decodeSecret } from "../../security/index.ts";

/**
 * The `[edit system services outbound-ssh client]` stanzas that can dial: with a device-id that a
 * preamble can carry, the service `netconf` and at least one server with a port. `active` is the
 * configuration without its inactive statements.
 */
export function outboundSshClients(active: ConfigTree): readonly OutboundSshClient[] {
  return entriesOf(active, "system", "services", "outbound-ssh", "client").flatMap((entry) => {
    const statements = statementsOf(entry);
    return statements === undefined ? [] : [resolveOutboundSshClient(statements)];
  });
}

function statementsOf(entry: ListEntry): OutboundSshStatements | undefined {
  const deviceId = leafValue(entry, "device-id");
  const services = servicesOf(entry);
  const servers = entriesOf(entry, "servers").flatMap((server) => {
    const port = numberOf(server, "port");
    return port === undefined ? [] : [{ host: server.keys[0] ?? "", port, ...paceOf(server) }];
  });
  if (deviceId === undefined || servers.length === 0 || !services.includes("netconf"))
    return undefined;
  if (deviceIdProblem(deviceId) !== undefined) return undefined;
  const secret = leafValue(entry, "secret");
  const strategy = leafValue(entry, "reconnect-strategy");
  return {
    name: entry.keys[0] ?? "",
    deviceId,
    secret: secret === undefined ? undefined : decodeSecret(secret),
    servers,
    reconnectStrategy: strategy === "sticky" ? "sticky" : "in-order",
    keepAlive: keepAliveOf(entry),
    services: ["netconf"],
    proxy: proxyOf(entry),
  };
}

/** Without a host, `static` names no proxy. */
function proxyOf(entry: ListEntry): ProxyServer | undefined {
  const proxy = find(entry, "proxy-server");
  if (proxy?.kind !== "container") return undefined;
  if (has(proxy, "dhcp")) return { kind: "dhcp" };
  const host = leafValue(proxy, "static", "host");
  if (host === undefined) return undefined;
  const user = leafValue(proxy, "static", "proxy-authorization", "user");
  const stored = leafValue(proxy, "static", "proxy-authorization", "password") ?? "";
  const password = decodeSecret(stored) ?? new Secret(stored);
  return {
    kind: "static",
    host,
    port: Number(leafValue(proxy, "static", "port") ?? defaultProxyPort),
    authorization: user === undefined ? undefined : { user, password },
  };
}

/** `proxy-server static port` of Junos. */
const defaultProxyPort = 8_080;

/** `services netconf;` stands as a leaf, or as a leaf-list in some releases. */
function servicesOf(entry: ListEntry): readonly string[] {
  const value = leafValue(entry, "services");
  return value === undefined ? leafListValues(entry, "services") : [value];
}

/** `timeout 0` switches probes off, as ClientAliveInterval 0 of OpenSSH does. */
function keepAliveOf(entry: ListEntry): Partial<KeepAlive> | undefined {
  const keepAlive = find(entry, "keep-alive");
  const pace = keepAlive?.kind === "container" ? paceOf(keepAlive) : undefined;
  return pace?.timeoutSeconds === 0 ? undefined : pace;
}

function paceOf(parent: Parent): Partial<KeepAlive> {
  const retry = numberOf(parent, "retry");
  const timeoutSeconds = numberOf(parent, "timeout");
  return {
    ...(retry === undefined ? {} : { retry }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  };
}

function numberOf(parent: Parent, name: string): number | undefined {
  const value = Number(leafValue(parent, name) ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}
