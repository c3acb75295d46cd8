export { AcceptedConnection } from "./accepted-connection.ts";
export { AttemptJournal } from "./attempt-journal.ts";
export {
  type AttemptRecord,
  type CredentialRefusal,
  type Origin,
  type Phase,
  phases,
} from "./attempt-record.ts";
export { attemptRecord, localEnd } from "./attempt-summary.ts";
export type { CallHomeClient } from "./call-home-client.ts";
export {
  CallHomeConnector,
  type ConnectorOptions,
} from "./call-home-connector.ts";
export type {
  CallHomeSocket,
  Dial,
  DialResult,
  Serve,
  ServeContext,
  ServedConnection,
  ServeOutcome,
  Turns,
} from "./connector-ports.ts";
export type { ConnectorStatus } from "./connector-status.ts";
export { type IetfCallHomeOptions, startWith, underIetf } from "./ietf-call-home.ts";
export { isAttemptRecord } from "./is-attempt-record.ts";
export {
  type CallHomeServer,
  type KeepAlive,
  type OutboundSshClient,
  type OutboundSshStatements,
  type ProxyServer,
  resolveOutboundSshClient,
} from "./outbound-ssh-client.ts";
export { PhaseStopwatch } from "./phase-stopwatch.ts";
export {
  type DeviceConnInfo,
  deviceConnInfo,
  deviceIdProblem,
  hmacMatches,
  printPreamble,
} from "./preamble.ts";
export { PreambleDecoder } from "./preamble-decoder.ts";
export {
  type PreambleForm,
  type PreambleFormOptions,
  resolvePreambleForm,
} from "./preamble-form.ts";
export { reasonAdvice } from "./reason-advice.ts";
export { type ReasonCode, reasonCodes } from "./reason-codes.ts";
export {
  type SourceAddress,
  sourceAddressIn,
  sourceAddressProblem,
} from "./source-address.ts";
export { tcpDialer } from "./tcp-dialer.ts";
export {
  resolveTlsCallHomeClient,
  type TlsCallHomeClient,
  type TlsCallHomeStatements,
} from "./tls-call-home-client.ts";
