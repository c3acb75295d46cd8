import { durationText, timeText } from "../../base/index.ts";
import type { Operation } from "../../netconf/rpc/index.ts";
import { attributeOf } from "../../xml/index.ts";
import { databaseStatus } from "../database-status.ts";
import type { OperationContext } from "../operation-context.ts";
import { render } from "../operational/reply/index.ts";
import { viewing } from "../permissions/operation-permissions.ts";

/** `show system configuration database status`: who has a candidate open. */
export const getConfigurationDatabaseStatus: Operation<OperationContext> = {
  name: "get-configuration-database-status",
  summary: "show system configuration database status",
  command: "show system configuration database status",
  permissions: viewing,
  run: (request, context) =>
    render(
      { xml: databaseStatus(context), text: () => statusText(context) },
      attributeOf(request, "format"),
    ),
};

/** Two lines for each, as `configure` greets whoever comes later. */
function statusText({ database }: OperationContext): string {
  const { editors } = database;
  if (editors.length === 0) return "";
  const lines = editors.flatMap(({ session, since, idleMs, exclusive, private: isPrivate }) => {
    const terminal = session.terminal === undefined ? "" : `terminal ${session.terminal} `;
    const mode = exclusive ? "exclusive " : isPrivate ? "private " : "";
    return [
      `  ${session.user} ${terminal}(pid ${session.id}) on since ${timeText(since)}, idle ${durationText(idleMs)}`,
      `      ${mode}[edit]`,
    ];
  });
  return ["Users currently editing the configuration:", ...lines].join("\n");
}
