import { entriesOf, leafListValues, leafValue } from "../../../../junos/config/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply, optional } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { masterName, type Router, routersOf, tableName } from "../model/router.ts";
import { routeTablesOf } from "../rib/route-tables.ts";
import { tableCountsOf } from "../rib/shown-routes.ts";

export type InstanceStyle = "terse" | "brief" | "detail" | "summary" | "extensive";

interface Table {
  readonly name: string;
  readonly routes: number;
  readonly active: number;
}

/** One instance as `show route instance` has it. */
export interface InstanceView {
  readonly name: string;
  readonly type: string;
  readonly routerId: string;
  readonly interfaces: readonly string[];
  readonly distinguisher: string | undefined;
  readonly vrf:
    | {
        readonly imports: readonly string[];
        readonly exports: readonly string[];
        readonly importTargets: readonly string[];
        readonly exportTargets: readonly string[];
      }
    | undefined;
  readonly tables: readonly Table[];
}

/** The instances that Junos makes for itself, with the routes between the parts of the chassis. */
const internalInstances: readonly InstanceView[] = [
  { name: "__juniper_private1__", inet: 5, inet6: 3 },
  { name: "__juniper_private2__", inet: 1, inet6: 0 },
  { name: "__master.anon__", inet: 0, inet6: 0 },
].map(({ name, inet, inet6 }) => ({
  name,
  type: "forwarding",
  routerId: "0.0.0.0",
  interfaces: [],
  distinguisher: undefined,
  vrf: undefined,
  tables: [
    { name: `${name}.inet.0`, routes: inet, active: inet },
    { name: `${name}.inet6.0`, routes: inet6, active: inet6 },
  ].filter(({ routes }) => routes > 0),
}));

/** All instances: the master, those of the system, those of the configuration by name. */
export function instancesOf(facts: DeviceFacts): readonly InstanceView[] {
  const [master, ...configured] = routersOf(facts);
  const views = configured
    .map((router) => instanceView(facts, router))
    .toSorted((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
  return [
    ...(master === undefined ? [] : [instanceView(facts, master)]),
    ...internalInstances,
    ...views,
  ];
}

function instanceView(facts: DeviceFacts, router: Router): InstanceView {
  const isMaster = router.name === masterName;
  const { statements } = router;
  const prefix = tableName(router, "");
  return {
    name: router.name,
    type: router.type,
    routerId: router.routerId,
    interfaces: isMaster ? [] : entriesOf(statements, "interface").map(({ keys }) => keys[0] ?? ""),
    distinguisher: leafValue(statements, "route-distinguisher", "rd-type"),
    vrf: isMaster || router.type !== "vrf" ? undefined : vrfOf(router),
    tables: routeTablesOf(facts)
      .filter(({ name }) => (isMaster ? !configuredTable(facts, name) : name.startsWith(prefix)))
      .map((table) => {
        const { routes, active } = tableCountsOf(table);
        return { name: table.name, routes, active };
      }),
  };
}

function configuredTable(facts: DeviceFacts, table: string): boolean {
  return routersOf(facts).some(
    (router) => router.name !== masterName && table.startsWith(tableName(router, "")),
  );
}

/** Without policies of its own a VRF has internal ones that its target stands for. */
function vrfOf({ name, statements }: Router): InstanceView["vrf"] {
  const named = (leaf: string): readonly string[] => {
    const policies = leafListValues(statements, leaf);
    return policies.length > 0 ? policies : [`__${leaf}-${name}-internal__`];
  };
  const target = leafValue(statements, "vrf-target", "community");
  const own = (leaf: string): readonly string[] => {
    const text = leafValue(statements, "vrf-target", leaf) ?? target;
    return text === undefined ? [] : [text];
  };
  return {
    imports: named("vrf-import"),
    exports: named("vrf-export"),
    importTargets: own("import"),
    exportTargets: own("export"),
  };
}

/** `show route instance`. */
export function instanceInformation(
  facts: DeviceFacts,
  views: readonly InstanceView[],
  style: InstanceStyle,
): OperationalReply {
  const isLong = style === "detail" || style === "extensive";
  return {
    xml: el(
      "instance-information",
      { ...dataNamespace(facts, "routing"), "junos:style": isLong ? "detail" : "terse" },
      ...views.map((view) => (isLong ? longElement(view) : shortElement(view))),
    ),
    text: () =>
      isLong
        ? views.map(longText).join("\n")
        : [
            "Instance             Type",
            "         Primary RIB                                     Active/holddown/hidden",
            ...views.flatMap(shortLines),
          ].join("\n"),
  };
}

function shortElement({ name, type, tables }: InstanceView): XmlElement {
  return el(
    "instance-core",
    el("instance-name", name),
    el("instance-type", type),
    ...tables.map((table) =>
      el(
        "instance-rib",
        el("irib-name", table.name),
        el("irib-active-count", String(table.active)),
        el("irib-holddown-count", "0"),
        el("irib-hidden-count", "0"),
      ),
    ),
  );
}

function longElement(view: InstanceView): XmlElement {
  return el(
    "instance-core",
    el("instance-name", view.name),
    el("router-id", view.routerId),
    el("instance-type", view.type),
    el("instance-state", "Active"),
    ...(view.interfaces.length === 0
      ? []
      : [el("instance-interface", ...view.interfaces.map((name) => el("interface-name", name)))]),
    optional("route-distinguisher", view.distinguisher),
    ...(view.vrf === undefined
      ? []
      : [
          ...view.vrf.imports.map((name) => el("instance-vrf-import", name)),
          ...view.vrf.exports.map((name) => el("instance-vrf-export", name)),
          ...view.vrf.importTargets.map((name) => el("vrf-import-target", name)),
          ...view.vrf.exportTargets.map((name) => el("vrf-export-target", name)),
          el("fast-reroute-priority", "low"),
        ]),
    ...view.tables.map((table) =>
      el(
        "instance-rib",
        el("irib-name", table.name),
        el("irib-route-count", String(table.routes)),
        el("irib-active-count", String(table.active)),
        el("irib-holddown-count", "0"),
        el("irib-hidden-count", "0"),
      ),
    ),
  );
}

function shortLines({ name, type, tables }: InstanceView): readonly string[] {
  return [
    `${name.padEnd(20)} ${type}`,
    ...tables.map((table) => `         ${table.name.padEnd(47)} ${table.active}/0/0`),
    "",
  ];
}

function longText(view: InstanceView): string {
  const list = (label: string, names: readonly string[]): string =>
    `  ${label}: [ ${names.map((name) => `${name} `).join("")}]`;
  return [
    `${view.name}:`,
    `  Router ID: ${view.routerId}`,
    `  Type: ${view.type.padEnd(17)} State: Active`,
    ...(view.interfaces.length === 0 ? [] : ["  Interfaces:"]),
    ...view.interfaces.map((name) => `    ${name}`),
    ...(view.distinguisher === undefined ? [] : [`  Route-distinguisher: ${view.distinguisher}`]),
    ...(view.vrf === undefined
      ? []
      : [
          list("Vrf-import", view.vrf.imports),
          list("Vrf-export", view.vrf.exports),
          list("Vrf-import-target", view.vrf.importTargets),
          list("Vrf-export-target", view.vrf.exportTargets),
          "  Fast-reroute-priority: low",
        ]),
    ...(view.tables.length === 0 ? [] : ["  Tables:"]),
    ...view.tables.map(
      ({ name, routes, active }) =>
        `    ${name.padEnd(22)} : ${routes} routes (${active} active, 0 holddown, 0 hidden)`,
    ),
  ].join("\n");
}
