import { junosNamespace, printCompare, printXmlCompare } from "../../junos/formats/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { DiffArguments } from "../invocation.ts";
import type { World } from "../world.ts";
import { readConfiguration } from "./configuration-input.ts";

const xmlOptions = { attributes: [["xmlns:junos", junosNamespace]] } as const;

/**
 * Runs `callhome diff`: prints what `show | compare` would, and nothing about equal configurations.
 * Resolves with 0 for equal ones and 1 for others, as diff(1) does. Throws what is wrong with them.
 */
export async function diff(given: DiffArguments, world: World): Promise<number> {
  const base = await readConfiguration({ file: given.base }, world);
  const changed = await readConfiguration({ file: given.changed }, world);
  const comparison = printCompare(base, changed);
  if (comparison === "") return exitCodes.ok;
  world.out.write(given.format === "xml" ? printXmlCompare(base, changed, xmlOptions) : comparison);
  return exitCodes.failed;
}
