import type { Argv } from "yargs";
import { CallHomeError } from "../../base/index.ts";
import { enrolmentFormats } from "../../fleet/index.ts";
import type { CheckArguments, EnrollArguments, ExpandArguments } from "../invocation.ts";
import {
  choiceOption,
  flagOption,
  type Given,
  positiveOption,
  textOption,
  wrongOption,
} from "../option-values.ts";

/** Describes to yargs what commands about a fleet file take. */
export function describeFleet(program: Argv): Argv {
  return program.positional("fleet", { type: "string", describe: "Fleet file (YAML)" });
}

/** Describes `callhome expand` to yargs. */
export function describeExpand(program: Argv): Argv {
  return describeFleet(program)
    .option("limit", { type: "number", requiresArg: true, describe: "So many devices, the first" })
    .option("json", { type: "boolean", describe: "Print one device per line as JSON" });
}

/** Describes `callhome enroll` to yargs. */
export function describeEnroll(program: Argv): Argv {
  const texts: readonly (readonly [string, string])[] = [
    ["format", `${enrolmentFormats.join(", ")} [default: json]`],
    ["template", "Handlebars file that writes `devices` in a form of your own"],
    ["output", "File to write, for its owner only"],
    ["seed", "As of the run: same seed, same keys"],
  ];
  for (const [name, describe] of texts)
    program.option(name, { type: "string", requiresArg: true, describe });
  return describeFleet(program).example(
    "$0 enroll fleet.yaml --output devices.json",
    "What `callhome receive --enrolment devices.json` reads",
  );
}

/** Reads what yargs found for `callhome check`. Throws `ERR_OPTION`. */
export function readCheck(given: Given): CheckArguments {
  return { file: fleetOf(given, "check") };
}

/** The same for `callhome expand`. */
export function readExpand(given: Given): ExpandArguments {
  const limit = positiveOption(given, "limit");
  if (limit !== undefined && !Number.isInteger(limit))
    throw wrongOption("limit", "must be a whole number");
  return { file: fleetOf(given, "expand"), limit, json: flagOption(given, "json") };
}

/** The same for `callhome enroll`. */
export function readEnroll(given: Given): EnrollArguments {
  const template = textOption(given, "template");
  const format = choiceOption(given, "format", enrolmentFormats);
  if (template !== undefined && format !== undefined)
    throw wrongOption("format", "goes without --template");
  return {
    file: fleetOf(given, "enroll"),
    format: format ?? "json",
    template,
    output: textOption(given, "output"),
    seed: textOption(given, "seed"),
  };
}

function fleetOf(given: Given, command: string): string {
  const file = textOption(given, "fleet");
  if (file === undefined) throw new CallHomeError("ERR_OPTION", `${command} needs a fleet file`);
  return file;
}
