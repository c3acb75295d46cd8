import type { Transport } from "./fleet-files.ts";

/** How the NMS logs in: over SSH as `user` with a key, over TLS with a certificate. */
export interface NmsLogin {
  readonly transport: Transport;
  readonly user: string;
  /** PEM of the private key. */
  readonly key: string;
  /** PEM; of TLS only. */
  readonly certificate: string;
  /** PEM of the authority of the devices; of TLS only. */
  readonly root: string;
}

export type NmsRequest =
  /** Of port 0 the system chooses one. */
  | { readonly do: "listen"; readonly port: number; readonly login: NmsLogin }
  | { readonly do: "state" }
  /** Begins a get-config over every session; `state` tells how far it is. */
  | { readonly do: "sweep" };

export interface NmsReplies {
  readonly listen: { readonly port: number };
  readonly state: NmsState;
  readonly sweep: null;
}

/** What one process of the NMS knows. */
export interface NmsState {
  /** Sessions that exchanged hellos and are open. */
  readonly sessions: number;
  /** Devices that have one. */
  readonly devices: number;
  /** How often a device came in while it had a session already. */
  readonly doubled: number;
  /** Sessions that ended. */
  readonly lost: number;
  /** Logins that failed, and the first reasons. */
  readonly faults: number;
  readonly reasons: readonly string[];
  readonly swept: Swept;
  readonly cpuMs: number;
  readonly bytes: number;
  /** How late its event loop was, in milliseconds: the 99th percentile and the worst. */
  readonly delayMs: { readonly p99: number; readonly most: number };
}

/** Of the last sweep. */
export interface Swept {
  readonly answered: number;
  readonly failed: number;
  readonly bytes: number;
}
