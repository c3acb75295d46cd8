import type { Argv } from "yargs";
import { type Endpoint, limits } from "../../base/index.ts";
import {
  parseRamp,
  parseStorm,
  type Ramp,
  rampForms,
  type Storm,
  stormForms,
  transports,
} from "../../fleet/index.ts";
import { platformModels, platformOf } from "../../operations/index.ts";
import type { PodChoice, RunArguments } from "../invocation.ts";
import {
  choiceOption,
  endpointValue,
  flagOption,
  type Given,
  journalOption,
  passwordOption,
  positiveOption,
  serverValue,
  textOption,
  textsOption,
  wrongOption,
} from "../option-values.ts";

const defaultTimeoutSeconds = 60;

/** Describes `callhome run` to yargs. */
export function describeRun(program: Argv): Argv {
  const described = program
    .positional("fleet", { type: "string", describe: "Fleet file (YAML)" })
    .option("embedded-nms", {
      type: "boolean",
      describe: "Run a small NMS in this process, to which every device calls home",
      group: "Run:",
    })
    .option("exit-when-connected", {
      type: "boolean",
      describe: "End with 0 once every device has been managed",
      group: "Run:",
    })
    .option("timeout", {
      type: "number",
      describe: `Seconds after which --exit-when-connected gives up [default: ${defaultTimeoutSeconds}]`,
      group: "Run:",
    })
    .option("shards", {
      type: "number",
      requiresArg: true,
      describe: `Child processes that share the devices; 0: none [default: one per core from ${limits.unshardedDevices} devices on, else none]`,
      group: "Run:",
    })
    .option("shard", {
      type: "string",
      requiresArg: true,
      describe:
        "i/n: run part i (from 0) of n of the fleet; hostname/n: i is the number at the end of the host name",
      group: "Run:",
    })
    .option("strict", {
      type: "boolean",
      describe: "No device calls unless all can start; a shard that keeps crashing ends the run",
      group: "Run:",
    })
    .option("ramp", {
      type: "string",
      requiresArg: true,
      describe: `When devices start: ${rampForms}, a rate being devices per second [default: burst]`,
      group: "Run:",
    })
    .option("storm", {
      type: "string",
      array: true,
      requiresArg: true,
      describe: `What befalls them: ${stormForms}; may be repeated`,
      group: "Run:",
    })
    .option("max-handshakes", {
      type: "number",
      requiresArg: true,
      describe:
        "Dials of one process, or of each shard, on their way at once; 0: any number [default: 0]",
      group: "Run:",
    })
    .option("journal", {
      type: "string",
      requiresArg: true,
      describe:
        "File that takes every attempt as a JSON line; `callhome explain` reads it. Or CALLHOME_JOURNAL",
      group: "Run:",
    })
    .option("health", {
      type: "string",
      requiresArg: true,
      describe: "host:port of a small HTTP server with /healthz, /readyz and /metrics",
      group: "Run:",
    })
    .option("json", {
      type: "boolean",
      describe: "Print one event per line as JSON",
      group: "Run:",
    });
  return describeDevice(described)
    .example("$0 run fixtures/lab.yaml --embedded-nms", "Three devices, and an NMS to manage them")
    .example("$0 run --count 1000 --nms nms.example.net:4334 --seed 1", "A thousand of them")
    .example(
      "$0 run --config edge.conf --nms nms.example.net:4334",
      "One device that calls your NMS",
    )
    .example("$0 run fleet.yaml --shard hostname/4", "One of four pods of a StatefulSet");
}

function describeDevice(program: Argv): Argv {
  const every = "Every device:";
  const single = "Devices without a fleet file:";
  const texts: readonly (readonly [string, string, string])[] = [
    ["user", "Login to add (class super-user)", every],
    ["password", "Its password; better in CALLHOME_PASSWORD", every],
    ["secret", "Shared secret of the preamble's HMAC", every],
    ["seed", "Same seed, same keys and serial numbers", every],
    ["state", "Folder that keeps commits and keys, for the next run to go on", every],
    ["replies", "Directory of own replies, which come before the built-in ones", every],
    ["config", "Junos configuration file: text, set, XML or JSON, or a template of one", single],
    ["transport", "How they call: ssh or tls [default: ssh]", single],
    ["certs", "Folder of `callhome certs` for --transport tls [default: certs]", single],
    ["name", "Name in tables and logs; with --count its beginning", single],
    ["device-id", "What the preamble announces", single],
    ["model", "Junos model, for example mx204", single],
    ["serial-number", "Instead of one derived from the seed", single],
  ];
  for (const [name, describe, group] of texts)
    program.option(name, { type: "string", requiresArg: true, describe, group });
  return program
    .option("count", {
      type: "number",
      requiresArg: true,
      describe: "So many devices, each with its own name and keys",
      group: single,
    })
    .option("nms", {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "host:port to call instead of the configured servers; may be repeated",
      group: every,
    })
    .option("authorized-key", {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "Public key file that may log in as --user; may be repeated",
      group: every,
    })
    .option("retry-scale", {
      type: "number",
      requiresArg: true,
      describe: "Multiplies every wait between dials",
      group: every,
    });
}

