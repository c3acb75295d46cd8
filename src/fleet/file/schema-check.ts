import { isIP } from "node:net";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { limits, nearestWord, parseEndpoint } from "../../base/index.ts";
import { sourceAddressProblem } from "../../callhome/index.ts";
import { parseJunosVersion, platformModels, platformOf } from "../../operations/index.ts";
import type { FileProblem } from "../problems/file-problem.ts";
import { parseRamp, rampForms } from "../ramp/index.ts";
import { parseStorm, stormForms } from "../storms/index.ts";
import { isTemplate } from "../templates/index.ts";
import { transports } from "./fleet-spec.ts";
import { isPublicKeyLine } from "./public-key-lines.ts";
import { parseAddressRange, parsePortRange } from "./ranges.ts";
import { pointerSegment, pointerSegments, type YamlSource } from "./yaml-source.ts";

/** What a `format` of our schemas accepts, and how a problem names it. */
const formats: Readonly<
  Record<string, { readonly accepts: (text: string) => boolean; readonly description: string }>
> = {
  "address-range": {
    accepts: (text) => parseAddressRange(text) !== undefined,
    description: "must be a range of IPv4 addresses such as 127.1.0.1-127.1.15.254",
  },
  "date-and-time": {
    accepts: (text) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
      !Number.isNaN(Date.parse(text)),
    description: "must be a date and time such as 2026-03-02T04:00:00Z",
  },
  "device-path": {
    accepts: (text) => text.startsWith("/"),
    description: "must name absolute paths of the device such as /var/tmp/user_ca.pub",
  },
  endpoint: {
    // Port 0 is for listeners that take any free port; nobody can dial it.
    accepts: (text) => (parseEndpoint(text)?.port ?? 0) > 0,
    description: "must be host:port, for example 192.0.2.10:4334 or [2001:db8::10]:4334",
  },
  "ip-address": {
    accepts: (text) => isIP(text) !== 0,
    description: "must be an IP address",
  },
  "junos-version": {
    accepts: (text) => parseJunosVersion(text) !== undefined,
    description: "must be a Junos release such as 23.4R2-S3.9",
  },
  line: {
    accepts: (text) => !/\p{Cc}/u.test(text),
    description: "must be one line without control characters",
  },
  model: {
    accepts: (text) => platformOf(text) !== undefined,
    description: `must be one of ${platformModels.join(", ")}`,
  },
  none: {
    accepts: (text) => text === "none",
    description: "must be none or a mapping",
  },
  pattern: {
    accepts: isTemplate,
    description: "must be a pattern such as r{{number}}, since no two devices can share it",
  },
  "port-range": {
    accepts: (text) => parsePortRange(text) !== undefined,
    description: "must be a range of ports such as 20000-29999, or a port for each service",
  },
  "public-key": {
    accepts: isPublicKeyLine,
    description: "must be a line of an OpenSSH public key file, such as `ssh-ed25519 AAAA... name`",
  },
  ramp: {
    accepts: (text) => parseRamp(text) !== undefined,
    description: `must be ${rampForms}`,
  },
  storm: {
    accepts: (text) => !("problem" in parseStorm(text)),
    description: `must be ${stormForms}`,
  },
  transport: {
    accepts: (text) => transports.some((name) => name === text),
    description: `must be ${transports.join(" or ")}, or a mapping of how many have each`,
  },
  "source-address": {
    accepts: (text) => sourceAddressProblem(text) === undefined,
    description: "must be an address or prefix such as 127.1.0.0/16 or fd00:1::/64",
  },
};

/** How a check is done. */
export interface CheckOptions {
  /** Texts that hold a template pass: what they come to is checked for each device. @defaultValue false */
  readonly takesTemplates?: boolean;
  /** Numbers and booleans may be texts, which are replaced in the value. @defaultValue false */
  readonly readsNumbers?: boolean;
}

/** Only says that another error was found, in a key. */
const wrapper = "propertyNames";

/** Checks a YAML file against one JSON Schema. */
export type SchemaCheck = (source: YamlSource, file: string) => readonly FileProblem[];

