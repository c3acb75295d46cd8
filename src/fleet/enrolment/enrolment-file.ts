import { CallHomeError, limits, readTextFile, Secret } from "../../base/index.ts";
import type { Enrolment } from "../../nms/index.ts";
import { compileCheck } from "../file/schema-check.ts";
import { parseYaml } from "../file/yaml-source.ts";
import { type FileProblem, sortProblems } from "../problems/file-problem.ts";
import { InputError } from "../problems/input-error.ts";

/** Which devices a receiver takes, and what it knows of them. */
export interface EnrolmentPlan {
  readonly enrolled: readonly Enrolment[];
  /** What becomes of other device-ids. */
  readonly strangers: "first-use" | "refuse";
}

/** What `callhome enroll` tells beside what is needed here. */
const remarks = Object.fromEntries(
  ["name", "fingerprint", "serial-number", "model", "certificate", "certificate-fingerprint"].map(
    (name) => [name, { type: "string" }],
  ),
);

const enrolmentSchema: Readonly<Record<string, unknown>> = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "callhome enrolment file",
  type: "object",
  additionalProperties: false,
  required: ["devices"],
  properties: {
    strangers: { enum: ["refuse", "first-use"] },
    devices: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["device-id"],
        properties: {
          "device-id": { type: ["string", "integer"], maxLength: 255, format: "line" },
          secret: { type: "string", minLength: 1, writeOnly: true },
          "host-key": { type: "string", format: "public-key" },
          ...remarks,
        },
      },
    },
    // Written by `callhome enroll` for an NMS; nobody receives call home over TLS here.
    "tls-devices": { type: "array" },
  },
};

/** An enrolment file that passed its schema. */
interface EnrolmentSpec {
  readonly strangers?: "refuse" | "first-use";
  readonly devices: readonly {
    readonly "device-id": string | number;
    readonly secret?: string;
    readonly "host-key"?: string;
  }[];
}

const checkEnrolment = compileCheck(enrolmentSchema);

/**
 * Reads and validates an enrolment file. Without `strangers`, devices that are not in it are
 * refused. Throws `ERR_FLEET_READ` or an `InputError` with every problem.
 */
export async function loadEnrolment(path: string): Promise<EnrolmentPlan> {
  const file = await readTextFile(path, limits.fleetFileBytes);
  if (!file.ok)
    throw new CallHomeError(
      "ERR_FLEET_READ",
      `cannot read the enrolment file ${path}: ${file.reason}`,
    );
  const source = parseYaml(file.text, path);
  const problems: readonly FileProblem[] =
    source.problems.length > 0 ? source.problems : checkEnrolment(source, path);
  if (problems.length > 0) throw new InputError("ERR_FLEET_INVALID", sortProblems(problems));
  const { strangers = "refuse", devices } = source.value as EnrolmentSpec;
  return { strangers, enrolled: devices.map(toEnrolment) };
}

function toEnrolment(entry: EnrolmentSpec["devices"][number]): Enrolment {
  return {
    deviceId: String(entry["device-id"]),
    secret: entry.secret === undefined ? undefined : new Secret(entry.secret),
    hostKey: entry["host-key"]?.split(" ", 2).join(" "),
  };
}
