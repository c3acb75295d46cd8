export { type AttemptRecord, type Phase, phases } from "./attempt-record.ts";
export { type ReasonCode, reasonCodes } from "./reason-codes.ts";
