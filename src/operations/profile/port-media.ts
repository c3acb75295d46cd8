import { type Platform, portNames } from "./platforms.ts";

/** Ports that take optical modules, in the notation of `Platform.ports`; the others are copper or virtual. */
const opticalByModel: Readonly<Record<string, readonly string[]>> = {
  mx204: ["et-0/0/[0-3]", "xe-0/1/[0-7]"],
  mx480: ["ge-0/0/[0-19]", "xe-1/0/[0-3]", "xe-1/1/[0-3]"],
  srx345: ["ge-0/0/[8-15]"],
  "ex4300-48t": ["et-0/1/[0-3]"],
  "qfx5120-48y-8c": ["xe-0/0/[0-47]", "et-0/0/[48-55]"],
};

/** The ports of a platform that take optical modules; none on a virtual one. */
export function opticalPorts(platform: Platform): readonly string[] {
  return portNames({ ...platform, ports: opticalByModel[platform.model] ?? [] });
}

/** How a platform switches: `els` has `vlans` (enhanced layer 2 software), `bridge` bridge domains. */
export function switchingOf({ model }: Platform): "els" | "bridge" {
  return /^(ex|qfx|srx|vsrx)/.test(model) ? "els" : "bridge";
}
