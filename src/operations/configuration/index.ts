import type { Operation } from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { commitConfiguration } from "./commit-configuration.ts";
import { getConfiguration } from "./get-configuration.ts";
import { loadConfiguration } from "./load-configuration.ts";
import { lockConfiguration, unlockConfiguration } from "./lock-configuration.ts";

/** The configuration operations that Junos adds to RFC 6241. */
export const configurationOperations: readonly Operation<OperationContext>[] = [
  getConfiguration,
  loadConfiguration,
  commitConfiguration,
  lockConfiguration,
  unlockConfiguration,
];
