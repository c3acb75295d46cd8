import { type Endpoint } from "../base/index.ts";
import type { EnrolmentFormat, Ramp, Storm, Transport } from "../fleet/index.ts";
import type { ConfigFormat, Validation } from "../junos/formats/index.ts";

/** A login as the command line gives it. */
interface LoginArguments {
  readonly user: string | undefined;
  /** From `--password` or CALLHOME_PASSWORD. */
  readonly password: string | undefined;
}

/** `--shard`: this process runs part `index` (from 0) of `of` parts. */
export interface PodChoice {
  /** `hostname`: the number at the end of the machine's name, as a StatefulSet has it. */
  readonly index: number | "hostname";
  readonly of: number;
}

/** `callhome run`, as typed. */
export interface RunArguments extends LoginArguments {
  /** The fleet file; undefined for a single device described by options. */
  readonly file: string | undefined;
  readonly config: string | undefined;
  /** So many devices instead of a single one. */
  readonly count: number | undefined;
  readonly transport: Transport | undefined;
  /** Folder made by `callhome certs`, for call home over TLS. */
  readonly certs: string | undefined;
  readonly name: string | undefined;
  readonly model: string | undefined;
  readonly serialNumber: string | undefined;
  readonly seed: string | undefined;
  readonly deviceId: string | undefined;
  readonly secret: string | undefined;
  readonly nms: readonly Endpoint[];
  /** Paths of OpenSSH public key files. */
  readonly authorizedKeys: readonly string[];
  readonly retryScale: number | undefined;
  /** Folder that keeps what the devices commit. */
  readonly state: string | undefined;
  /** Directory of own replies. */
  readonly replies: string | undefined;
  readonly embeddedNms: boolean;
  /** Child processes; 0: none. Undefined: none for few devices, else one per core. */
  readonly shards: number | undefined;
  /** Undefined: the whole fleet. */
  readonly pod: PodChoice | undefined;
  /** No device calls unless all can start. */
  readonly strict: boolean;
  /** When the devices start; undefined: as the fleet file says, or all at once. */
  readonly ramp: Ramp | undefined;
  /** What befalls them, beside the storms of the fleet file. */
  readonly storms: readonly Storm[];
  /** Dials of one process that are on their way at once; 0 or undefined: any number. */
  readonly maxHandshakes: number | undefined;
  /** File that takes every attempt record as a JSON line. */
  readonly journal: string | undefined;
  /** Where health and metrics can be asked for; undefined: nowhere. */
  readonly health: Endpoint | undefined;
  readonly exitWhenConnected: boolean;
  readonly timeoutSeconds: number;
  readonly json: boolean;
}

/** `callhome receive`, as typed. */
export interface ReceiveArguments extends LoginArguments {
  readonly listen: Endpoint;
  /** Path of a private key file. */
  readonly key: string | undefined;
  /** Path of an OpenSSH user certificate for that key. */
  readonly certificate: string | undefined;
  readonly enrolment: string | undefined;
  /** XML of each request, or `@` and the path of a file that holds it. */
  readonly rpcs: readonly string[];
  readonly once: boolean;
  readonly json: boolean;
}

/** `callhome check`, as typed. */
export interface CheckArguments {
  readonly file: string;
}

/** `callhome expand`, as typed. */
export interface ExpandArguments {
  readonly file: string;
  /** How many devices are shown; undefined: all. */
  readonly limit: number | undefined;
  readonly json: boolean;
}

/** `callhome enroll`, as typed. */
export interface EnrollArguments {
  readonly file: string;
  readonly format: EnrolmentFormat;
  /** Path of a template that is used instead of a format. */
  readonly template: string | undefined;
  /** Undefined: standard output. */
  readonly output: string | undefined;
  readonly seed: string | undefined;
}

/** `callhome convert`, as typed. `-` is standard input. */
export interface ConvertArguments {
  readonly file: string;
  /** Undefined: judged by how the text begins. */
  readonly from: ConfigFormat | undefined;
  readonly to: ConfigFormat;
  readonly validation: Validation;
}

/** `callhome diff`, as typed. `-` is standard input. */
export interface DiffArguments {
  readonly base: string;
  readonly changed: string;
  readonly format: "text" | "xml";
}

/** `callhome explain`, as typed. */
export interface ExplainArguments {
  /** Undefined: every device of the journal. */
  readonly device: string | undefined;
  readonly journal: string;
  /** Attempts of each device, the last ones. */
  readonly last: number;
  readonly json: boolean;
}

/** `callhome schema build`, as typed. */
export interface SchemaArguments {
  /** Directories of modules. */
  readonly yang: readonly string[];
  readonly outputFile: string;
}

/** `callhome certs`, as typed; undefined: whatever the folder has, or a default. */
export interface CertsArguments {
  readonly folder: string;
  readonly seed: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number | undefined;
  readonly user: string | undefined;
  /** How many numbered device identities. */
  readonly devices: number;
  /** Serial numbers of further ones. */
  readonly serialNumbers: readonly string[];
  readonly force: boolean;
}

/** What a command line asks for. */
export type Invocation =
  | { readonly kind: "run"; readonly arguments: RunArguments }
  | { readonly kind: "receive"; readonly arguments: ReceiveArguments }
  | { readonly kind: "check"; readonly arguments: CheckArguments }
  | { readonly kind: "expand"; readonly arguments: ExpandArguments }
  | { readonly kind: "enroll"; readonly arguments: EnrollArguments }
  | { readonly kind: "convert"; readonly arguments: ConvertArguments }
  | { readonly kind: "diff"; readonly arguments: DiffArguments }
  | { readonly kind: "explain"; readonly arguments: ExplainArguments }
  | { readonly kind: "certs"; readonly arguments: CertsArguments }
  | { readonly kind: "schema"; readonly arguments: SchemaArguments }
  /** `--help` and `--version`. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "wrong"; readonly message: string };
