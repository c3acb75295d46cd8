import { systemClock } from "../../src/base/index.ts";
import { ConfigurationDatabase } from "../../src/junos/database/index.ts";
import { processCost } from "../process-cost.ts";
import { edited, treeOf } from "./loading.ts";
import { template, variables } from "./template.ts";

/** Bytes of each configuration database beyond the first, all made of one template. */
export function bytesPerDevice(devices: number, lines: number): number {
  const shared = treeOf(template(lines));
  const databaseOf = (device: number): ConfigurationDatabase =>
    new ConfigurationDatabase({ tree: edited(shared, variables(device)), clock: systemClock });
  const fleet = [databaseOf(0)];
  const before = processCost().bytes;
  for (let device = 1; device < devices; device++) fleet.push(databaseOf(device));
  const bytes = processCost().bytes - before;
  for (const database of fleet) database.close();
  return bytes / (devices - 1);
}
