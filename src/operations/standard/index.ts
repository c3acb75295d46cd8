import type { Operation } from "../../netconf/rpc/index.ts";
import { getSchema } from "../monitoring/get-schema.ts";
import { xnmInformation } from "../monitoring/xnm-information.ts";
import { createSubscription } from "../notifications/create-subscription.ts";
import type { OperationContext } from "../operation-context.ts";
import { commit, validate } from "./commit.ts";
import { copyConfig, deleteConfig } from "./copy-config.ts";
import { editConfig } from "./edit-config.ts";
import { get } from "./get.ts";
import { getConfig } from "./get-config.ts";
import { discardChanges, lock, unlock } from "./locks.ts";
import { closeSession, killSession, requestEndSession } from "./sessions.ts";

/** The operations of RFC 6241, get-schema of RFC 6022, Junos get-xnm-information and create-subscription of RFC 5277. */
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
  requestEndSession,
  killSession,
  getSchema,
  xnmInformation,
  createSubscription,
];
