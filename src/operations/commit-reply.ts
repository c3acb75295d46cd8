import type { CheckOutcome, CommitOutcome } from "../junos/database/index.ts";
import {
  errorReply,
  type ReplyBody,
  type RpcError,
  rpcErrorElement,
} from "../netconf/rpc/index.ts";
import { el, type XmlElement } from "../xml/index.ts";
import { checkOutFailed, commitError, refusalError } from "./refusals.ts";

/** What a routing engine reports when the commit, or its check, went well. */
export type CommitSuccess = "commit-success" | "commit-check-success";

/**
 * The reply of commit-configuration and validate: results per routing engine inside
 * `<commit-results>`, `<ok/>` behind it; a failure has the findings, the summary and no `<ok/>`.
 * A refusal of the database itself stands directly in the reply.
 */
export function commitReply(
  outcome: CheckOutcome | CommitOutcome,
  success: CommitSuccess,
  routingEngine: string,
): ReplyBody {
  if (outcome.ok) {
    const engine = el(
      "routing-engine",
      { "junos:style": "normal" },
      el("name", routingEngine),
      el(success),
    );
    return [results(outcome.problems.map(commitError), engine), { ok: true }];
  }
  if (outcome.refusal.kind !== "check-failed") return errorReply(refusalError(outcome.refusal));
  const { problems } = outcome.refusal;
  return [results([...problems.map(commitError), checkOutFailed(problems)])];
}

/** The same for `<commit/>` of RFC 6241, whose success is `<ok/>` alone. */
export function plainCommitReply(outcome: CommitOutcome): ReplyBody {
  if (!outcome.ok || outcome.problems.length > 0)
    return commitReply(outcome, "commit-success", "re0");
  return [{ ok: true }];
}

function results(errors: readonly RpcError[], engine?: XmlElement): XmlElement {
  return el("commit-results", ...errors.map((error) => rpcErrorElement(error, "")), engine);
}
