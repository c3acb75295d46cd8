import { writeFile } from "node:fs/promises";
import { CallHomeError, messageOf } from "../../base/index.ts";
import { compileModules, writeCompiled } from "../../junos/yang/index.ts";
import { counted } from "../../telemetry/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { SchemaArguments } from "../invocation.ts";
import type { World } from "../world.ts";
import { readYangDirectories } from "./yang-directories.ts";

/** Runs `callhome schema build`: compiles YANG modules into one schema file. Throws their problems. */
export async function buildSchema(
  { yang, outputFile }: SchemaArguments,
  { out }: World,
): Promise<number> {
  const modules = await readYangDirectories(yang);
  const schema = compileModules(modules);
  const text = writeCompiled(schema);
  try {
    await writeFile(outputFile, text);
  } catch (cause) {
    const reason = messageOf(cause);
    throw new CallHomeError("ERR_SCHEMA_FILE", `cannot write ${outputFile}: ${reason}`, { cause });
  }
  const contents = [
    counted(schema.nodes.length, "distinct statement"),
    counted(schema.commands.length, "command"),
    counted(text.length, "byte"),
  ];
  out.write(`${outputFile}: ${contents.join(", ")} from ${counted(modules.length, "module")}\n`);
  return exitCodes.ok;
}
