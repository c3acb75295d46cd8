import type { Argv } from "yargs";
import { CallHomeError } from "../../base/index.ts";
import type { DiffArguments } from "../invocation.ts";
import { choiceOption, fileArgument, type Given } from "../option-values.ts";

/** Describes `callhome diff` to yargs. */
export function describeDiff(program: Argv): Argv {
  return program
    .positional("base", { type: "string", describe: "Configuration; - is standard input" })
    .positional("changed", { type: "string", describe: "The one to compare it with" })
    .option("format", {
      type: "string",
      requiresArg: true,
      describe: "text, or xml with the operations of an edit-config [default: text]",
    })
    .epilogue("Exit codes: 0 no difference, 1 they differ, 2 wrong input.");
}

/** Reads what yargs found. Throws `ERR_OPTION`. */
export function readDiff(given: Given): DiffArguments {
  const base = fileArgument(given, "base");
  const changed = fileArgument(given, "changed");
  if (base === undefined || changed === undefined)
    throw new CallHomeError("ERR_OPTION", "diff needs two configurations");
  if (base === "-" && changed === "-")
    throw new CallHomeError("ERR_OPTION", "only one configuration can stand on standard input");
  return {
    base,
    changed,
    format: choiceOption(given, "format", ["text", "xml"] as const) ?? "text",
  };
}
