import type { ConfigTree, LoadAction } from "../../junos/config/index.ts";
import type { DeviceParts } from "../device-parts.ts";
import { loadDocument } from "../start-up/start-up-configuration.ts";
import { commitLocally } from "./local-commit.ts";

/** How a document changes the configuration of a device. */
export interface ConfigureOptions {
  /** @defaultValue "merge" */
  readonly action?: LoadAction;
  /** Log of the commit. */
  readonly comment?: string;
}

/** Loads a document and commits it, as root at the console. Throws `ERR_CONFIG_PARSE` and `ERR_COMMIT`. */
export function configure(
  { database, options }: Pick<DeviceParts, "database" | "options">,
  document: string,
  { action = "merge", comment }: ConfigureOptions,
): void {
  const { validation = "lenient" } = options;
  const load = (candidate: ConfigTree): ConfigTree =>
    loadDocument(candidate, document, { action, validation });
  commitLocally(database, load, comment);
}
