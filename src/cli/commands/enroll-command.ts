import { open } from "node:fs/promises";
import { CallHomeError, limits, messageOf, readTextFile } from "../../base/index.ts";
import {
  enrolmentRecords,
  loadFleet,
  printEnrolment,
  printEnrolmentTemplate,
} from "../../fleet/index.ts";
import { counted } from "../../telemetry/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { EnrollArguments } from "../invocation.ts";
import { wrongOption } from "../option-values.ts";
import type { World } from "../world.ts";

/** Problems of devices that one run of the command prints. */
const shownProblems = 20;

/**
 * Runs `callhome enroll`: writes what an NMS must know of the devices of a fleet file. Throws its problems,
 * and `ERR_OPTION` when there are devices of which that cannot be said.
 */
export async function enroll(given: EnrollArguments, world: World): Promise<number> {
  const { devices } = await loadFleet(given.file, { seed: given.seed });
  const { records, problems } = await enrolmentRecords(devices);
  if (problems.length > 0) {
    const left = problems.length - shownProblems;
    const lines = [...problems.slice(0, shownProblems), ...(left > 0 ? [`and ${left} more`] : [])];
    throw new CallHomeError(
      "ERR_OPTION",
      [`${counted(problems.length, "device")} cannot be enrolled`, ...lines].join("\n  "),
    );
  }
  const text =
    given.template === undefined
      ? printEnrolment(records, given.format)
      : await printEnrolmentTemplate(records, await templateAt(given.template));
  if (given.output === undefined) world.out.write(text);
  else await writeOwn(given.output, text);
  return exitCodes.ok;
}

async function templateAt(path: string): Promise<{ readonly text: string; readonly file: string }> {
  const file = await readTextFile(path, limits.configBytes);
  if (!file.ok) throw wrongOption("template", `cannot be read: ${path}: ${file.reason}`);
  return { text: file.text, file: path };
}

/** Secrets stand in the file: it is its owner's, also when it was there with another mode. */
async function writeOwn(path: string, text: string): Promise<void> {
  try {
    const file = await open(path, "w", 0o600);
    try {
      await file.chmod(0o600);
      await file.writeFile(text);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw wrongOption("output", `cannot be written: ${messageOf(cause)}`);
  }
}
