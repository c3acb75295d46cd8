import type { FileStore } from "../files/file-store.ts";

/** How a device goes down. `zeroize` comes back like `reboot`, the other two stay away. */
export type PowerAction = "reboot" | "halt" | "power-off" | "zeroize";

/** A shutdown that was asked for. */
export interface Shutdown {
  readonly action: PowerAction;
  /** Wall clock, milliseconds since 1970; what is past already means now. */
  readonly at: number;
  /** Who asked. */
  readonly user: string;
  /** For the people who are logged in. */
  readonly message?: string;
}

/** What the installation of every package comes to. */
export interface PackageResult {
  /** Zero: installed. @defaultValue 0 */
  readonly result?: number;
  /** What the CLI prints. @defaultValue as a router prints a success */
  readonly output?: string;
}

/** The machine below the operations of one device. */
export interface SystemPort {
  readonly disk: FileStore;
  /** The shutdown that waits for its time, if one does. */
  readonly shutdown: Shutdown | undefined;
  /** Takes the place of one that waits. The reply is sent before the device goes. */
  schedule(shutdown: Shutdown): void;
  /** False when none waits. */
  cancelShutdown(): boolean;
  /** What package installations come to; undefined: they succeed if the file is there. */
  readonly packageResult: PackageResult | undefined;
  /** The package that the next boot would start, since it was added. */
  stagedPackage: string | undefined;
}
