export { callHomeIdentities } from "./call-home-identities.ts";
export { configurationProblem } from "./configuration-files.ts";
export { loadCountedDevices } from "./counted-devices.ts";
export { loadEnrolment } from "./enrolment-file.ts";
export { enrolmentRecords } from "./enrolment-records.ts";
export { describeProblem } from "./file-problem.ts";
export {
  beginFleet,
  type Fleet,
  type FleetChanges,
  type FleetEvent,
  type FleetOptions,
  startFleet,
} from "./fleet.ts";
export { type FleetPlan, loadFleet } from "./fleet-file.ts";
export type { Transport } from "./fleet-spec.ts";
export { InputError } from "./input-error.ts";
export type { DeviceResult } from "./live/commit-to-many.ts";
export type { DeviceSelector } from "./live/selector.ts";
export { overrideDevices } from "./override-devices.ts";
export { parseConfiguration } from "./parse-configuration.ts";
export { plannedListeners } from "./planned-listeners.ts";
export {
  type EnrolmentFormat,
  enrolmentFormats,
  printEnrolment,
  printEnrolmentTemplate,
} from "./print-enrolment.ts";
export { publicKeyLines } from "./public-key-lines.ts";
export { type Pace, parseRamp, type Ramp, rampForms, startOffsets } from "./ramp/index.ts";
export {
  descriptorLimit,
  descriptorProblem,
  type EventWish,
  type FromShard,
  forkShard,
  holds,
  localPorts,
  Outbox,
  type ProcessNeed,
  portProblem,
  processNeed,
  type ReloadCounts,
  refusalOf,
  type ShardEvent,
  type ShardEvents,
  type ShardReport,
  type Share,
  type Slice,
  Supervisor,
  type ToShard,
  whole,
} from "./shards/index.ts";
export { loadSingleDevice } from "./single-device.ts";
export { parseStorm, type Storm, stormForms } from "./storms/index.ts";
export {
  countUpTo,
  devicesIn,
  entriesOf,
  FleetTally,
  freshTally,
  percentile,
  standings,
  type Tally,
} from "./tally/index.ts";
export { transports } from "./transport-mix.ts";
