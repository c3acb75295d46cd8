export {
  type CallHomeReceiver,
  type ReceiverEvents,
  type ReceiverOptions,
  receiveCallHome,
} from "./call-home-receiver.ts";
export {
  type Enrolment,
  type HmacCheck,
  type NmsCredentials,
  type RefusalReason,
  refusalReasons,
  type Trust,
} from "./enrolment.ts";
export type { Refusal } from "./handshake.ts";
export type { ManagedDevice } from "./managed-device.ts";
export { type TourOptions, type TourStep, tour } from "./tour.ts";
