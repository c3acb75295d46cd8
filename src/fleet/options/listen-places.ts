import { type ListenOptions, listenServices } from "../../device/index.ts";
import type { ListenSpec } from "../file/fleet-spec.ts";
import { parseAddressRange, parsePortRange, type Range } from "../file/ranges.ts";
import { present } from "./device-spec-options.ts";

/** What is wrong with the ranges of the defaults for so many devices: `key` is the one that is too small. */
export function listenProblems(
  { addresses, ports }: ListenSpec,
  devices: number,
): readonly { readonly key: "addresses" | "ports"; readonly message: string }[] {
  const hosts = sizeOf(addresses === undefined ? undefined : parseAddressRange(addresses));
  const room = sizeOf(typeof ports === "string" ? parsePortRange(ports) : undefined);
  const slices = Math.floor(room / listenServices.length);
  return [
    ...(hosts < devices
      ? [{ key: "addresses" as const, message: tooSmall(hosts, "one address", devices) }]
      : []),
    ...(slices < devices
      ? [
          {
            key: "ports" as const,
            message: tooSmall(slices, `${listenServices.length} ports`, devices),
          },
        ]
      : []),
  ];
}

/** What is no range never ends. */
function sizeOf(range: Range | undefined): number {
  return range === undefined ? Number.POSITIVE_INFINITY : range.last - range.first + 1;
}

function tooSmall(room: number, each: string, devices: number): string {
  return `is too small: ${each} for each device make room for ${room}, and there are ${devices} devices`;
}

/** Where the device at this place of the file (from 0) listens, in ranges with room for it. */
export function listenOptions(spec: ListenSpec, index: number): ListenOptions {
  const range = spec.addresses === undefined ? undefined : parseAddressRange(spec.addresses);
  return present<ListenOptions>({
    address: range === undefined ? spec.address : addressText(range.first + index),
    ports: typeof spec.ports === "string" ? slice(spec.ports, index) : spec.ports,
  });
}

function slice(ports: string, index: number): ListenOptions["ports"] {
  const range = parsePortRange(ports);
  if (range === undefined) throw new RangeError(`not a range of ports: ${ports}`);
  const first = range.first + index * listenServices.length;
  return Object.fromEntries(listenServices.map((service, at) => [service, first + at]));
}

function addressText(number: number): string {
  return [24, 16, 8, 0].map((bits) => (number >>> bits) & 255).join(".");
}
