import type { CommitRecord } from "../../junos/database/index.ts";
import type { DeviceParts } from "../device-parts.ts";
import { undone, ZeroTouch, type ZeroTouchOptions } from "./zero-touch.ts";

/** Begins the zero touch of a device; undefined when it was told of none, or was configured already. */
export function startBootstrap(
  { name, identity, database, clock, options, tlsCallHome }: DeviceParts,
  hooks: Pick<ZeroTouchOptions, "save" | "emit" | "onDone">,
): ZeroTouch | undefined {
  const { bootstrap: source, validation = "lenient", retryScale } = options;
  if (source === undefined || !isUnconfigured(database.commits)) return undefined;
  return new ZeroTouch({
    name,
    source,
    identity,
    certificate: tlsCallHome?.certificate,
    database,
    validation,
    clock,
    retryScale,
    ...hooks,
  });
}

/**
 * Whether a device still has to be bootstrapped: nothing was committed since its start-up
 * configuration. RFC 8572 section 5.2: whoever configures a device ends that.
 */
function isUnconfigured([newest]: readonly CommitRecord[]): boolean {
  return (
    newest === undefined || newest.sequence === 1 || newest.comment?.startsWith(undone) === true
  );
}
