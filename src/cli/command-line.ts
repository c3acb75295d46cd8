import yargs, { type Argv } from "yargs";
import { CallHomeError, nearestWord } from "../base/index.ts";
import { describeCerts, readCerts } from "./commands/certs-options.ts";
import { describeConvert, readConvert } from "./commands/convert-options.ts";
import { describeDiff, readDiff } from "./commands/diff-options.ts";
import { describeExplain, readExplain } from "./commands/explain-options.ts";
import {
  describeEnroll,
  describeExpand,
  describeFleet,
  readCheck,
  readEnroll,
  readExpand,
} from "./commands/fleet-options.ts";
import { describeSchema, readSchemaOptions } from "./commands/schema-options.ts";
import type { Invocation } from "./invocation.ts";
import { alternatives, type Given } from "./option-values.ts";
import { describeReceive, readReceive } from "./receive/receive-options.ts";
import { describeRun, readRun } from "./run/run-options.ts";

const commands = [
  "run",
  "receive",
  "check",
  "expand",
  "enroll",
  "explain",
  "convert",
  "diff",
  "schema",
  "certs",
] as const;
type Command = (typeof commands)[number];

/** Reads a command line without doing any of what it asks. */
export function parseCommandLine(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  version: string,
): Invocation {
  const [first = ""] = words;
  if (/^[^-]/.test(first) && !isCommand(first)) return unknownCommand(first);
  if (words.includes("")) return { kind: "wrong", message: "an argument is empty" };
  let chosen: { readonly command: Command; readonly given: Given } | undefined;
  let wrong: string | undefined;
  let text = "";
  const program = describeProgram(version, (command, given) => {
    chosen = { command, given };
  });
  // Handlers only note what was asked, so the promise that yargs may return has nothing to wait for.
  void program.parse([...words], {}, (error, _given, output) => {
    wrong = error?.message;
    text = output;
  });
  const help = `see \`callhome ${words.find((word) => isCommand(word)) ?? ""}`.trimEnd();
  if (wrong !== undefined) return { kind: "wrong", message: `${wrong}; ${help} --help\`` };
  if (text !== "" || chosen === undefined) return { kind: "text", text: `${text}\n` };
  try {
    return readInvocation(chosen.command, chosen.given, environment);
  } catch (cause) {
    if (!(cause instanceof CallHomeError)) throw cause;
    return { kind: "wrong", message: `${cause.message}; ${help} --help\`` };
  }
}

function readInvocation(
  command: Command,
  given: Given,
  environment: Readonly<Record<string, string | undefined>>,
): Invocation {
  switch (command) {
    case "run":
      return { kind: "run", arguments: readRun(given, environment) };
    case "receive":
      return { kind: "receive", arguments: readReceive(given, environment) };
    case "check":
      return { kind: "check", arguments: readCheck(given) };
    case "expand":
      return { kind: "expand", arguments: readExpand(given) };
    case "enroll":
      return { kind: "enroll", arguments: readEnroll(given) };
    case "convert":
      return { kind: "convert", arguments: readConvert(given) };
    case "diff":
      return { kind: "diff", arguments: readDiff(given) };
    case "explain":
      return { kind: "explain", arguments: readExplain(given, environment) };
    case "certs":
      return { kind: "certs", arguments: readCerts(given) };
    case "schema":
      return { kind: "schema", arguments: readSchemaOptions(given) };
  }
}

function describeProgram(version: string, choose: (command: Command, given: Given) => void): Argv {
  return yargs([])
    .scriptName("callhome")
    .usage("$0 <command>\n\nJunos-like devices that call home to a NETCONF manager (RFC 8071).")
    .command(
      "run [fleet]",
      "Run the devices of a fleet file, or one device described by options",
      describeRun,
      (given) => choose("run", given),
    )
    .command(
      "receive",
      "Wait for devices that call home, log in and send them requests",
      describeReceive,
      (given) => choose("receive", given),
    )
    .command(
      "check [fleet]",
      "Validate a fleet file and print what it would start",
      describeFleet,
      (given) => choose("check", given),
    )
    .command(
      "expand [fleet]",
      "List the devices that a fleet file makes",
      describeExpand,
      (given) => choose("expand", given),
    )
    .command(
      "enroll [fleet]",
      "Write what an NMS must know of the devices of a fleet file",
      describeEnroll,
      (given) => choose("enroll", given),
    )
    .command(
      "explain [device]",
      "Tell why the attempts of a device ended as they did, from the journal of a run",
      describeExplain,
      (given) => choose("explain", given),
    )
    .command(
      "convert [file]",
      "Print a configuration in another form: text, set, xml or json",
      describeConvert,
      (given) => choose("convert", given),
    )
    .command(
      "diff <base> <changed>",
      "Print the way from one configuration to another as `show | compare` does",
      describeDiff,
      (given) => choose("diff", given),
    )
    .command(
      "schema <action>",
      "Compile YANG modules of Junos into a schema file",
      describeSchema,
      (given) => choose("schema", given),
    )
    .command(
      "certs [dir]",
      "Make keys and certificates for a lab, good ones and bad ones",
      describeCerts,
      (given) => choose("certs", given),
    )
    .demandCommand(1, 1, `name a command: ${alternatives(commands)}`)
    .strict()
    .parserConfiguration({ "camel-case-expansion": false, "greedy-arrays": false })
    .version(version)
    .help()
    .group(["help", "version"], "Other:")
    .epilogue("Exit codes: 0 it worked, 1 it ran and failed, 2 wrong input.")
    .locale("en")
    .wrap(100)
    .exitProcess(false);
}

function isCommand(word: string): word is Command {
  return (commands as readonly string[]).includes(word);
}

function unknownCommand(word: string): Invocation {
  const nearest = nearestWord(word, commands);
  const hint = nearest === undefined ? "see `callhome --help`" : `did you mean ${nearest}?`;
  return { kind: "wrong", message: `unknown command ${JSON.stringify(word)}; ${hint}` };
}
