import type { Random } from "../../../base/index.ts";
import type { Platform } from "../../profile/platforms.ts";

/** A hardware that may stand at the other end of a cable. */
export interface FarEnd {
  readonly model: string;
  readonly family: "router" | "switch";
  /** Stem of its ports by their kind, and how many there are of it. */
  readonly ports: Readonly<Record<string, readonly [stem: string, count: number]>>;
}

const farEnds: readonly FarEnd[] = [
  { model: "mx204", family: "router", ports: { et: ["et-0/0/", 4], xe: ["xe-0/1/", 8] } },
  { model: "mx304", family: "router", ports: { et: ["et-0/0/", 16] } },
  { model: "mx480", family: "router", ports: { ge: ["ge-1/0/", 40], xe: ["xe-2/0/", 8] } },
  { model: "ex4300-48t", family: "switch", ports: { ge: ["ge-0/0/", 48], et: ["et-0/1/", 4] } },
  { model: "ex3400-24t", family: "switch", ports: { ge: ["ge-0/0/", 24], xe: ["xe-0/2/", 4] } },
  { model: "qfx5120-48y-8c", family: "switch", ports: { xe: ["xe-0/0/", 48] } },
  { model: "qfx5120-32c", family: "switch", ports: { et: ["et-0/0/", 32] } },
];

/** Where the management ports of a rack come together. */
const managementSwitches: readonly FarEnd[] = [
  { model: "ex2300-48t", family: "switch", ports: { ge: ["ge-0/0/", 48] } },
  { model: "ex3400-48t", family: "switch", ports: { ge: ["ge-0/0/", 48] } },
];

/** Ports beside the forwarding plane. */
const managementPort = /^(fxp|em|me|vme|mgmt)\d*$/;

export function isManagementPort(port: string): boolean {
  return managementPort.test(port);
}

/**
 * What stands behind a port: something with a port of the same kind, behind a router a router
 * where there is one; a switch behind a management port. Drawn from `random`.
 */
export function farEndOf(port: string, { family }: Platform, random: Random): FarEnd {
  const fitting = isManagementPort(port)
    ? managementSwitches
    : farEnds.filter(({ ports }) => ports[kindOf(port)] !== undefined);
  const routers = family === "router" ? fitting.filter((end) => end.family === "router") : [];
  const choice = routers.length > 0 ? routers : fitting;
  return (
    choice[random.integer(choice.length)] ?? {
      model: "mx480",
      family: "router",
      ports: { [kindOf(port)]: [port.replace(/\d+$/, ""), 8] },
    }
  );
}

/** One of its ports by its place among those of the kind of the near one; the last is before the first. */
export function farPort({ ports }: FarEnd, near: string, place: number): string {
  const [stem, count] = ports[isManagementPort(near) ? "ge" : kindOf(near)] ?? ["ge-0/0/", 1];
  return `${stem}${place % count}`;
}

/** `xe` of `xe-0/1/0`. */
function kindOf(port: string): string {
  return /^[a-z]+/.exec(port)?.[0] ?? "";
}

/** What a device says of itself by LLDP. */
export function systemDescription(
  model: string,
  family: Platform["family"],
  release: string,
): string {
  const kind = family === "switch" ? "Ethernet Switch" : "internet router";
  return `Juniper Networks, Inc. ${model} ${kind}, kernel JUNOS ${release}`;
}
