import type { OperationalOperation } from "../request/index.ts";
import { opScript } from "./op-script.ts";
import { pingOperation } from "./ping.ts";
import { shutdownOperations } from "./shutdown.ts";
import { softwareOperations } from "./software.ts";
import { storageCleanup } from "./storage-cleanup.ts";
import { tracerouteOperation } from "./traceroute.ts";

/** What makes a device do something: reboot, halt, zeroize, software, ping and traceroute. */
export const actionOperations: readonly OperationalOperation[] = [
  ...shutdownOperations,
  ...softwareOperations,
  storageCleanup,
  opScript,
  pingOperation,
  tracerouteOperation,
];
