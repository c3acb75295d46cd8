import { secondsText, timeText } from "../../base/index.ts";
import type { CommitRecord } from "../../junos/database/index.ts";
import { errorReply, type Operation, operationFailed } from "../../netconf/rpc/index.ts";
import { attributeOf, childOf, el, elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { output, render } from "../operational/reply/index.ts";
import { maintaining, viewing } from "../permissions/operation-permissions.ts";
import { atLeast } from "../profile/junos-version.ts";

/** `show system commit`: what waits for its time, then the commits, newest first. */
export const getCommitInformation: Operation<OperationContext> = {
  name: "get-commit-information",
  summary: "show system commit",
  command: "show system commit",
  permissions: viewing,
  run(request, context) {
    const stranger = elementsOf(request).find(
      ({ name }) => name !== "include-configuration-revision",
    );
    if (stranger !== undefined) return errorReply(operationFailed("syntax error", stranger.name));
    const withRevision = childOf(request, "include-configuration-revision") !== undefined;
    const { commits } = context.database;
    const history = commits.map((record, number) =>
      historyEntry(record, number, withRevision, context),
    );
    const xml = el("commit-information", pendingCommit(context), ...history);
    return render({ xml, text: () => historyText(context) }, attributeOf(request, "format"));
  },
};

/** `show system commit revision [detail]`. */
export const getCommitRevisionInformation: Operation<OperationContext> = {
  name: "get-commit-revision-information",
  summary: "show system commit revision",
  command: "show system commit revision",
  permissions: viewing,
  run(request, { database }) {
    const stranger = elementsOf(request).find(({ name }) => name !== "detail" && name !== "level");
    if (stranger !== undefined) return errorReply(operationFailed("syntax error", stranger.name));
    const level = childOf(request, "level");
    const isDetailed =
      childOf(request, "detail") !== undefined || (level && textOf(level)) === "detail";
    const [record] = database.commits;
    if (record === undefined) return [];
    const detail = isDetailed ? [...about(record), ...remarks(record)] : [];
    const xml = el("commit-revision-information", el("revision", record.revision), ...detail);
    const text = (): string =>
      [
        `Revision: ${record.revision}`,
        ...(isDetailed ? [lineOf(record), ...notes(record)] : []),
      ].join("\n");
    return render({ xml, text }, attributeOf(request, "format"));
  },
};

/** `clear system commit`: a scheduled commit does not happen. */
export const clearSystemCommit: Operation<OperationContext> = {
  name: "clear-system-commit",
  summary: "clear system commit",
  command: "clear system commit",
  permissions: maintaining,
  run(_request, { database }) {
    const wasPending = database.scheduled.clear();
    return [output(wasPending ? "Pending commit cleared." : "No commit scheduled.")];
  },
};

/** The CLI shows one line for each commit, and what was said about it below. */
function historyText({ database }: OperationContext): string {
  const { pending } = database.scheduled;
  const requested =
    pending === undefined
      ? []
      : [
          `commit requested by ${pending.user} via ${pending.client} at ${
            pending.at === "reboot" ? "reboot" : timeText(pending.at)
          }`,
        ];
  const history = database.commits.flatMap((record, number) => [
    `${String(number).padEnd(4)}${lineOf(record)}`,
    ...notes(record),
  ]);
  return [...requested, ...history].join("\n");
}

function lineOf({ at, user, client }: CommitRecord): string {
  return `${timeText(at)} by ${user} via ${client}`;
}

function notes(record: CommitRecord): readonly string[] {
  return remarks(record).map((remark) => `    ${textOf(remark)}`);
}

function historyEntry(
  record: CommitRecord,
  number: number,
  withRevision: boolean,
  { database, version }: OperationContext,
): XmlElement {
  const isPending = number === 0 && database.confirmUntil !== undefined && atLeast(version, 24, 4);
  return el(
    "commit-history",
    el("sequence-number", String(number)),
    ...about(record),
    ...remarks(record),
    isPending ? el("commit-confirmed", "rollback pending") : undefined,
    withRevision ? el("configuration-revision", record.revision) : undefined,
  );
}

function pendingCommit({ database }: OperationContext): XmlElement | undefined {
  const { pending } = database.scheduled;
  if (pending === undefined) return undefined;
  const { user, client, at } = pending;
  const time = at === "reboot" ? el("at-reboot") : dateTime(at);
  return el("pending-commit", el("user", user), el("client", client), time);
}

function about({ user, client, at }: CommitRecord): readonly XmlElement[] {
  return [el("user", user), el("client", client), dateTime(at)];
}

/** Junos calls the remark of a confirmed commit `comment`, and what the user gave `log`. */
function remarks({ confirmWithinMinutes, comment }: CommitRecord): readonly XmlElement[] {
  return [
    ...(confirmWithinMinutes === undefined
      ? []
      : [el("comment", `commit confirmed, rollback in ${confirmWithinMinutes}mins`)]),
    ...(comment === undefined ? [] : [el("log", comment)]),
  ];
}

function dateTime(at: number): XmlElement {
  const seconds = secondsText(at);
  return el("date-time", { "junos:seconds": seconds }, timeText(at));
}
