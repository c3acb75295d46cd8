import type { ConfigTree } from "../junos/config/index.ts";
import {
  type ConfigFormat,
  junosNamespace,
  printJson,
  printSet,
  printText,
  printXmlConfiguration,
  xnmNamespace,
} from "../junos/formats/index.ts";
import { readConfiguration } from "./configuration-input.ts";
import { exitCodes } from "./exit-code.ts";
import type { ConvertArguments } from "./invocation.ts";
import type { World } from "./world.ts";

/** Runs `callhome convert`: prints a configuration in another form. Throws what is wrong with it. */
export async function convert(given: ConvertArguments, world: World): Promise<number> {
  world.out.write(printConfiguration(await readConfiguration(given, world), given.to));
  return exitCodes.ok;
}

const xmlNamespaces = [
  ["xmlns", xnmNamespace],
  ["xmlns:junos", junosNamespace],
] as const;

/** The configuration as the device prints it in one of its forms. */
function printConfiguration(tree: ConfigTree, format: ConfigFormat): string {
  switch (format) {
    case "text":
      return printText(tree);
    case "set":
      return printSet(tree);
    case "xml":
      return printXmlConfiguration(tree, { attributes: xmlNamespaces });
    case "json":
      return printJson(tree);
  }
}
