import { durationText, timeText } from "../../base/index.ts";
import { errorReply, type Operation, strayElement } from "../../netconf/rpc/index.ts";
import { databaseStatus } from "../database-status.ts";
import type { OperationContext } from "../operation-context.ts";
import { render } from "../operational/reply/index.ts";
import { viewing } from "../permissions/operation-permissions.ts";
import { timeZoneOf } from "../time-zone.ts";
import { readForm } from "./read-form.ts";

/** `show system configuration database status`: who has a candidate open. */
export const getConfigurationDatabaseStatus: Operation<OperationContext> = {
  name: "get-configuration-database-status",
  drivenBy: "the sessions that have a candidate open",
  forms: [
    "<get-configuration-database-status/>",
    '<get-configuration-database-status format="xml | text | json"/>',
  ],
  summary: "show system configuration database status",
  command: "show system configuration database status",
  permissions: viewing,
  run(request, context) {
    const stray = strayElement(request);
    if (stray !== undefined) return errorReply(stray);
    const format = readForm(request);
    if ("error" in format) return errorReply(format.error);
    return render({ xml: databaseStatus(context), text: () => statusText(context) }, format.word);
  },
};

/** Two lines for each, as `configure` greets whoever comes later. */
function statusText({ database, facts }: OperationContext): string {
  const zone = timeZoneOf(facts());
  const { editors } = database;
  if (editors.length === 0) return "";
  const lines = editors.flatMap(({ session, since, idleMs, exclusive, private: isPrivate }) => {
    const terminal = session.terminal === undefined ? "" : `terminal ${session.terminal} `;
    const mode = exclusive ? "exclusive " : isPrivate ? "private " : "";
    return [
      `  ${session.user} ${terminal}(pid ${session.id}) on since ${timeText(since, zone)}, idle ${durationText(idleMs)}`,
      `      ${mode}[edit]`,
    ];
  });
  return ["Users currently editing the configuration:", ...lines].join("\n");
}
