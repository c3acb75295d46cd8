import { readFile } from "node:fs/promises";

/**
 * How many local ports the system gives to connections of one address; undefined where it does not say
 * (not Linux).
 */
export async function localPorts(): Promise<number | undefined> {
  const text = await readFile("/proc/sys/net/ipv4/ip_local_port_range", "utf8").catch(() => "");
  return portsOf(text);
}

/** `32768\t60999`: the first and the last one. */
export function portsOf(text: string): number | undefined {
  const [, first, last] = /^\s*(\d+)\s+(\d+)\s*$/.exec(text) ?? [];
  return first === undefined || last === undefined ? undefined : Number(last) - Number(first) + 1;
}
