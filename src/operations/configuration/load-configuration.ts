import type { LoadProblem } from "../../junos/config/index.ts";
import type { StoredSource } from "../../junos/database/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
  type RpcError,
  readWord,
  rpcErrorElement,
} from "../../netconf/rpc/index.ts";
import { attributeOf, el, elementsOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { isError, loadError, refusalError } from "../refusals.ts";
import { readLoad } from "./read-load.ts";
import { readRollback } from "./rollback-number.ts";

/**
 * `<load-configuration action="merge | replace | override | update | set | patch"
 * format="xml | text | json">` with the configuration inside, at `url`, or one that the device keeps
 * (`rollback`, `configuration-revision`, `rescue`); or `replace-pattern`, which changes what is there.
 */
export const loadConfiguration: Operation<OperationContext> = {
  name: "load-configuration",
  drivenBy: "the candidate, the schema, the lock, the kept configurations and the device's files",
  forms: [
    '<load-configuration action="merge | replace | override | update"><configuration>...</configuration></load-configuration>',
    '<load-configuration action="merge | replace | override | update" format="text"><configuration-text>...</configuration-text></load-configuration>',
    '<load-configuration action="merge | replace | override | update" format="json"><configuration-json>...</configuration-json></load-configuration>',
    '<load-configuration action="set" format="text"><configuration-set>...</configuration-set></load-configuration>',
    '<load-configuration action="patch" format="text"><configuration-patch>...</configuration-patch></load-configuration>',
    '<load-configuration url="FILE"/>',
    '<load-configuration rollback="0..49"/>',
    '<load-configuration rescue="rescue"/>',
    '<load-configuration configuration-revision="REVISION"/>',
    '<load-configuration replace-pattern="PATTERN" with="TEXT" upto="COUNT"/>',
  ],
  summary: "load XML, text, JSON, set commands or a patch, a file, or a stored configuration",
  command: loadCommand,
  permissions: changingConfiguration,
  run(request, context) {
    const sources = sourceNames.filter((name) => attributeOf(request, name) !== undefined);
    const [only, second] = [...sources, ...elementsOf(request).map(({ name }) => name)];
    if (sources.length > 0 && second !== undefined)
      return errorReply(operationFailed("syntax error", second));
    if (only === "rollback" || only === "configuration-revision" || only === "rescue") {
      const source = storedSource(request, only);
      return "error" in source ? errorReply(source.error) : loadStored(source, context);
    }
    const load = readLoad(request, context);
    if ("refused" in load) return errorReply(load.refused);
    if ("error" in load) return [results([load.error])];
    let found: readonly LoadProblem[] = [];
    const outcome = context.database.edit(context.session, (candidate) => {
      const result = load.apply(candidate);
      found = result.problems;
      return result;
    });
    if (!outcome.ok) return errorReply(refusalError(outcome.refusal, context));
    return [results(found.map(loadError), !found.some(isError))];
  },
};

/** Attributes that say where the configuration comes from; one of them leaves no room for another. */
const sourceNames = [
  "rollback",
  "configuration-revision",
  "rescue",
  "url",
  "replace-pattern",
] as const;

/** What a user types for the same. */
function loadCommand(request: XmlElement): string {
  const rollback = attributeOf(request, "rollback");
  if (rollback !== undefined) return `rollback ${rollback}`;
  const revision = attributeOf(request, "configuration-revision");
  if (revision !== undefined) return `rollback revision ${revision}`;
  if (attributeOf(request, "rescue") !== undefined) return "rollback rescue";
  return `load ${attributeOf(request, "action") ?? "merge"}`;
}

function storedSource(
  request: XmlElement,
  attribute: "rollback" | "configuration-revision" | "rescue",
): StoredSource | { readonly error: RpcError } {
  if (attribute === "rollback") return readRollback(attributeOf(request, attribute) ?? "");
  if (attribute === "rescue") {
    const rescue = readWord(request, attribute, ["rescue"]);
    return "error" in rescue ? rescue : { kind: "rescue" };
  }
  const revision = attributeOf(request, attribute) ?? "";
  return revision === ""
    ? { error: operationFailed("missing argument", attribute) }
    : { kind: "revision", revision };
}

function loadStored(source: StoredSource, context: OperationContext): ReplyBody {
  const { database, session } = context;
  const outcome = database.restore(session, source);
  return outcome.ok ? [results([], true)] : errorReply(refusalError(outcome.refusal, context));
}

function results(errors: readonly RpcError[], isOk = false): XmlElement {
  const body = errors.map(rpcErrorElement);
  return el("load-configuration-results", ...body, isOk ? el("ok") : undefined);
}
