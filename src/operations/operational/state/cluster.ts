import { has } from "../../../junos/config/index.ts";
import type { DeviceFacts } from "./device-facts.ts";

/** Whether `chassis cluster` of the running configuration makes the firewall one node of two. */
export function isClustered({ platform, running }: DeviceFacts): boolean {
  return platform.family === "firewall" && has(running, "chassis", "cluster");
}
