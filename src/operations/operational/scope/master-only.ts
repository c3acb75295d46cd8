import { type OperationalReply, outputReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { masterEngine } from "../state/mastership.ts";

/** Requests about what only the master looks after: the chassis beyond the routing engine itself. */
const ofTheMaster: ReadonlySet<string> = new Set([
  "get-chassis-inventory",
  "get-chassis-mac-addresses",
  "get-environment-cb-information",
  "get-environment-fpc-information",
  "get-environment-information",
  "get-environment-pem-information",
  "get-fan-information",
  "get-firmware-information",
  "get-fpc-information",
  "get-pic-information",
  "get-power-usage-information",
  "get-power-usage-information-detail",
  "get-temperature-threshold-information",
]);

/** What a backup routing engine says to a request that only the master answers; undefined: `place` answers. */
export function backupAnswer(
  facts: DeviceFacts,
  request: string,
  place: string,
): OperationalReply | undefined {
  const isBackup = place !== masterEngine(facts) && facts.platform.routingEngines.includes(place);
  if (!isBackup || !ofTheMaster.has(request)) return undefined;
  return outputReply("Aborted! This command can only be used on the master routing engine.");
}
