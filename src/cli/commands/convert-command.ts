import { printDocument } from "../../junos/formats/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { ConvertArguments } from "../invocation.ts";
import type { World } from "../world.ts";
import { readConfiguration } from "./configuration-input.ts";

/** Runs `callhome convert`: prints a configuration in another form. Throws what is wrong with it. */
export async function convert(given: ConvertArguments, world: World): Promise<number> {
  world.out.write(printDocument(await readConfiguration(given, world), given.to));
  return exitCodes.ok;
}
