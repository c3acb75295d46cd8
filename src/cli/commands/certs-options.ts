import type { Argv } from "yargs";
import type { CertsArguments } from "../invocation.ts";
import {
  flagOption,
  type Given,
  positiveOption,
  textOption,
  textsOption,
  wrongOption,
} from "../option-values.ts";

const defaultDevices = 2;

/** Describes `callhome certs` to yargs. */
export function describeCerts(program: Argv): Argv {
  const text = { type: "string", requiresArg: true } as const;
  return program
    .positional("dir", { type: "string", describe: "Folder to fill [default: certs]" })
    .option("seed", { ...text, describe: "The same seed gives the same keys [default: random]" })
    .option("now", {
      ...text,
      describe: "Date round which certificates are valid, for example 2026-03-01 [default: today]",
    })
    .option("user", { ...text, describe: "Login of user and client certificates [default: lab]" })
    .option("devices", {
      type: "number",
      requiresArg: true,
      describe: `How many device identities to make [default: ${defaultDevices}]`,
    })
    .option("serial-number", {
      ...text,
      describe: "Serial number of one more device identity; may be repeated",
    })
    .option("force", { type: "boolean", describe: "Make everything anew" })
    .example("$0 certs", "Make what is missing in certs/")
    .example("$0 certs lab-pki --devices 10000", "An identity for each of ten thousand devices");
}

/** Reads what yargs found. Throws `ERR_OPTION`. */
export function readCerts(given: Given): CertsArguments {
  return {
    folder: textOption(given, "dir") ?? "certs",
    seed: textOption(given, "seed"),
    now: dateOption(given, "now"),
    user: textOption(given, "user"),
    devices: given["devices"] === 0 ? 0 : (wholeOption(given, "devices") ?? defaultDevices),
    serialNumbers: textsOption(given, "serial-number"),
    force: flagOption(given, "force"),
  };
}

function wholeOption(given: Given, name: string): number | undefined {
  const value = positiveOption(given, name);
  if (value === undefined || Number.isSafeInteger(value)) return value;
  throw wrongOption(name, "must be a whole number");
}

/** Milliseconds since 1970 of a date, or of a date and time in UTC (RFC 3339). */
function dateOption(given: Given, name: string): number | undefined {
  const text = textOption(given, name);
  if (text === undefined) return undefined;
  const date = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date))
    throw wrongOption(
      name,
      `must be a date such as 2026-03-01 or 2026-03-01T12:00:00Z, not ${JSON.stringify(text)}`,
    );
  return date;
}
