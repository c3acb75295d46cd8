import type { Operation } from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { commit, validate } from "./commit.ts";
import { copyConfig, deleteConfig } from "./copy-config.ts";
import { editConfig } from "./edit-config.ts";
import { get } from "./get.ts";
import { getConfig } from "./get-config.ts";
import { discardChanges, lock, unlock } from "./locks.ts";
import { closeSession, killSession } from "./sessions.ts";

/** The operations of RFC 6241. */
export const standardOperations: readonly Operation<OperationContext>[] = [
  get,
  getConfig,
  editConfig,
  copyConfig,
  deleteConfig,
  lock,
  unlock,
  validate,
  commit,
  discardChanges,
  closeSession,
  killSession,
];
