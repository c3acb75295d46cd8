import type { Argv } from "yargs";
import type { SchemaArguments } from "../invocation.ts";
import { type Given, textOption, textsOption, wrongOption } from "../option-values.ts";

/** Describes `callhome schema build` to yargs. */
export function describeSchema(program: Argv): Argv {
  return program
    .positional("action", {
      choices: ["build"] as const,
      describe: "build: compile YANG modules into one schema file",
    })
    .option("yang", {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "Directory of modules of one release and family; may be repeated",
    })
    .option("out", { type: "string", requiresArg: true, describe: "Schema file to write" })
    .example("$0 schema build --yang junos/23.4R2 --out mx-23.4.json", "Compile one release");
}

/** Reads what yargs found. Throws `ERR_OPTION`. */
export function readSchemaOptions(given: Given): SchemaArguments {
  const yang = textsOption(given, "yang");
  const outputFile = textOption(given, "out");
  if (yang.length === 0) throw wrongOption("yang", "is needed: a directory of modules");
  if (outputFile === undefined) throw wrongOption("out", "is needed: the file to write");
  return { yang, outputFile };
}