/** Compiles `schema` once; the check reports every problem with its place in the file. */
export function compileCheck(
  schema: Readonly<Record<string, unknown>>,
  { takesTemplates = false, readsNumbers = false }: CheckOptions = {},
): SchemaCheck {
  let validate: ValidateFunction | undefined;
  return (source, file) => {
    validate ??= newAjv(readsNumbers).compile(schema);
    if (validate(source.value)) return [];
    return (validate.errors ?? [])
      .filter(({ keyword, data }) => {
        const isLater = takesTemplates && typeof data === "string" && isTemplate(data);
        return keyword !== wrapper && !isLater;
      })
      .slice(0, limits.fileProblems)
      .map((error) => ({ file, ...explain(error, source) }));
  };
}

function newAjv(readsNumbers: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    coerceTypes: readsNumbers,
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    // A schema of this project may name what applies to only one of a value's allowed types.
    strictTypes: false,
  });
  for (const [name, { accepts }] of Object.entries(formats)) ajv.addFormat(name, accepts);
  return ajv;
}

function explain(error: ErrorObject, source: YamlSource): Omit<FileProblem, "file"> {
  const path = error.instancePath;
  if (error.keyword === "additionalProperties") {
    const key = String(error.params["additionalProperty"]);
    const keyPath = `${path}/${pointerSegment(key)}`;
    return { ...source.positionOfKey(keyPath), path: keyPath, message: unknownKey(key, error) };
  }
  return { ...source.positionOf(path), path, message: `${subject(path)}${reason(error)}` };
}

function unknownKey(key: string, error: ErrorObject): string {
  const parent = error.parentSchema as { readonly properties?: object } | undefined;
  const known = Object.keys(parent?.properties ?? {});
  const nearest = nearestWord(key, known);
  const hint = nearest === undefined ? `known are ${known.join(", ")}` : `did you mean ${nearest}?`;
  return `unknown key ${quote(key)}; ${hint}`;
}

/** The name of what is wrong, with a blank after it; nothing for the file itself. */
function subject(path: string): string {
  const names = pointerSegments(path).filter((segment) => !/^\d+$/.test(segment));
  const name = names.at(-1);
  return name === undefined ? "" : `${name} `;
}

function reason(error: ErrorObject): string {
  const { keyword, params, data } = error;
  const found = describe(error);
  switch (keyword) {
    case "required":
      return `must have ${quote(String(params["missingProperty"]))}`;
    case "type":
      return `must be ${typeWords(params["type"] as string | readonly string[])}, not ${found}`;
    case "enum": {
      const allowed = (params["allowedValues"] as readonly unknown[]).map(String);
      const nearest = nearestWord(String(data), allowed);
      const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
      return `must be one of ${allowed.join(", ")}, not ${found}${hint}`;
    }
    case "format":
      return `${formats[String(params["format"])]?.description ?? "is malformed"}, not ${found}`;
    case "pattern":
      return `has characters that are not allowed: ${found}`;
    case "minLength":
      return "must not be empty";
    case "minItems":
      return "must have at least one entry";
    case "uniqueItems":
      return "must not have the same entry twice";
    case "exclusiveMinimum":
      return `must be more than ${String(params["limit"])}`;
    case "maximum":
      return `must be at most ${String(params["limit"])}`;
    default:
      return error.message ?? `breaks the rule ${keyword}`;
  }
}

const words: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "a mapping",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
};

function typeWords(type: string | readonly string[]): string {
  return [type]
    .flat()
    .map((name) => words[name] ?? name)
    .join(" or ");
}

/** The value in a message; `writeOnly` (JSON Schema validation 9.4) marks those that must stay out of it. */
function describe({ data, parentSchema }: ErrorObject): string {
  if (data === null || data === undefined) return "nothing";
  if (Array.isArray(data)) return "a list";
  if (typeof data === "object") return "a mapping";
  if (parentSchema?.["writeOnly"] === true) return `a ${typeof data}`;
  if (typeof data === "string") return quote(data);
  return `the ${typeof data} ${JSON.stringify(data)}`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
