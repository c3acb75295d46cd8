import { limits } from "../../base/index.ts";
import { type ConfigTree, findParent, leafValue } from "../../junos/config/index.ts";

/** How many sessions one SSH connection may have: `system services ssh max-sessions-per-connection`. */
export function channelsPerConnection(active: ConfigTree): number {
  const ssh = findParent(active, "system", "services", "ssh");
  const value = Number((ssh && leafValue(ssh, "max-sessions-per-connection")) ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : limits.channelsPerConnection;
}
