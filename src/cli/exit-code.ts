import { CallHomeError, type ErrorCode, messageOf } from "../base/index.ts";
import { InputError } from "../fleet/index.ts";
import { counted } from "../telemetry/index.ts";

/** What the shell learns. */
export const exitCodes = { ok: 0, failed: 1, wrongInput: 2 } as const;

/** Errors that another input would not have caused; everything else means the run failed. */
const inputErrors: ReadonlySet<ErrorCode> = new Set([
  "ERR_CONFIG_PARSE",
  "ERR_CONFIG_READ",
  "ERR_YANG",
  "ERR_SCHEMA_FILE",
  "ERR_FLEET_READ",
  "ERR_FLEET_INVALID",
  "ERR_OPTION",
  "ERR_KEY",
  "ERR_CERTS",
  "ERR_JOURNAL",
]);

/** 2 for wrong input, 1 for everything else that was thrown. */
export function exitCodeOf(cause: unknown): number {
  return cause instanceof CallHomeError && inputErrors.has(cause.code)
    ? exitCodes.wrongInput
    : exitCodes.failed;
}

/** What standard error shows for anything that was thrown: our own errors without a stack. */
export function errorText(cause: unknown): string {
  if (cause instanceof InputError)
    return `${cause.message}\ncallhome: ${counted(cause.problems.length, "problem")} in the input\n`;
  if (cause instanceof CallHomeError) return `callhome: ${cause.message}\n`;
  const stack = cause instanceof Error ? cause.stack : undefined;
  return `callhome: unexpected error, please report it: ${stack ?? messageOf(cause)}\n`;
}
