import { maintaining, viewing } from "./operation-permissions.ts";

/**
 * Flags of which one is needed for commands without an operation, by the words that they begin with;
 * longer beginnings first. Any other command wants `maintenance`.
 */
const commandPermissions: Readonly<Record<string, readonly string[]>> = {
  "set cli": viewing,
  "show log": ["trace"],
  "start shell": ["shell", "maintenance"],
  clear: ["clear"],
  configure: ["configure"],
  edit: ["configure"],
  exit: viewing,
  help: viewing,
  monitor: ["trace"],
  mtrace: ["network"],
  ping: ["network"],
  quit: viewing,
  restart: ["reset"],
  show: viewing,
  ssh: ["network"],
  telnet: ["network"],
  traceroute: ["network"],
};

/** Flags of which one is needed for a command without an operation. */
export function permissionsOfCommand(words: readonly string[]): readonly string[] {
  const line = `${words.join(" ")} `;
  const begins = Object.keys(commandPermissions).find((start) => line.startsWith(`${start} `));
  return (begins === undefined ? undefined : commandPermissions[begins]) ?? maintaining;
}

/** The same for a request that no command is known for: `get-...` shows, and others begin as commands do. */
export function permissionsOfRequest(name: string): readonly string[] {
  return permissionsOfCommand(name.replace(/^get-/, "show-").split("-"));
}
