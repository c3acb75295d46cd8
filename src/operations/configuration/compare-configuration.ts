import type { ConfigTree } from "../../junos/config/index.ts";
import type { StoredSource } from "../../junos/database/index.ts";
import { printCompare, printXmlCompare } from "../../junos/formats/index.ts";
import {
  errorReply,
  operationFailed,
  type ReplyBody,
  type RpcError,
  readWord,
} from "../../netconf/rpc/index.ts";
import { attributeOf, type XmlElement } from "../../xml/index.ts";
import { configurationOutput } from "../configuration-output.ts";
import type { OperationContext } from "../operation-context.ts";
import { notStored } from "../refusals.ts";
import { selectByConfiguration } from "../selection.ts";
import { readRollback } from "./rollback-number.ts";

/**
 * `<get-configuration compare="rollback" rollback="0..49">`, or `compare="configuration-revision"`:
 * the way from the stored configuration to `changed`, as `show | compare` or as XML, of all or of what
 * the filter selects. `use-fast-diff` finds the same differences.
 */
export function compareConfiguration(
  request: XmlElement,
  changed: ConfigTree,
  filter: XmlElement | undefined,
  context: OperationContext,
): ReplyBody {
  const source = sourceOf(request);
  if ("error" in source) return errorReply(source.error);
  const fast = readWord(request, "use-fast-diff", ["yes", "no"]);
  if ("error" in fast) return errorReply(fast.error);
  if (fast.word === "yes" && !(source.kind === "rollback" && source.number === 0))
    return errorReply(
      operationFailed("fast diff is supported for rollback 0 only", "use-fast-diff"),
    );
  const base = baseOf(source, context);
  if (base === undefined) return errorReply(notStored(source));
  const before = selectByConfiguration(base, filter);
  if ("error" in before) return errorReply(before.error);
  const after = selectByConfiguration(changed, filter);
  if ("error" in after) return errorReply(after.error);
  return comparison(before.tree, after.tree, attributeOf(request, "format"));
}

/** The difference in the form that was asked for; text is the default. */
export function comparison(
  base: ConfigTree,
  changed: ConfigTree,
  format: string | undefined,
): ReplyBody {
  if (format === "xml") return [{ xml: printXmlCompare(base, changed) }];
  return [{ xml: configurationOutput(printCompare(base, changed)) }];
}

function sourceOf(request: XmlElement): StoredSource | { readonly error: RpcError } {
  const compare = attributeOf(request, "compare") ?? "";
  switch (compare) {
    case "rollback":
      return readRollback(attributeOf(request, "rollback") ?? "0");
    case "configuration-revision": {
      const revision = attributeOf(request, "configuration-revision");
      if (revision !== undefined) return { kind: "revision", revision };
      return { error: operationFailed("missing argument", "configuration-revision") };
    }
    default:
      return {
        error: operationFailed(
          "syntax error, expecting rollback or configuration-revision",
          compare,
        ),
      };
  }
}

/** Rollback 0 is what the session began from: running, or what it opened. */
function baseOf(
  source: StoredSource,
  { database, session }: OperationContext,
): ConfigTree | undefined {
  return source.kind === "rollback" && source.number === 0
    ? database.candidateOf(session).base
    : database.stored(source);
}
