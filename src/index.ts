/**
 * Junos-like devices that call home. Start one with `emulateDevice`, many with `startFleet`, and the
 * other end with `receiveCallHome`. Everything else here is the type of something these give you.
 */
export {
  CallHomeError,
  type Clock,
  type ErrorCode,
  Events,
  errorCodes,
  Secret,
  systemClock,
  type Timer,
  type Unsubscribe,
} from "./base/index.ts";
export type {
  BootstrapConfiguration,
  BootstrapReason,
  BootstrapRecord,
  BootstrapServers,
  BootstrapSource,
  BootstrapStep,
} from "./bootstrap/index.ts";
export {
  type AttemptRecord,
  type ConnectorStatus,
  type CredentialRefusal,
  type IetfCallHomeOptions,
  type Origin,
  type Phase,
  phases,
  type ReasonCode,
  reasonCodes,
} from "./callhome/index.ts";
export {
  type BootstrapStatus,
  type CaProfileOptions,
  type CertificateRegistration,
  type CertToNameEntry,
  type ConfigurationFormat,
  type DeviceEvents,
  type DeviceIdentity,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
  type HostKeyType,
  type LdapServerOptions,
  type ListenerStatus,
  type ListenOptions,
  type ListenService,
  type LocalCertificateOptions,
  type PartState,
  type PkiOptions,
  type PowerState,
  type PreambleOptions,
  type RootAuthentication,
  type SessionSummary,
  type TlsCallHomeOptions,
  type UserOptions,
  type Validation,
  type X509HostCertificateOptions,
} from "./device/index.ts";
export {
  type DeviceResult,
  type DeviceSelector,
  type Fleet,
  type FleetChanges,
  type FleetOptions,
  type FleetPlan,
  loadFleet,
  type Pace,
  parseRamp,
  parseStorm,
  type Ramp,
  type Storm,
  startFleet,
  startOffsets,
} from "./fleet/index.ts";
export type {
  ClientSessionEvents,
  ReceivedNotification,
  RpcErrorInfo,
  RpcResult,
} from "./netconf/session/index.ts";
export {
  type CallHomeReceiver,
  type Enrolment,
  type ManagedDevice,
  type NmsCredentials,
  type ReceiverEvents,
  type ReceiverOptions,
  receiveCallHome,
} from "./nms/index.ts";
export type {
  PackageResult,
  PowerAction,
  ReplyProblem,
  RpcAnswer,
  RpcCall,
  RpcHandler,
  RpcRefusal,
} from "./operations/index.ts";
export { platformModels } from "./operations/index.ts";
