import type { Argv } from "yargs";
import { CallHomeError } from "../../base/index.ts";
import { type ConfigFormat, configFormats, validations } from "../../junos/formats/index.ts";
import type { ConvertArguments } from "../invocation.ts";
import { choiceOption, fileArgument, type Given } from "../option-values.ts";

/** Describes `callhome convert` to yargs. */
export function describeConvert(program: Argv): Argv {
  return program
    .positional("file", { type: "string", describe: "Configuration; standard input without" })
    .option("to", { type: "string", requiresArg: true, describe: `Form to print: ${forms}` })
    .option("from", {
      type: "string",
      requiresArg: true,
      describe: "Form of the file [default: judged by how it begins]",
    })
    .option("validation", {
      type: "string",
      requiresArg: true,
      describe: "strict refuses statements that the schema does not know [default: lenient]",
    })
    .example("$0 convert --to set edge.conf", "What `show configuration | display set` prints");
}

const forms = configFormats.join(", ");

/** Reads what yargs found. Throws `ERR_OPTION`. */
export function readConvert(given: Given): ConvertArguments {
  const to: ConfigFormat | undefined = choiceOption(given, "to", configFormats);
  if (to === undefined) throw new CallHomeError("ERR_OPTION", "convert needs --to");
  return {
    file: fileArgument(given, "file") ?? "-",
    from: choiceOption(given, "from", configFormats),
    to,
    validation: choiceOption(given, "validation", validations) ?? "lenient",
  };
}
