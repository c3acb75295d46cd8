export { type Clock, systemClock, type Timer } from "./clock.ts";
export { CallHomeError, type ErrorCode, errorCodes, messageOf } from "./errors.ts";
export { Events, type Unsubscribe } from "./events.ts";
export { limits } from "./limits.ts";
export { ManualClock } from "./manual-clock.ts";
export { type Random, randomSeed, seededRandom } from "./random.ts";
export { type FileText, readTextFile } from "./read-text-file.ts";
export { Secret } from "./secret.ts";
export { durationText, secondsText, timeText } from "./time-text.ts";
