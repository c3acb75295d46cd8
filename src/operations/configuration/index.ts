import type { Operation } from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { commitConfiguration } from "./commit-configuration.ts";
import {
  clearSystemCommit,
  getCommitInformation,
  getCommitRevisionInformation,
} from "./commit-information.ts";
import { getConfigurationDatabaseStatus } from "./database-status.ts";
import { getConfiguration } from "./get-configuration.ts";
import { loadConfiguration } from "./load-configuration.ts";
import { lockConfiguration, unlockConfiguration } from "./lock-configuration.ts";
import { closeConfiguration, openConfiguration } from "./open-configuration.ts";
import { deleteRescue, saveRescue } from "./rescue-configuration.ts";
import { getRescueInformation, getRollbackInformation } from "./rollback-information.ts";

/** The configuration operations that Junos adds to RFC 6241. */
export const configurationOperations: readonly Operation<OperationContext>[] = [
  getConfiguration,
  loadConfiguration,
  commitConfiguration,
  openConfiguration,
  closeConfiguration,
  lockConfiguration,
  unlockConfiguration,
  getCommitInformation,
  getCommitRevisionInformation,
  clearSystemCommit,
  getRollbackInformation,
  getRescueInformation,
  saveRescue,
  deleteRescue,
  getConfigurationDatabaseStatus,
];
