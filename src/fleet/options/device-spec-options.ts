import { type Endpoint, parseEndpoint } from "../../base/index.ts";
import type { BootstrapSource } from "../../bootstrap/index.ts";
import type { IetfCallHomeOptions } from "../../callhome/index.ts";
import type {
  DeviceOptions,
  LdapServerOptions,
  ListenOptions,
  PkiOptions,
  TlsCallHomeOptions,
  UserOptions,
} from "../../device/index.ts";
import type { DeviceSpec, UserSpec } from "../file/fleet-spec.ts";

/** The options of one device, from an entry that passed the schema and the file it names. */
export function toDeviceOptions(
  spec: DeviceSpec,
  configuration: Pick<DeviceOptions, "configuration"> & { readonly file: string },
  read: {
    /** The path of a file as the fleet file names it in this key. */
    readonly pathOf: (named: string, key: keyof DeviceSpec) => string;
    /** Place in the file, from 1. */
    readonly index?: number | undefined;
    readonly schema?: string | undefined;
    readonly tlsCallHome?: TlsCallHomeOptions | undefined;
    readonly sshCallHome?: boolean | undefined;
    readonly pki?: PkiOptions | undefined;
    readonly bootstrap?: BootstrapSource | undefined;
    readonly listen?: ListenOptions | undefined;
    readonly ldapServer?: LdapServerOptions | undefined;
  },
): DeviceOptions {
  return present({
    name: spec.name,
    configuration: configuration.configuration,
    configurationFile: configuration.file,
    seed: asText(spec.seed),
    serialNumber: asText(spec["serial-number"]),
    model: spec.model,
    junosVersion: spec["junos-version"],
    hostKeyTypes: spec["host-keys"],
    hostKeys: spec["host-key-files"]?.map((named) => ({
      path: read.pathOf(named, "host-key-files"),
    })),
    files: spec.files && deviceFiles(spec.files, (named) => read.pathOf(named, "files")),
    rebootSeconds: spec["reboot-seconds"],
    replies: spec.replies === undefined ? undefined : read.pathOf(spec.replies, "replies"),
    index: read.index,
    sourceAddress: spec["source-address"],
    preamble: spec.preamble && preambleOptions(spec.preamble),
    x509HostCertificate: spec["x509-host-certificate"] && {
      certificateChain: {
        path: read.pathOf(spec["x509-host-certificate"].certificate, "x509-host-certificate"),
      },
      privateKey: { path: read.pathOf(spec["x509-host-certificate"].key, "x509-host-certificate") },
    },
    deviceId: asText(spec["device-id"]),
    secret: spec.secret,
    nms: spec.nms === undefined ? undefined : [spec.nms].flat().map(endpoint),
    sshServer: spec["ssh-server"],
    tlsCallHome: read.tlsCallHome,
    sshCallHome: read.sshCallHome,
    pki: read.pki,
    strictJunos: spec["strict-junos"],
    bootstrap: read.bootstrap,
    listen: read.listen,
    ldapServer: read.ldapServer,
    users: spec.users && usersOf(spec.users),
    trustedUserCas: spec["trusted-user-cas"],
    authorizedPrincipals: spec["authorized-principals"],
    certificateRegistration: spec["certificate-registration"],
    retryScale: spec["retry-scale"],
    redialPauseSeconds: spec["redial-pause"],
    ietfCallHome: spec["ietf-call-home"] && ietfCallHome(spec["ietf-call-home"]),
    rootAuthentication: spec["root-authentication"],
    validation: spec.validation,
    schema: read.schema,
  });
}

function ietfCallHome(spec: NonNullable<DeviceSpec["ietf-call-home"]>): IetfCallHomeOptions {
  const { periodic } = spec;
  const anchorTime = periodic?.["anchor-time"];
  return present<IetfCallHomeOptions>({
    startWith: spec["start-with"],
    maxWaitSeconds: spec["max-wait"],
    maxAttempts: spec["max-attempts"],
    periodic:
      periodic &&
      present({
        periodMinutes: periodic.period,
        anchorTime: anchorTime === undefined ? undefined : Date.parse(anchorTime),
        idleTimeoutSeconds: periodic["idle-timeout"],
      }),
  });
}

function deviceFiles(
  named: Readonly<Record<string, string>>,
  pathOf: (named: string) => string,
): DeviceOptions["files"] {
  return Object.fromEntries(
    Object.entries(named).map(([path, file]) => [path, { path: pathOf(file) }]),
  );
}

function preambleOptions(
  spec: NonNullable<DeviceSpec["preamble"]>,
): NonNullable<DeviceOptions["preamble"]> {
  if (spec === "none") return spec;
  return present({
    hmacSpace: spec["hmac-space"],
    blankLines: spec["blank-lines"],
    hostKeyNul: spec["host-key-nul"],
    splitWrites: spec["split-writes"],
    hostKey: spec["host-key"],
  });
}

const users = new WeakMap<readonly UserSpec[], readonly UserOptions[]>();

/** Devices that share a list of users share what is made of it. */
function usersOf(specs: readonly UserSpec[]): readonly UserOptions[] {
  const made = users.get(specs) ?? specs.map(toUserOptions);
  users.set(specs, made);
  return made;
}

function toUserOptions(user: UserSpec): UserOptions {
  return present({
    name: user.name,
    class: user.class,
    password: user.password,
    authorizedKeys: user["authorized-keys"],
  });
}

function asText(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** An endpoint that passed the schema. */
export function endpoint(text: string): Endpoint {
  const parsed = parseEndpoint(text);
  if (parsed === undefined) throw new RangeError(`not an endpoint: ${text}`);
  return parsed;
}

/** The members that have a value: an absent option and one that is undefined are not the same. */
export function present<Options extends object>(
  options: { readonly [Key in keyof Options]: Options[Key] | undefined },
): Options {
  const found: Partial<Record<keyof Options, unknown>> = {};
  for (const key in options) if (options[key] !== undefined) found[key] = options[key];
  return found as Options;
}
