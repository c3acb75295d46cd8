import { has } from "../../../junos/config/index.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { cpuOf } from "./engine-load.ts";
import { once } from "./once.ts";

/** A process of the routing engine. */
export interface SystemProcess {
  readonly pid: number;
  readonly name: string;
  readonly command: string;
  /** Kilobytes. */
  readonly size: number;
  readonly resident: number;
  /** Its part of the processor's time, of all that is used. */
  readonly weight: number;
}

interface ProcessKind {
  readonly name: string;
  readonly command: string;
  readonly size: number;
  readonly weight: number;
  readonly families?: readonly DeviceFacts["platform"]["family"][];
  /** Runs only with this statement. */
  readonly needs?: readonly string[];
}

const kinds: readonly ProcessKind[] = [
  { name: "init", command: "/sbin/init --", size: 9_900, weight: 0 },
  { name: "eventd", command: "/usr/sbin/eventd -N -r -s -A", size: 754_000, weight: 2 },
  { name: "cron", command: "/usr/sbin/cron", size: 10_700, weight: 0 },
  { name: "chassisd", command: "/usr/sbin/chassisd -N", size: 799_000, weight: 24 },
  { name: "alarmd", command: "/usr/sbin/alarmd -N", size: 745_000, weight: 1 },
  { name: "craftd", command: "/usr/sbin/craftd -N", size: 734_000, weight: 1 },
  { name: "mgd", command: "/usr/sbin/mgd -N", size: 797_000, weight: 6 },
  { name: "inetd", command: "/usr/sbin/inetd -N -w -z", size: 22_000, weight: 0 },
  { name: "snmpd", command: "/usr/sbin/snmpd -N", size: 758_000, weight: 4, needs: ["snmp"] },
  { name: "mib2d", command: "/usr/sbin/mib2d -N", size: 777_000, weight: 5 },
  { name: "rpd", command: "/usr/sbin/rpd -N", size: 869_000, weight: 20 },
  { name: "dcd", command: "/usr/sbin/dcd -N", size: 776_000, weight: 6 },
  { name: "pfed", command: "/usr/sbin/pfed -N", size: 764_000, weight: 7 },
  { name: "cosd", command: "/usr/sbin/cosd -N", size: 762_000, weight: 2 },
  { name: "dfwd", command: "/usr/sbin/dfwd -N", size: 765_000, weight: 2 },
  { name: "l2ald", command: "/usr/sbin/l2ald -N", size: 780_000, weight: 5 },
  { name: "l2cpd", command: "/usr/sbin/l2cpd -N", size: 765_000, weight: 4 },
  { name: "lacpd", command: "/usr/sbin/lacpd -N", size: 750_000, weight: 2 },
  { name: "ppmd", command: "/usr/sbin/ppmd -N", size: 745_000, weight: 2 },
  { name: "bfdd", command: "/usr/sbin/bfdd -N", size: 752_000, weight: 1 },
  {
    name: "xntpd",
    command: "/usr/sbin/xntpd -j -N -g",
    size: 19_000,
    weight: 0,
    needs: ["system", "ntp"],
  },
  {
    name: "rmopd",
    command: "/usr/sbin/rmopd -N",
    size: 743_000,
    weight: 1,
    needs: ["services", "rpm"],
  },
  { name: "sshd", command: "/usr/sbin/sshd -D", size: 26_000, weight: 0 },
  { name: "smid", command: "/usr/sbin/smid -N", size: 790_000, weight: 2, families: ["router"] },
  { name: "nsd", command: "/usr/sbin/nsd -N", size: 781_000, weight: 4, families: ["firewall"] },
  {
    name: "flowd",
    command: "/usr/sbin/flowd -N",
    size: 1_040_000,
    weight: 30,
    families: ["firewall"],
  },
  { name: "vccpd", command: "/usr/sbin/vccpd -N", size: 742_000, weight: 3, families: ["switch"] },
  { name: "jdhcpd", command: "/usr/sbin/jdhcpd -N", size: 803_000, weight: 2 },
];

/** The processes of the device, by number; those of services run when the configuration asks for them. */
export const processesOf: (facts: DeviceFacts) => readonly SystemProcess[] = once((facts) => {
  const stream = facts.random.derive("processes");
  let pid = 5_600;
  return kinds.flatMap(({ name, command, size, weight, families, needs }) => {
    // Every kind draws its numbers, so that a statement moves no other process.
    pid += 1 + stream.integer(60);
    const resident = Math.round(size * (0.04 + stream.next() * 0.05));
    const runs =
      (families === undefined || families.includes(facts.platform.family)) &&
      (needs === undefined || has(facts.running, ...needs));
    return runs ? [{ pid: name === "init" ? 1 : pid, name, command, size, resident, weight }] : [];
  });
});

/** Percent of the processor that each process uses; together what the routing engine's reply calls user and kernel. */
export function processLoads(facts: DeviceFacts): ReadonlyMap<SystemProcess, number> {
  const { user, kernel } = cpuOf(facts, 0, "5 sec");
  const processes = processesOf(facts);
  const all = processes.reduce((sum, { weight }) => sum + weight, 0);
  const hundredths = (user + kernel) * 100;
  return new Map(processes.map((one) => [one, Math.floor((hundredths * one.weight) / all) / 100]));
}
