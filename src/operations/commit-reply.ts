import { timeText } from "../base/index.ts";
import type { CheckOutcome, CommitOutcome, CommitTime } from "../junos/database/index.ts";
import {
  errorReply,
  type ReplyBody,
  type RpcError,
  rpcErrorElement,
} from "../netconf/rpc/index.ts";
import { el, type XmlElement } from "../xml/index.ts";
import { checkOutFailed, commitError, refusalError } from "./refusals.ts";

/**
 * The reply of commit-configuration and validate: results per routing engine inside
 * `<commit-results>`, `<ok/>` behind it; a failure has the findings, the summary and no `<ok/>`.
 * A refusal of the database itself stands directly in the reply.
 */
export function commitReply(
  outcome: CheckOutcome | CommitOutcome,
  routingEngine: string,
): ReplyBody {
  if (outcome.ok) {
    const warnings = outcome.problems.map(commitError);
    return [results(warnings, successes(outcome, routingEngine)), { ok: true }];
  }
  if (outcome.refusal.kind !== "check-failed") return errorReply(refusalError(outcome.refusal));
  const { problems } = outcome.refusal;
  return [results([...problems.map(commitError), checkOutFailed(problems)])];
}

/** The same for `<commit/>` of RFC 6241, whose success is `<ok/>` alone. */
export function plainCommitReply(outcome: CommitOutcome): ReplyBody {
  if (!outcome.ok || outcome.problems.length > 0) return commitReply(outcome, "re0");
  return [{ ok: true }];
}

/** A private copy is loaded into the shared candidate first; without changes nothing is done. */
function successes(
  outcome: Extract<CheckOutcome | CommitOutcome, { readonly ok: true }>,
  name: string,
): readonly XmlElement[] {
  const engine = (success: string): XmlElement =>
    el("routing-engine", { "junos:style": "normal" }, el("name", name), el(success));
  if (!("result" in outcome)) return [engine("commit-check-success")];
  switch (outcome.result) {
    case "committed":
      return [engine("commit-success")];
    case "merged":
      return [el("load-success"), engine("commit-success")];
    case "unchanged":
      return [];
    case "scheduled":
      return [engine("commit-check-success"), el("output", scheduledText(outcome.at))];
  }
}

function scheduledText(at: CommitTime | undefined): string {
  const when = typeof at === "number" ? timeText(at) : "reboot";
  return `\ncommit at will be executed at ${when}\n`;
}

function results(errors: readonly RpcError[], engines: readonly XmlElement[] = []): XmlElement {
  const inside = [...errors.map((error) => rpcErrorElement(error, "")), ...engines];
  return el("commit-results", ...(inside.length === 0 ? ["\n"] : inside));
}
