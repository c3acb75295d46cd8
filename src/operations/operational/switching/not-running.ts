import { outputReply } from "../reply/index.ts";
import type { Answer } from "../request/index.ts";

/** What the CLI says of a daemon that the configuration gives nothing to do (reference 7.6). */
export function notRunning(subsystem: string): Answer {
  return outputReply(`${subsystem} subsystem not running - not needed by configuration.`);
}
