import { limits } from "../../base/index.ts";
import { has, leafValue } from "../config/index.ts";
import { brokenConstraint, type CheckRule, missingStatement } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

const clients = new StatementTable([["system/services/outbound-ssh/client", undefined]]);

/** Without these a client has nobody to call, nothing to say or nothing to offer. */
const mandatory = ["device-id", "services", "servers"] as const;

/** The device-id is a line of the preamble, so it can hold neither line ends nor blanks around it. */
function fitsPreamble(deviceId: string): boolean {
  const bytes = Buffer.byteLength(deviceId);
  const isPlain = !/\p{Cc}/u.test(deviceId) && deviceId === deviceId.trim();
  return isPlain && bytes > 0 && bytes <= limits.deviceIdBytes;
}

/** `[edit system services outbound-ssh client NAME]`; its routing instance is one of the references. */
export const outboundSsh: CheckRule = {
  reads: ["system"],
  check(tree) {
    const problems: CommitProblem[] = [];
    clients.visit(tree, (_, path) => {
      const client = path.at(-1);
      if (client?.kind !== "entry") return;
      for (const name of mandatory)
        if (!has(client, name)) problems.push(missingStatement(path, name));
      const deviceId = leafValue(client, "device-id");
      if (deviceId !== undefined && !fitsPreamble(deviceId))
        problems.push(
          brokenConstraint(path, `device-id must be one line of 1..${limits.deviceIdBytes} bytes`),
        );
    });
    return problems;
  },
};
