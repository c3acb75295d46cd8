export { type Clock, systemClock, type Timer } from "./clock.ts";
export { compareTexts } from "./compare-texts.ts";
export { Derived, forgetDerived } from "./derived.ts";
export { type Endpoint, formatEndpoint, parseEndpoint } from "./endpoint.ts";
export { CallHomeError, type ErrorCode, errorCodes, messageOf } from "./errors.ts";
export { Events, type Unsubscribe } from "./events.ts";
export {
  addressText,
  holdsAddress,
  networkOf,
  type Prefix,
  type PrefixFault,
  prefixText,
  readPrefix,
  widthOf,
} from "./ip-prefix.ts";
export { isObject } from "./is-object.ts";
export { limits } from "./limits.ts";
export { ManualClock } from "./manual-clock.ts";
export { nearestWord, nearestWords } from "./nearest-word.ts";
export { onDemand } from "./on-demand.ts";
export { QuietMoment } from "./quiet-moment.ts";
export { type Random, randomSeed, seededRandom } from "./random.ts";
export { type FileText, readTextFile } from "./read-text-file.ts";
export { remembered, rememberedBytes } from "./remembered.ts";
export { Secret } from "./secret.ts";
export { Slots } from "./slots.ts";
export { SparseMap } from "./sparse-map.ts";
export type { TextSource } from "./text-source.ts";
export { ctimeText, dateTimeText, durationText, secondsText, timeText } from "./time-text.ts";
export { instantOf, isTimeZone, localTime, readTimeZone } from "./time-zone.ts";
export { unpooled } from "./unpooled.ts";
