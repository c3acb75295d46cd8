import type { Random } from "../../../base/index.ts";
import type { ConfigTree } from "../../../junos/config/index.ts";
import type { JunosVersion } from "../../profile/junos-version.ts";
import type { Platform } from "../../profile/platforms.ts";
import type { ChassisFaults } from "./chassis-faults.ts";
import type { Epoch } from "./epochs.ts";

/** How one `outbound-ssh client` stands. */
export interface OutboundSshFacts {
  readonly name: string;
  readonly deviceId: string;
  /** `host:port` of the server that is connected; of all servers when none is. */
  readonly servers: readonly string[];
  /** When its NETCONF session was opened, milliseconds since 1970; undefined when there is none. */
  readonly connectedAt: number | undefined;
}

/** A NETCONF session that is open right now. */
interface SessionFacts {
  readonly sessionId: number;
  readonly user: string;
  /** Login class, for example `super-user`. */
  readonly class: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

/** All that operational replies may draw from: the configuration, the identity and the clock. */
export interface DeviceFacts {
  /** The running configuration as it acts: inactive statements left out. */
  readonly running: ConfigTree;
  readonly hostName: string;
  readonly platform: Platform;
  /** The model as the user wrote it; `platform.model` may be its long form. */
  readonly model: string;
  readonly serialNumber: string;
  /** Place of the device in its fleet file, from 1. @defaultValue 1 */
  readonly index?: number;
  readonly version: JunosVersion;
  /** Streams derived from the device's seed: ask `derive` so that replies repeat. */
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly bootedAt: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly lastCommit: { readonly at: number; readonly user: string } | undefined;
  /** The same object until the running configuration or a link changes; `once` remembers by it. */
  readonly epoch: object;
  /** The present epoch and those before it, newest first; the first of them is `epoch`. */
  readonly epochs: readonly Epoch[];
  /** What an operator cleared, by name: when (milliseconds since 1970), or how often. */
  readonly marks: ReadonlyMap<string, number>;
  /** Ports whose cable was pulled through the API: operationally down whatever the configuration says. */
  readonly linksDown: ReadonlySet<string>;
  /** Parts of the chassis that do not work or are not there. */
  readonly chassisFaults: ChassisFaults;
  /** Sessions open right now, oldest first. */
  readonly sessions: readonly SessionFacts[];
  /** The clients of the running configuration that can dial, in the order of the user. */
  readonly outboundSsh: () => readonly OutboundSshFacts[];
}
