import type { Operation } from "../../netconf/rpc/index.ts";
import { databaseStatus } from "../database-status.ts";
import type { OperationContext } from "../operation-context.ts";

/** `show system configuration database status`: who has a candidate open. */
export const getConfigurationDatabaseStatus: Operation<OperationContext> = {
  name: "get-configuration-database-status",
  summary: "show system configuration database status",
  run: (_request, context) => [databaseStatus(context)],
};
