import { durationText, secondsText, timeText } from "../base/index.ts";
import { el, type XmlElement } from "../xml/index.ts";
import type { OperationContext } from "./operation-context.ts";
import { timeZoneOf } from "./time-zone.ts";

/** `<database-status-information>`: one block for each session that has a candidate open. */
export function databaseStatus({ database, facts }: OperationContext): XmlElement {
  const zone = timeZoneOf(facts());
  const editors = database.editors.map((editor) => {
    const { session, since, idleMs, exclusive } = editor;
    return el(
      "database-status",
      el("user", session.user),
      el("terminal", session.terminal ?? ""),
      el("pid", String(session.id)),
      el("start-time", { "junos:seconds": secondsText(since) }, timeText(since, zone)),
      el("idle-time", { "junos:seconds": secondsText(idleMs) }, durationText(idleMs)),
      exclusive ? el("exclusive") : undefined,
      editor.private ? el("private") : undefined,
      el("edit-path", session.terminal === undefined ? "" : "[edit]"),
    );
  });
  return el("database-status-information", ...(editors.length === 0 ? ["\n"] : editors));
}
