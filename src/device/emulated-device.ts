import type { Events, Unsubscribe } from "../base/index.ts";
import type { AttemptRecord, ConnectorStatus } from "../callhome/index.ts";
import type { ReplyProblem, RpcHandler } from "../operations/index.ts";
import type {
  DeviceEvents,
  HostCertificateProblem,
  PartState,
  SessionSummary,
} from "./device-events.ts";
import type { ListenerStatus } from "./doors/door.ts";
import type { PowerState } from "./power/power.ts";
import type { BootstrapStatus } from "./start-up/zero-touch.ts";
import type { DeviceFileProblem } from "./storage/device-files.ts";

export type ConfigurationFormat = "text" | "set" | "xml";

/** Who the device says it is. */
export interface DeviceIdentity {
  readonly hostName: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly junosVersion: string;
  /** OpenSSH public key lines (`type base64`) in the order of `hostKeyTypes`. */
  readonly hostKeys: readonly string[];
}

/** A running device. Obtain one from `emulateDevice`; close it, or declare it with `await using`. */
export interface EmulatedDevice extends AsyncDisposable {
  readonly name: string;
  readonly identity: DeviceIdentity;
  readonly events: Events<DeviceEvents>;
  /** What the commit checks have against the configuration that the device started with; it runs all the same. */
  readonly startUpProblems: readonly string[];
  /** Files of the device that cannot be read right now; it runs without them and tries again. */
  readonly fileProblems: readonly DeviceFileProblem[];
  /** What is wrong in the directory of own replies; such a file answers with an rpc-error. */
  readonly replyProblems: readonly ReplyProblem[];
  /** What is wrong with the OpenSSH host certificates of the running configuration; the device shows its plain key all the same. */
  readonly hostCertificateProblems: readonly HostCertificateProblem[];
  /** Undefined for a device that was not told to bootstrap, or was configured in an earlier run. */
  readonly bootstrap: BootstrapStatus | undefined;
  /** One per active outbound-ssh client of the running configuration, and one for TLS call home. */
  readonly connectors: readonly ConnectorStatus[];
  /** One per service of the running configuration that `listen` gives a place. */
  readonly listeners: readonly ListenerStatus[];
  readonly sessions: readonly SessionSummary[];
  /** The last dials and the last accepted connections that are over, oldest first. */
  readonly journal: readonly AttemptRecord[];
  /** The whole database printed as Junos prints it. */
  configuration(source: "running" | "candidate", format?: ConfigurationFormat): string;
  /** Loads into the shared candidate and commits, as a local administrator would; what is refused leaves no trace. Throws `ERR_CONFIG_PARSE`. */
  configure(
    configuration: string,
    options?: { readonly action?: "merge" | "replace" | "override"; readonly comment?: string },
  ): Promise<void>;
  /**
   * Sends an event of its own, one XML element, to the sessions that subscribed to such (RFC 5277), and answers
   * how many these are. Throws `ERR_NOTIFICATION` for what is no well-formed element.
   */
  notify(event: string): number;
  /**
   * Pulls the cable of a port, or plugs it in again: what the device learnt over it goes and comes
   * with it. Emits `link-changed`. Throws `ERR_OPTION` for a name that is no port.
   */
  setLink(port: string, state: "up" | "down"): void;
  /**
   * Breaks a part of the chassis, pulls it out, or puts it right, by its name in `show chassis hardware`
   * (`PEM 0`, `Fan Tray 1`, `FPC 0`): inventory, environment, power and alarms follow, and the ports of a
   * line card go down. Throws `ERR_OPTION` for a part that the model does not have.
   */
  setPart(part: string, state: PartState): void;
  /**
   * Answers requests of this name before anybody else does: the handler added last comes first, then
   * the directory of own replies, then the project. `once`: the next request only. Takes the handler
   * away with what it returns.
   */
  onRpc(name: string, handler: RpcHandler, options?: { readonly once?: boolean }): Unsubscribe;
  readonly power: PowerState;
  /**
   * Reboots now, as root at the console: sessions and connections end, what was not committed is lost.
   * Resolves when the device runs again, or was closed meanwhile. `downSeconds` is not scaled; without
   * it `rebootSeconds` of the options counts.
   */
  reboot(options?: { readonly downSeconds?: number }): Promise<void>;
  /** Reboots as `request system zeroize` does: the device forgets what was done to it. */
  zeroize(): Promise<void>;
  /** Goes down now and stays away; resolves when nothing is open any more. */
  halt(): Promise<void>;
  /** Starts a device that is down or off; resolves when it runs. */
  powerOn(): Promise<void>;
  /**
   * Cuts every connection without a word, dials and those that came in alike, as a link that fails: their
   * attempts end with `connection-lost`, and the device dials again by the rules of its clients.
   */
  dropConnections(): void;
  /** Graceful and idempotent: ends sessions and dials, frees sockets and timers. */
  close(): Promise<void>;
}