/** Reads what yargs found. Throws `ERR_OPTION`. */
export function readRun(
  given: Given,
  environment: Readonly<Record<string, string | undefined>>,
): RunArguments {
  const user = textOption(given, "user");
  const authorizedKeys = textsOption(given, "authorized-key");
  if (user === undefined && authorizedKeys.length > 0)
    throw wrongOption("authorized-key", "needs --user");
  if (user === undefined && textOption(given, "password") !== undefined)
    throw wrongOption("password", "needs --user");
  return {
    file: textOption(given, "fleet"),
    config: textOption(given, "config"),
    count: countOption(given),
    transport: choiceOption(given, "transport", transports),
    certs: textOption(given, "certs"),
    name: textOption(given, "name"),
    model: modelOption(given),
    serialNumber: textOption(given, "serial-number"),
    seed: textOption(given, "seed"),
    deviceId: textOption(given, "device-id"),
    secret: textOption(given, "secret"),
    nms: textsOption(given, "nms").map((text) => serverValue(text, "nms")),
    user,
    password: passwordOption(given, environment),
    authorizedKeys,
    retryScale: positiveOption(given, "retry-scale"),
    state: textOption(given, "state"),
    replies: textOption(given, "replies"),
    embeddedNms: flagOption(given, "embedded-nms"),
    shards: shardsOption(given),
    pod: podOption(given),
    strict: flagOption(given, "strict"),
    ramp: rampOption(given),
    storms: stormOptions(given),
    maxHandshakes: handshakesOption(given),
    journal: journalOption(given, environment),
    health: healthOption(given),
    exitWhenConnected: flagOption(given, "exit-when-connected"),
    timeoutSeconds: positiveOption(given, "timeout") ?? defaultTimeoutSeconds,
    json: flagOption(given, "json"),
  };
}

function countOption(given: Given): number | undefined {
  const count = positiveOption(given, "count");
  if (count !== undefined && (!Number.isInteger(count) || count > limits.fleetDevices))
    throw wrongOption("count", `must be a whole number up to ${limits.fleetDevices}`);
  return count;
}

function modelOption(given: Given): string | undefined {
  const model = textOption(given, "model");
  if (model === undefined || platformOf(model) !== undefined) return model;
  throw wrongOption("model", `must be one of ${platformModels.join(", ")}, not "${model}"`);
}

function healthOption(given: Given): Endpoint | undefined {
  const text = textOption(given, "health");
  return text === undefined ? undefined : endpointValue(text, "health");
}

function shardsOption(given: Given): number | undefined {
  const value = given["shards"];
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > limits.shards)
    throw wrongOption("shards", `must be a whole number from 0 to ${limits.shards}`);
  if (value > 0 && flagOption(given, "embedded-nms"))
    throw wrongOption(
      "shards",
      "cannot go with --embedded-nms, which shares the process of its devices; run `callhome receive` instead",
    );
  return value > 0 ? ofFleet(given, "shards", value) : value;
}

function rampOption(given: Given): Ramp | undefined {
  const text = textOption(given, "ramp");
  if (text === undefined) return undefined;
  const ramp = parseRamp(text);
  if (ramp === undefined)
    throw wrongOption("ramp", `must be ${rampForms}, not ${JSON.stringify(text)}`);
  return ramp;
}

function stormOptions(given: Given): readonly Storm[] {
  const texts = textsOption(given, "storm");
  if (texts.length > limits.storms)
    throw wrongOption("storm", `may be repeated ${limits.storms} times`);
  return texts.map((text) => {
    const storm = parseStorm(text);
    if ("problem" in storm) throw wrongOption("storm", storm.problem);
    return storm;
  });
}

function handshakesOption(given: Given): number | undefined {
  const value = given["max-handshakes"];
  if (value === undefined) return undefined;
  const isNumber = typeof value === "number" && Number.isInteger(value);
  if (!isNumber || value < 0 || value > limits.handshakes)
    throw wrongOption("max-handshakes", `must be a whole number from 0 to ${limits.handshakes}`);
  return value;
}

function podOption(given: Given): PodChoice | undefined {
  const text = textOption(given, "shard");
  if (text === undefined) return undefined;
  const [, part = "", all] = /^(\d{1,9}|hostname)\/(\d{1,9})$/.exec(text) ?? [];
  const index = part === "hostname" ? part : Number(part);
  const of = Number(all);
  if (part === "" || of < 1 || of > limits.pods || (index !== "hostname" && index >= of))
    throw wrongOption(
      "shard",
      `must be i/n with i from 0 to n-1 and n up to ${limits.pods}, or hostname/n, not ${JSON.stringify(text)}`,
    );
  return ofFleet(given, "shard", { index, of });
}

function ofFleet<Value>(given: Given, name: string, value: Value): Value {
  if (textOption(given, "fleet") !== undefined || given["count"] !== undefined) return value;
  throw wrongOption(
    name,
    "divides the devices of a fleet file or of --count, and neither is given",
  );
}
