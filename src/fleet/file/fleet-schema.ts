import { limits } from "../../base/index.ts";
import { startWith } from "../../callhome/index.ts";
import {
  certificateRegistrations,
  hostKeyTypes,
  listenServices,
  sshServers,
  validations,
} from "../../device/index.ts";
import { mapTypes } from "../../security/x509/index.ts";
import { transports } from "./fleet-spec.ts";

const text = { type: "string", minLength: 1, maxLength: 255, format: "line" };
/** Identifiers that YAML reads as a number when they are all digits. */
const identifier = { type: ["string", "integer"], maxLength: 255, format: "line" };

const user = {
  type: "object",
  additionalProperties: false,
  required: ["name"],
  properties: {
    name: { type: "string", pattern: "^[a-zA-Z0-9_.][a-zA-Z0-9_.-]{0,63}$" },
    class: text,
    password: { type: "string", minLength: 1, maxLength: 128, writeOnly: true },
    "authorized-keys": { type: "array", items: { type: "string", format: "public-key" } },
  },
};

const file = { type: "string", minLength: 1 };

const password = { type: "string", minLength: 1, maxLength: 1_024, writeOnly: true };

const localCertificate = {
  type: "object",
  additionalProperties: false,
  required: ["id", "certificate", "key"],
  properties: {
    id: { ...identifier, maxLength: 32 },
    certificate: file,
    key: file,
    "key-password": password,
  },
};

const caProfile = {
  type: "object",
  additionalProperties: false,
  required: ["name", "certificates"],
  properties: {
    name: { ...identifier, maxLength: 32 },
    certificates: { type: "array", minItems: 1, items: file },
    "revocation-list": file,
  },
};

const pki = {
  type: "object",
  additionalProperties: false,
  properties: {
    "local-certificates": { type: "array", items: { $ref: "#/$defs/local-certificate" } },
    "ca-profiles": { type: "array", items: { $ref: "#/$defs/ca-profile" } },
  },
};

const certToName = {
  type: "object",
  additionalProperties: false,
  required: ["name", "fingerprint", "map-type"],
  properties: {
    name: identifier,
    fingerprint: text,
    "map-type": { enum: [...mapTypes] },
    username: text,
  },
};

const tlsCallHome = {
  type: "object",
  additionalProperties: false,
  required: ["nms"],
  properties: {
    name: text,
    nms: {
      type: ["string", "array"],
      format: "endpoint",
      minItems: 1,
      items: { type: "string", format: "endpoint" },
    },
    certificate: file,
    key: file,
    "key-password": password,
    "trusted-roots": { type: "array", minItems: 1, items: file },
    "revocation-lists": { type: "array", items: file },
    "cert-to-name": { type: "array", items: { $ref: "#/$defs/cert-to-name" } },
    "keep-alive": { type: "integer", minimum: 1, maximum: 32_767 },
  },
};

const preamble = {
  type: ["string", "object"],
  format: "none",
  additionalProperties: false,
  properties: {
    "hmac-space": { type: "boolean" },
    "blank-lines": { enum: [0, 1, 2] },
    "host-key-nul": { type: "boolean" },
    "split-writes": { type: "boolean" },
    "host-key": { enum: [...hostKeyTypes] },
  },
};

const bootstrap = {
  type: "object",
  additionalProperties: false,
  properties: {
    file,
    handling: { enum: ["merge", "replace"] },
    servers: { type: "array", minItems: 1, items: { type: "string", format: "endpoint" } },
    "trust-anchors": { type: "array", minItems: 1, items: file },
    certificate: file,
    key: file,
  },
};

const ports = {
  type: "object",
  additionalProperties: false,
  properties: Object.fromEntries(
    listenServices.map((service) => [service, { type: "integer", minimum: 0, maximum: 65_535 }]),
  ),
};
const address = { type: "string", format: "ip-address" };

const listen = { type: "object", additionalProperties: false, properties: { address, ports } };

/** Ranges, of which every device gets its part. */
const sharedListen = {
  type: "object",
  additionalProperties: false,
  properties: {
    address,
    addresses: { type: "string", format: "address-range" },
    ports: { ...ports, type: ["string", "object"], format: "port-range" },
  },
};

const ldapServer = {
  type: "object",
  additionalProperties: false,
  properties: {
    url: { type: ["string", "array"], minLength: 1, minItems: 1, items: text },
    base: text,
    "bind-dn": text,
    "bind-password": { type: "string", minLength: 1, maxLength: 255, writeOnly: true },
    "user-attribute": text,
    "template-attribute": text,
    template: text,
    timeout: { type: "integer", minimum: 1, maximum: 90 },
    "trusted-roots": { type: "array", minItems: 1, items: file },
  },
};

const ietfCallHome = {
  type: "object",
  additionalProperties: false,
  properties: {
    "start-with": { enum: [...startWith] },
    "max-wait": { type: "integer", minimum: 1, maximum: 65_535 },
    "max-attempts": { type: "integer", minimum: 1, maximum: 255 },
    periodic: {
      type: "object",
      additionalProperties: false,
      properties: {
        period: { type: "integer", minimum: 1, maximum: 65_535 },
        "anchor-time": { type: "string", format: "date-and-time" },
        "idle-timeout": { type: "integer", minimum: 0, maximum: 65_535 },
      },
    },
  },
};

