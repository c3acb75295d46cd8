import type { Account } from "./account.ts";

/** What was there at the end: after everything had healed, and after every device was closed. */
export interface SoakEnd {
  readonly devices: number;
  /** Devices whose only connector is connected, with one session. */
  readonly connected: number;
  readonly sessions: number;
  /** The device-id of each session of the NMS. */
  readonly managed: readonly string[];
  /** Connections that were open at the relay. */
  readonly open: number;
  readonly account: Account;
  readonly leftOver: readonly string[];
}

/** What is wrong at the end of a soak, a line each; none when all is well. */
export function failedChecks(end: SoakEnd): readonly string[] {
  const { devices, connected, sessions, managed, open, account, leftOver } = end;
  const distinct = new Set(managed).size;
  const checks: readonly (readonly [boolean, string])[] = [
    [connected === devices, `${connected} of ${devices} devices are connected`],
    [sessions === devices, `${devices} devices have ${sessions} sessions`],
    [distinct === devices, `the NMS manages ${distinct} of ${devices} devices`],
    [managed.length === distinct, `the NMS has ${managed.length} sessions of ${distinct} devices`],
    [open === devices, `${devices} devices have ${open} connections`],
    [account.unrecorded === 0, `${account.unrecorded} connections have no record`],
    [account.invented === 0, `${account.invented} records tell of connections that never were`],
    [account.missequenced === 0, `${account.missequenced} records are missing or there twice`],
    [account.overlapping === 0, `${account.overlapping} dials began before the last one was over`],
    [leftOver.length === 0, `the devices left behind: ${leftOver.join(", ")}`],
  ];
  return checks.filter(([isRight]) => !isRight).map(([, line]) => line);
}
