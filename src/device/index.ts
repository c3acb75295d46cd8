export type { ConnectorStatus } from "../callhome/index.ts";
export type { DeviceEvents, PartState, SessionSummary } from "./device-events.ts";
export {
  type CaProfileOptions,
  type CertificateRegistration,
  type CertToNameEntry,
  certificateRegistrations,
  type DeviceOptions,
  type HostKeyType,
  hostKeyTypes,
  type LdapServerOptions,
  type ListenOptions,
  type ListenService,
  type LocalCertificateOptions,
  type PkiOptions,
  type PreambleOptions,
  type RootAuthentication,
  type SshServer,
  sshServers,
  type TlsCallHomeOptions,
  type UserOptions,
  type Validation,
  validations,
  type X509HostCertificateOptions,
} from "./device-options.ts";
export { type ListenPlace, listenPlaces } from "./doors/configured-doors.ts";
export type { ListenerStatus } from "./doors/door.ts";
export { listenServices } from "./doors/listen-options.ts";
export { emulateDevice, emulateDeviceAfter } from "./emulate-device.ts";
export type { ConfigurationFormat, DeviceIdentity, EmulatedDevice } from "./emulated-device.ts";
export { pkiProblems } from "./pki/pki-source.ts";
export type { PowerState } from "./power/power.ts";
export { readReplyDirectory } from "./replies/reply-directory.ts";
export { hostKeyProblem } from "./ssh/host-key-texts.ts";
export { x509HostCertificateProblem } from "./ssh/x509-host-certificate.ts";
export { deviceSchema } from "./start-up/device-schema.ts";
export { derivedSerialNumber } from "./start-up/identity.ts";
export { plannedIdentity } from "./start-up/planned-identity.ts";
export { startUpTreeOf } from "./start-up/start-up-configuration.ts";
export type { BootstrapStatus } from "./start-up/zero-touch.ts";
export { fileRetrySeconds } from "./storage/device-files.ts";
export { ldapServerProblem } from "./tls/ldap-server.ts";
export { tlsCallHomeOptionProblem, tlsCallHomeProblem } from "./tls/tls-call-home.ts";
