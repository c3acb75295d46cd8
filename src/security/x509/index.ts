export {
  type CertToName,
  type CertToNameEntry,
  certToNameProblem,
  type MapType,
  mapTypes,
  type NameRule,
  userOf,
} from "./cert-to-name.ts";
export { fingerprintOf } from "./certificate-fingerprint.ts";
