/** One kind of request that is measured, with the configuration that makes its reply as large. */
export interface Workload {
  readonly name: string;
  readonly configuration: string;
  readonly request: string;
  /** Replies per second that are aimed at with one request outstanding. */
  readonly aim?: number;
}

const getConfig = rpc("<get-config><source><running/></source></get-config>");

/** One static route takes about 130 bytes of XML. */
const routesOf10kB = 75;
const routesOf1MB = 7_700;
const interfaces = 500;

/** A request that costs the device next to nothing, to see how long others keep it waiting. */
export const smallRequest: string = rpc("<get-system-information/>");

export const workloads: readonly Workload[] = [
  {
    name: "get-config, 10 kB",
    configuration: staticRoutes(routesOf10kB),
    request: getConfig,
    aim: 12_000,
  },
  {
    name: "get-config, 1 MB",
    configuration: staticRoutes(routesOf1MB),
    request: getConfig,
    aim: 700,
  },
  {
    name: `get-interface-information terse, ${interfaces} units`,
    configuration: manyUnits(interfaces),
    request: rpc("<get-interface-information><terse/></get-interface-information>"),
  },
];

function rpc(operation: string): string {
  return `<rpc message-id="1" xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">${operation}</rpc>`;
}

function staticRoutes(count: number): string {
  const route = (index: number): string =>
    `route 10.${index >> 8}.${index & 255}.0/24 next-hop 192.0.2.${1 + (index % 250)};`;
  const routes = Array.from({ length: count }, (_, index) => route(index));
  return `system { host-name bench; } routing-options { static { ${routes.join("\n")} } }`;
}

function manyUnits(count: number): string {
  const unit = (index: number): string =>
    `unit ${index + 1} { vlan-id ${index + 1}; family inet { address 10.1.${index >> 6}.${((index & 63) << 2) + 1}/30; } }`;
  const units = Array.from({ length: count }, (_, index) => unit(index));
  return `system { host-name bench; } interfaces { xe-0/1/0 { vlan-tagging; ${units.join("\n")} } }`;
}
