export { loadEnrolment } from "./enrolment/enrolment-file.ts";
export { enrolmentRecords } from "./enrolment/enrolment-records.ts";
export {
  type EnrolmentFormat,
  enrolmentFormats,
  printEnrolment,
  printEnrolmentTemplate,
} from "./enrolment/print-enrolment.ts";
export { type Transport, transports } from "./file/fleet-spec.ts";
export { publicKeyLines } from "./file/public-key-lines.ts";
export {
  beginFleet,
  type Fleet,
  type FleetChanges,
  type FleetEvent,
  type FleetOptions,
  startFleet,
} from "./fleet.ts";
export type { DeviceResult } from "./live/commit-to-many.ts";
export type { DeviceSelector } from "./live/selector.ts";
export { loadCountedDevices } from "./load/counted-devices.ts";
export { type FleetPlan, loadFleet } from "./load/fleet-file.ts";
export { overrideDevices } from "./load/override-devices.ts";
export { loadSingleDevice } from "./load/single-device.ts";
export { configurationProblem } from "./named-files/configuration-files.ts";
export { parseConfiguration } from "./named-files/parse-configuration.ts";
export { callHomeIdentities } from "./planned/call-home-identities.ts";
export { plannedListeners } from "./planned/planned-listeners.ts";
export { describeProblem } from "./problems/file-problem.ts";
export { InputError } from "./problems/input-error.ts";
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
