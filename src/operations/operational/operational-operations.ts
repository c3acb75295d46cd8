import { actionOperations } from "./actions/index.ts";
import { chassisOperations } from "./chassis/index.ts";
import { fileOperations } from "./files/index.ts";
import { interfaceOperations } from "./interfaces/index.ts";
import { managementOperations } from "./management/index.ts";
import type { OperationalOperation } from "./request/index.ts";
import { routingOperations } from "./routing/index.ts";
import { switchingOperations } from "./switching/index.ts";
import { systemOperations } from "./system/index.ts";
import { userOperations } from "./users/index.ts";

/** What commands of the operational mode ask for, by area. */
export const operationalOperations: readonly OperationalOperation[] = [
  ...systemOperations,
  ...chassisOperations,
  ...interfaceOperations,
  ...routingOperations,
  ...managementOperations,
  ...userOperations,
  ...switchingOperations,
  ...fileOperations,
  ...actionOperations,
];
