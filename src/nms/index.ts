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
  type Trust,
} from "./enrolment.ts";
export type { Refusal } from "./handshake.ts";
export type { ManagedDevice } from "./managed-device.ts";
export { type TourStep, tour } from "./tour.ts";
