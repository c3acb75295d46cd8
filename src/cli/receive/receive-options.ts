import type { Argv } from "yargs";
import type { ReceiveArguments } from "../invocation.ts";
import {
  endpointValue,
  flagOption,
  type Given,
  passwordOption,
  textOption,
  textsOption,
} from "../option-values.ts";

/** The IANA port of NETCONF call home over SSH (RFC 8071 section 6.1), on loopback only. */
const defaultListen = "127.0.0.1:4334";

/** Describes `callhome receive` to yargs. */
export function describeReceive(program: Argv): Argv {
  const texts: readonly (readonly [string, string])[] = [
    ["listen", `host:port to listen on [default: ${defaultListen}]`],
    ["user", "Login on the devices"],
    ["password", "Its password; better in CALLHOME_PASSWORD"],
    ["key", "Private key file to log in with"],
    ["certificate", "OpenSSH user certificate of that key"],
    ["enrolment", "YAML file of the devices to accept, with their secrets and host keys"],
  ];
  for (const [name, describe] of texts)
    program.option(name, { type: "string", requiresArg: true, describe });
  return program
    .option("rpc", {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "Request to send: XML, or @file; may be repeated",
    })
    .option("once", { type: "boolean", describe: "End after the first device" })
    .option("json", { type: "boolean", describe: "Print one event per line as JSON" })
    .example("$0 receive --user ops --key id_ed25519", "Log in to every device that calls");
}

/** Reads what yargs found. Throws `ERR_OPTION`. */
export function readReceive(
  given: Given,
  environment: Readonly<Record<string, string | undefined>>,
): ReceiveArguments {
  return {
    listen: endpointValue(textOption(given, "listen") ?? defaultListen, "listen"),
    user: textOption(given, "user"),
    password: passwordOption(given, environment),
    key: textOption(given, "key"),
    certificate: textOption(given, "certificate"),
    enrolment: textOption(given, "enrolment"),
    rpcs: textsOption(given, "rpc"),
    once: flagOption(given, "once"),
    json: flagOption(given, "json"),
  };
}
