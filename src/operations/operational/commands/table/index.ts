import { accessCommands } from "./access-commands.ts";
import { actionCommands } from "./action-commands.ts";
import { chassisCommands } from "./chassis-commands.ts";
import { interfaceCommands } from "./interface-commands.ts";
import { mplsCommands } from "./mpls-commands.ts";
import { multicastCommands } from "./multicast-commands.ts";
import { type Command, readTable } from "./read-table.ts";
import { routingCommands } from "./routing-commands.ts";
import { securityCommands } from "./security-commands.ts";
import { switchingCommands } from "./switching-commands.ts";
import { systemCommands } from "./system-commands.ts";

export { type Family, familyOf } from "./family.ts";
export type { Command } from "./read-table.ts";

const texts = [
  systemCommands,
  chassisCommands,
  interfaceCommands,
  switchingCommands,
  routingCommands,
  mplsCommands,
  multicastCommands,
  accessCommands,
  securityCommands,
  actionCommands,
];

let read: readonly Command[] | undefined;

/** Every command of the table, read once per process. */
export function tableCommands(): readonly Command[] {
  read ??= texts.flatMap(readTable);
  return read;
}
