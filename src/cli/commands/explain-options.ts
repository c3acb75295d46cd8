import type { Argv } from "yargs";
import { CallHomeError } from "../../base/index.ts";
import type { ExplainArguments } from "../invocation.ts";
import {
  flagOption,
  type Given,
  journalOption,
  positiveOption,
  textOption,
  wrongOption,
} from "../option-values.ts";

const defaultLast = 5;

/** Describes `callhome explain` to yargs. */
export function describeExplain(program: Argv): Argv {
  return program
    .positional("device", { type: "string", describe: "Name of a device; all of them without" })
    .option("journal", {
      type: "string",
      requiresArg: true,
      describe:
        "File that `callhome run --journal FILE` writes, also while it runs. Or CALLHOME_JOURNAL",
    })
    .option("last", {
      type: "number",
      requiresArg: true,
      describe: `Attempts of each device to tell [default: ${defaultLast}]`,
    })
    .option("json", { type: "boolean", describe: "Print one attempt per line as JSON" })
    .example("$0 explain edge1 --journal lab.jsonl", "Why edge1 does not get through");
}

/** Reads what yargs found. Throws `ERR_OPTION`. */
export function readExplain(
  given: Given,
  environment: Readonly<Record<string, string | undefined>>,
): ExplainArguments {
  const journal = journalOption(given, environment);
  if (journal === undefined)
    throw new CallHomeError(
      "ERR_OPTION",
      "explain needs the --journal that a run writes, or CALLHOME_JOURNAL",
    );
  const last = positiveOption(given, "last") ?? defaultLast;
  if (!Number.isSafeInteger(last)) throw wrongOption("last", "must be a whole number");
  return { device: textOption(given, "device"), journal, last, json: flagOption(given, "json") };
}
