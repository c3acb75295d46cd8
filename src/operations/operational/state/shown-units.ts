import type { LogicalInterface, PhysicalInterface } from "./interface-model.ts";

/** The units of a port as they are shown: a member of a bundle has one that leads to the bundle. */
export function shownUnits(port: PhysicalInterface): readonly LogicalInterface[] {
  if (port.units.length > 0 || !port.parent?.startsWith("ae")) return port.units;
  return [
    {
      name: `${port.name}.0`,
      adminUp: true,
      operUp: port.operUp,
      description: undefined,
      families: [{ name: "aenet", addresses: [], config: undefined }],
      config: undefined,
    },
  ];
}
