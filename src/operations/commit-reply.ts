import { timeText } from "../base/index.ts";
import { has } from "../junos/config/index.ts";
import type { CheckOutcome, CommitOutcome, CommitTime } from "../junos/database/index.ts";
import {
  errorReply,
  okReply,
  operationFailed,
  type ReplyBody,
  type RpcError,
  rpcErrorElement,
} from "../netconf/rpc/index.ts";
import { el, type XmlElement } from "../xml/index.ts";
import type { OperationContext } from "./operation-context.ts";
import { presentEngines } from "./operational/state/mastership.ts";
import { commitShapeOf } from "./profile/platforms.ts";
import { checkOutFailed, commitError, refusalError } from "./refusals.ts";
import { timeZoneOf } from "./time-zone.ts";

/** What of a request shows in its reply. */
export interface CommitReplyOptions {
  /** It asked for the other routing engines too. @defaultValue what `system commit synchronize` says */
  readonly synchronizes?: boolean;
  /** `<commit-results>` is left out of the reply. @defaultValue `flatten-commit-results` */
  readonly isFlat?: boolean;
}

/**
 * The reply of commit-configuration and validate: `<commit-results>` in the shape of the platform,
 * `<ok/>` behind it; a failure has the findings, the summary and no `<ok/>`. A refusal of the
 * database itself stands directly in the reply.
 */
export function commitReply(
  outcome: CheckOutcome | CommitOutcome,
  context: OperationContext,
  options: CommitReplyOptions = {},
): ReplyBody {
  const isFlat = options.isFlat ?? context.profile.flattensCommit;
  if (outcome.ok) {
    if (isFlat) return okReply;
    const facts = context.facts();
    const { platform, running } = facts;
    const zone = timeZoneOf(facts);
    const shape = commitShapeOf(platform, context.version);
    const synchronizes = options.synchronizes || has(running, "system", "commit", "synchronize");
    const present = presentEngines(facts);
    const engines = synchronizes ? present : present.slice(0, 1);
    const isAlone = synchronizes && present.length < platform.routingEngines.length;
    const warnings = [...outcome.problems.map(commitError), ...(isAlone ? [otherIsAway] : [])];
    if (shape === "ok" && warnings.length === 0) return okReply;
    return [
      results(warnings, successes(outcome, shape === "routing-engines" ? engines : [], zone)),
      ok,
    ];
  }
  if (outcome.refusal.kind !== "check-failed")
    return errorReply(refusalError(outcome.refusal, context));
  const { problems } = outcome.refusal;
  const errors = [...problems.map(commitError), checkOutFailed(problems)];
  return isFlat ? errorReply(...errors) : [results(errors)];
}

/** The same for `<commit/>` of RFC 6241, whose success is `<ok/>` alone. */
export function plainCommitReply(outcome: CommitOutcome, context: OperationContext): ReplyBody {
  if (!outcome.ok || outcome.problems.length > 0) return commitReply(outcome, context);
  return okReply;
}

const ok = { ok: true } as const;

/** A commit for all routing engines goes on without those that are not there. */
const otherIsAway: RpcError = {
  ...operationFailed("Cannot connect to other RE, ignoring it"),
  severity: "warning",
};

/**
 * What each routing engine did, the master first in `names`; none when the platform does not name
 * them. The master checks, the others commit, the master commits. A private copy is loaded into the
 * shared candidate before; without changes nothing is done.
 */
function successes(
  outcome: Extract<CheckOutcome | CommitOutcome, { readonly ok: true }>,
  names: readonly string[],
  zone: string,
): readonly XmlElement[] {
  const [master, ...others] = names;
  const checked = names.map((name) => engine(name, "commit-check-success"));
  if (!("result" in outcome)) return checked;
  const committed = [...others, ...(master === undefined ? [] : [master])].map((name) =>
    engine(name, "commit-success"),
  );
  const done = others.length === 0 ? committed : [...checked.slice(0, 1), ...committed];
  switch (outcome.result) {
    case "committed":
      return done;
    case "merged":
      return [el("load-success"), ...done];
    case "unchanged":
      return [];
    case "scheduled":
      return [...checked, el("output", scheduledText(outcome.at, zone))];
  }
}

function engine(name: string, success: string): XmlElement {
  return el("routing-engine", { "junos:style": "normal" }, el("name", name), el(success));
}

function scheduledText(at: CommitTime | undefined, zone: string): string {
  const when = typeof at === "number" ? timeText(at, zone) : "reboot";
  return `\ncommit at will be executed at ${when}\n`;
}

function results(errors: readonly RpcError[], engines: readonly XmlElement[] = []): XmlElement {
  const inside = [...errors.map(rpcErrorElement), ...engines];
  return el("commit-results", ...(inside.length === 0 ? ["\n"] : inside));
}