const device = {
  name: text,
  configuration: { type: "string", minLength: 1 },
  seed: identifier,
  "serial-number": identifier,
  model: { type: "string", format: "model" },
  "junos-version": { type: "string", format: "junos-version" },
  "host-keys": {
    type: "array",
    minItems: 1,
    uniqueItems: true,
    items: { enum: [...hostKeyTypes] },
  },
  "host-key-files": { type: "array", minItems: 1, items: file },
  files: {
    type: "object",
    propertyNames: { format: "device-path" },
    additionalProperties: file,
  },
  replies: file,
  "reboot-seconds": { type: "number", minimum: 0, maximum: 86_400 },
  preamble: { $ref: "#/$defs/preamble" },
  "source-address": {
    type: ["string", "array"],
    format: "source-address",
    minItems: 1,
    maxItems: 2,
    items: { type: "string", format: "source-address" },
  },
  "x509-host-certificate": {
    type: "object",
    additionalProperties: false,
    required: ["certificate", "key"],
    properties: { certificate: file, key: file },
  },
  "device-id": identifier,
  secret: { type: "string", minLength: 1, maxLength: 255, format: "line", writeOnly: true },
  nms: {
    type: ["string", "array"],
    format: "endpoint",
    minItems: 1,
    items: { type: "string", format: "endpoint" },
  },
  "ssh-server": { enum: [...sshServers] },
  "tls-call-home": { $ref: "#/$defs/tls-call-home" },
  pki: { $ref: "#/$defs/pki" },
  "strict-junos": { type: "boolean" },
  bootstrap: { $ref: "#/$defs/bootstrap" },
  listen: { $ref: "#/$defs/listen" },
  "ldap-server": { $ref: "#/$defs/ldap-server" },
  users: { type: "array", items: { $ref: "#/$defs/user" } },
  "trusted-user-cas": { type: "array", items: { type: "string", format: "public-key" } },
  "authorized-principals": { type: "array", items: text },
  "certificate-registration": { enum: [...certificateRegistrations] },
  "redial-pause": { type: "number", exclusiveMinimum: 0, maximum: 86_400 },
  "ietf-call-home": { $ref: "#/$defs/ietf-call-home" },
  "retry-scale": { type: "number", exclusiveMinimum: 0, maximum: 1_000 },
  "root-authentication": { enum: ["required", "optional"] },
  validation: { enum: [...validations] },
  schema: { type: "string", minLength: 1 },
};

/** What no two devices can share: in a group or the defaults only a pattern makes sense. */
const ownKeys: readonly string[] = ["name", "serial-number", "device-id"];
const pattern = { type: "string", maxLength: 255, format: "pattern" };

const variables = {
  type: "object",
  propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_-]*$" },
};

const weight = { type: "number", minimum: 0, maximum: 1_000_000 };
const transport = {
  type: ["string", "object"],
  format: "transport",
  additionalProperties: false,
  minProperties: 1,
  properties: Object.fromEntries(transports.map((name) => [name, weight])),
};

/** What groups and defaults may say: all of a device, and what only several devices can share. */
const shared = {
  ...device,
  ...Object.fromEntries(ownKeys.map((key) => [key, pattern])),
  listen: sharedListen,
  variables: { $ref: "#/$defs/variables" },
  transport: { $ref: "#/$defs/transport" },
};

const definitions = {
  user,
  "ietf-call-home": ietfCallHome,
  preamble,
  "cert-to-name": certToName,
  "tls-call-home": tlsCallHome,
  "local-certificate": localCertificate,
  "ca-profile": caProfile,
  pki,
  bootstrap,
  listen,
  "ldap-server": ldapServer,
  variables,
  transport,
};

/** JSON Schema (draft 2020-12) of a fleet file: `defaults`, then a group, then the entry say what a device is. */
export const fleetSchema: Readonly<Record<string, unknown>> = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "callhome fleet file",
  type: "object",
  additionalProperties: false,
  properties: {
    include: { type: "array", minItems: 1, items: file },
    state: file,
    ramp: { type: "string", format: "ramp" },
    storms: {
      type: "array",
      minItems: 1,
      maxItems: limits.storms,
      items: { type: "string", format: "storm" },
    },
    variables: { $ref: "#/$defs/variables" },
    defaults: { $ref: "#/$defs/group" },
    groups: {
      type: "object",
      propertyNames: { format: "line" },
      additionalProperties: { $ref: "#/$defs/group" },
    },
    devices: { type: "array", minItems: 1, items: { $ref: "#/$defs/device" } },
  },
  $defs: {
    ...definitions,
    device: {
      type: "object",
      additionalProperties: false,
      properties: {
        ...device,
        group: text,
        count: { type: "integer", minimum: 1, maximum: limits.fleetDevices },
        csv: file,
        variables: { $ref: "#/$defs/variables" },
        transport: { $ref: "#/$defs/transport" },
      },
    },
    group: { type: "object", additionalProperties: false, properties: shared },
  },
};

/** The same for one device, after its templates were rendered. */
export const renderedDeviceSchema: Readonly<Record<string, unknown>> = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "device of a callhome fleet file",
  type: "object",
  properties: { ...device, listen: sharedListen, transport },
  $defs: definitions,
};
