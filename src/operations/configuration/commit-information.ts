import { secondsText, timeText } from "../../base/index.ts";
import type { CommitRecord } from "../../junos/database/index.ts";
import { errorReply, type Operation, strayElement } from "../../netconf/rpc/index.ts";
import { el, textOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { output, render } from "../operational/reply/index.ts";
import { choice, flag, readArguments } from "../operational/request/index.ts";
import { maintaining, viewing } from "../permissions/operation-permissions.ts";
import { atLeast } from "../profile/junos-version.ts";
import { timeZoneOf } from "../time-zone.ts";
import { readForm } from "./read-form.ts";

/** `show system commit`: what waits for its time, the commits, newest first, and the rescue configuration. */
export const getCommitInformation: Operation<OperationContext> = {
  name: "get-commit-information",
  drivenBy: "the commits of the device, what waits for its time, the rescue configuration",
  forms: [
    "<get-commit-information/>",
    "<get-commit-information><include-configuration-revision/></get-commit-information>",
    '<get-commit-information format="xml | text | json"/>',
  ],
  summary: "show system commit",
  command: "show system commit",
  permissions: viewing,
  run(request, context) {
    const asked = readArguments(request, [flag("include-configuration-revision")]);
    if ("error" in asked) return errorReply(asked.error);
    const format = readForm(request);
    if ("error" in format) return errorReply(format.error);
    const withRevision = asked.has("include-configuration-revision");
    const { commits } = context.database;
    const history = commits.map((record, number) =>
      historyEntry(record, number, withRevision, context),
    );
    const xml = el("commit-information", pendingCommit(context), ...history, rescue(context));
    return render({ xml, text: () => historyText(context) }, format.word);
  },
};

/** `show system commit revision [detail]`. */
export const getCommitRevisionInformation: Operation<OperationContext> = {
  name: "get-commit-revision-information",
  drivenBy: "the newest commit",
  forms: [
    "<get-commit-revision-information/>",
    "<get-commit-revision-information><level>detail</level></get-commit-revision-information>",
    '<get-commit-revision-information format="xml | text | json"/>',
  ],
  summary: "show system commit revision",
  command: "show system commit revision",
  permissions: viewing,
  run(request, { database, facts }) {
    const asked = readArguments(request, [choice("level", "detail")]);
    if ("error" in asked) return errorReply(asked.error);
    const format = readForm(request);
    if ("error" in format) return errorReply(format.error);
    const isDetailed = asked.has("level");
    const zone = timeZoneOf(facts());
    const [record] = database.commits;
    if (record === undefined) return [];
    const detail = isDetailed ? [...about(record, zone), ...remarks(record)] : [];
    const xml = el("commit-revision-information", el("revision", record.revision), ...detail);
    const text = (): string =>
      [
        `Revision: ${record.revision}`,
        ...(isDetailed ? [lineOf(record, zone), ...notes(record)] : []),
      ].join("\n");
    return render({ xml, text }, format.word);
  },
};

/** `clear system commit`: a scheduled commit does not happen. */
export const clearSystemCommit: Operation<OperationContext> = {
  name: "clear-system-commit",
  drivenBy: "the commit that waits for its time",
  forms: ["<clear-system-commit/>"],
  summary: "clear system commit",
  command: "clear system commit",
  permissions: maintaining,
  run(request, { database }) {
    const stray = strayElement(request);
    if (stray !== undefined) return errorReply(stray);
    const wasPending = database.scheduled.clear();
    return [output(wasPending ? "Pending commit cleared." : "No commit scheduled.")];
  },
};

/** Who did it, how and when. */
type About = Pick<CommitRecord, "user" | "client" | "at">;

/** The CLI shows one line for each commit, and what was said about it below. */
function historyText({ database, facts }: OperationContext): string {
  const zone = timeZoneOf(facts());
  const { pending } = database.scheduled;
  const requested =
    pending === undefined
      ? []
      : [
          `commit requested by ${pending.user} via ${pending.client} at ${
            pending.at === "reboot" ? "reboot" : timeText(pending.at, zone)
          }`,
        ];
  const history = database.commits.flatMap((record, number) => [
    `${String(number).padEnd(4)}${lineOf(record, zone)}`,
    ...notes(record),
  ]);
  const saved = database.rescueRecord;
  const kept = saved === undefined ? [] : [`rescue  ${lineOf(saved, zone)}`];
  return [...requested, ...history, ...kept].join("\n");
}

function lineOf({ at, user, client }: About, zone: string): string {
  return `${timeText(at, zone)} by ${user} via ${client}`;
}

function notes(record: CommitRecord): readonly string[] {
  return remarks(record).map((remark) => `    ${textOf(remark)}`);
}

function historyEntry(
  record: CommitRecord,
  number: number,
  withRevision: boolean,
  { database, version, facts }: OperationContext,
): XmlElement {
  const isPending = number === 0 && database.confirmUntil !== undefined && atLeast(version, 24, 4);
  return el(
    "commit-history",
    el("sequence-number", String(number)),
    ...about(record, timeZoneOf(facts())),
    ...remarks(record),
    isPending ? el("commit-confirmed", "rollback pending") : undefined,
    withRevision ? el("configuration-revision", record.revision) : undefined,
  );
}

function pendingCommit({ database, facts }: OperationContext): XmlElement | undefined {
  const { pending } = database.scheduled;
  if (pending === undefined) return undefined;
  const { user, client, at } = pending;
  const time = at === "reboot" ? el("at-reboot") : dateTime(at, timeZoneOf(facts()));
  return el("pending-commit", el("user", user), el("client", client), time);
}

function about({ user, client, at }: About, zone: string): readonly XmlElement[] {
  return [el("user", user), el("client", client), dateTime(at, zone)];
}

function rescue({ database, facts }: OperationContext): XmlElement | undefined {
  const saved = database.rescueRecord;
  return saved && el("rescue-configuration", ...about(saved, timeZoneOf(facts())));
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

function dateTime(at: number, zone: string): XmlElement {
  const seconds = secondsText(at);
  return el("date-time", { "junos:seconds": seconds }, timeText(at, zone));
}
