import { isObject } from "../base/index.ts";
import { type AttemptRecord, origins, phases } from "./attempt-record.ts";
import { reasonCodes } from "./reason-codes.ts";

/** Whether a value, such as a line of a journal file, is a record of this version of the project. */
export function isAttemptRecord(value: unknown): value is AttemptRecord {
  if (!isObject(value) || !isObject(value["server"]) || !isObject(value["bytes"])) return false;
  const { server, bytes, milliseconds, probes, refusals, localPort } = value;
  return (
    areTexts(value["device"], value["client"], server["host"]) &&
    areNumbers(server["port"], value["sequence"], value["startedAt"]) &&
    areNumbers(bytes["sent"], bytes["received"]) &&
    (origins as readonly unknown[]).includes(value["origin"]) &&
    (phases as readonly unknown[]).includes(value["phase"]) &&
    Object.hasOwn(reasonCodes, String(value["reason"])) &&
    isObject(milliseconds) &&
    areNumbers(...Object.values(milliseconds)) &&
    (localPort === undefined || areNumbers(localPort)) &&
    (refusals === undefined || (Array.isArray(refusals) && refusals.every(isRefusal))) &&
    (probes === undefined ||
      (isObject(probes) && areNumbers(probes["sent"], probes["answered"]))) &&
    optionalTexts.every((name) => value[name] === undefined || areTexts(value[name]))
  );
}

function isRefusal(value: unknown): boolean {
  return isObject(value) && areTexts(value["method"], value["user"], value["reason"]);
}

const optionalTexts = ["detail", "user", "method", "localAddress"] as const;

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === "string");
}

function areNumbers(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === "number" && Number.isFinite(value));
}
