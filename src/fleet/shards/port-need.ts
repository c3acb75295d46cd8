import { formatEndpoint, limits } from "../../base/index.ts";
import { resolveTlsCallHomeClient } from "../../callhome/index.ts";
import type { DeviceOptions } from "../../device/index.ts";
import { callHomeIdentities } from "../planned/call-home-identities.ts";

/** Connections that devices of one process hold from one address of the machine to one server. */
export interface RouteNeed {
  /** Undefined: the system chooses. */
  readonly source: string | undefined;
  /** `host:port`. */
  readonly server: string;
  readonly connections: number;
}

/**
 * How many connections go which way once all devices are connected, each client to the first of its
 * servers. None of a process with so few devices that ports cannot be short.
 */
export function routeNeeds(devices: readonly DeviceOptions[]): readonly RouteNeed[] {
  if (devices.length < limits.routesLookedAtFrom) return [];
  return devices.flatMap(routesOf).reduce(addRoute, new Routes()).needs;
}

function routesOf(device: DeviceOptions): readonly Omit<RouteNeed, "connections">[] {
  const tls =
    device.tlsCallHome === undefined
      ? []
      : resolveTlsCallHomeClient(device.tlsCallHome).servers.slice(0, 1);
  const ssh = callHomeIdentities(device).flatMap(({ servers }) => servers.slice(0, 1));
  return [...ssh, ...tls].map((server) => ({
    source: [device.sourceAddress ?? []].flat()[0],
    server: formatEndpoint(server),
  }));
}

class Routes {
  readonly #counts = new Map<string, RouteNeed>();

  get needs(): readonly RouteNeed[] {
    return [...this.#counts.values()];
  }

  add({ source, server }: Omit<RouteNeed, "connections">, connections: number): void {
    const key = `${source ?? ""} ${server}`;
    const before = this.#counts.get(key)?.connections ?? 0;
    this.#counts.set(key, { source, server, connections: before + connections });
  }
}

function addRoute(routes: Routes, route: Omit<RouteNeed, "connections">): Routes {
  routes.add(route, 1);
  return routes;
}

/**
 * What is wrong when all processes of a run together have only `ports` local ports for each way;
 * undefined when they suffice.
 */
export function portProblem(
  needs: readonly { readonly routes: readonly RouteNeed[] }[],
  ports: number,
): string | undefined {
  const routes = new Routes();
  for (const need of needs.flatMap((one) => one.routes)) routes.add(need, need.connections);
  const short = routes.needs.filter(({ connections }) => connections > ports);
  const [worst] = short.toSorted((one, other) => other.connections - one.connections);
  if (worst === undefined) return undefined;
  const { source, server, connections } = worst;
  const from = source === undefined ? "one address of this machine" : source;
  const addresses = Math.ceil(connections / ports);
  const more = short.length > 1 ? `, and ${short.length - 1} more ways like it` : "";
  return (
    `${connections} connections are to go from ${from} to ${server}, and there are ${ports} local ports for them${more}; ` +
    `give the devices ${addresses} addresses or more (source-address with a prefix such as 127.1.0.0/16), several servers, or more ports (net.ipv4.ip_local_port_range)`
  );
}
