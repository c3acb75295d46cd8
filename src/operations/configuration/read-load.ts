import {
  type ConfigTree,
  type EditResult,
  type LoadAction,
  loadActions,
} from "../../junos/config/index.ts";
import { applyPatch, type ConfigFormat } from "../../junos/formats/index.ts";
import { operationFailed, type RpcError, readWord } from "../../netconf/rpc/index.ts";
import { attributeOf, elementsOf, type XmlElement } from "../../xml/index.ts";
import {
  type ConfigurationChange,
  changeFromDocument,
  changeFromXml,
  changeOfPattern,
  problemsOf,
} from "../configuration-change.ts";
import { deviceFile } from "../device-file.ts";
import type { OperationContext } from "../operation-context.ts";
import { visibleForEdit } from "../permissions/visible-configuration.ts";

/** `patch` takes the output of `show | compare`; the others are actions on a configuration. */
type LoadRequestAction = LoadAction | "patch";

/**
 * What a load-configuration does to a candidate, or why nothing: the request itself is `refused`, or
 * an `error` of what it loads stands among the results.
 */
type Load =
  | { readonly apply: (candidate: ConfigTree) => EditResult & { readonly isWhole?: boolean } }
  | { readonly refused: RpcError }
  | { readonly error: RpcError };

/** How the configuration is written and what becomes of it. */
interface Manner {
  readonly action: LoadRequestAction;
  /** Undefined when the request does not say. */
  readonly format: "xml" | "text" | "json" | undefined;
}

/** Reads the configuration that a load-configuration holds, or that stands in the file it names. */
export function readLoad(request: XmlElement, context: OperationContext): Load {
  const action = readWord(request, "action", [...loadActions, "patch"]);
  if ("error" in action) return { refused: action.error };
  const format = readWord(request, "format", ["xml", "text", "json"]);
  if ("error" in format) return { refused: format.error };
  const manner = { action: action.word ?? "merge", format: format.word };
  if (hasOwnForm(manner.action) && manner.format !== undefined && manner.format !== "text")
    return { refused: operationFailed("syntax error, expecting text", manner.format) };
  if (attributeOf(request, "replace-pattern") !== undefined) return readPattern(request, context);
  const url = attributeOf(request, "url");
  return url === undefined ? readChild(request, manner, context) : readFile(url, manner, context);
}

function readChild(request: XmlElement, manner: Manner, context: OperationContext): Load {
  const [child, second] = elementsOf(request);
  const format = formatOf(child, manner);
  if (typeof format === "object") return { error: format };
  if (second !== undefined)
    return { error: operationFailed("syntax error, expecting </load-configuration>", second.name) };
  const text = child?.children.filter((part) => typeof part === "string").join("") ?? "";
  if (format === "xml" && child !== undefined) {
    const { schema, validation } = context;
    return loadOf(changeFromXml(child, schema, { validation }), manner.action, context);
  }
  return loadText(text, format, manner.action, context);
}

function readFile(url: string, { action, format }: Manner, context: OperationContext): Load {
  if (url === "") return { refused: operationFailed("missing argument", "url") };
  const file = deviceFile(url, context);
  if ("error" in file) return file;
  return loadText(file.text, hasOwnForm(action) ? action : format, action, context);
}

/** `replace-pattern="PATTERN" with="TEXT" upto="COUNT"`. */
function readPattern(request: XmlElement, context: OperationContext): Load {
  const pattern = attributeOf(request, "replace-pattern") ?? "";
  if (pattern === "") return { refused: operationFailed("missing argument", "replace-pattern") };
  const replacement = attributeOf(request, "with");
  if (replacement === undefined) return { refused: operationFailed("missing argument", "with") };
  const count = attributeOf(request, "upto");
  if (count !== undefined && !/^[1-9]\d{0,8}$/.test(count))
    return { refused: operationFailed(`invalid value '${count}'`, count) };
  const upTo = count === undefined ? {} : { upTo: Number(count) };
  const change = changeOfPattern({ pattern, replacement, ...upTo }, context.schema);
  if (change === undefined)
    return { refused: operationFailed("invalid regular expression", pattern) };
  return loadOf(change, "set", context);
}

/** Without a format it is judged by the first word. */
function loadText(
  text: string,
  format: ConfigFormat | "patch" | undefined,
  action: LoadRequestAction,
  context: OperationContext,
): Load {
  const { schema, validation } = context;
  if (format === "patch") return { apply: (candidate) => applyPatch(candidate, text) };
  const options = { validation, ...(format === undefined ? {} : { format }) };
  return loadOf(changeFromDocument(text, schema, options), action, context);
}

function loadOf(
  change: ConfigurationChange,
  action: LoadRequestAction,
  { authorization }: OperationContext,
): Load {
  const seen = (tree: ConfigTree): ConfigTree => visibleForEdit(tree, authorization);
  return {
    apply(candidate) {
      const result = change.apply(candidate, action === "patch" ? "merge" : action, { seen });
      const isWhole = action === "override" || action === "update";
      return { tree: result.tree, problems: problemsOf(change, result), isWhole };
    },
  };
}

/** `set` and `patch` are forms of their own, which are written as text. */
function hasOwnForm(action: LoadRequestAction): action is "set" | "patch" {
  return action === "set" || action === "patch";
}

/** The element says what is in it, and must not contradict the attributes. */
function formatOf(
  child: XmlElement | undefined,
  { action, format }: Manner,
): ConfigFormat | "patch" | RpcError {
  const expected = hasOwnForm(action) ? action : format;
  const found = child && elements[child.name];
  const isTaken = hasOwnForm(action) ? found === action : found !== "set" && found !== "patch";
  if (found !== undefined && isTaken && (expected === undefined || found === expected))
    return found;
  return operationFailed(
    `syntax error, expecting <${elementOf(expected)}>`,
    child?.name ?? "load-configuration",
  );
}

const elements: Readonly<Record<string, ConfigFormat | "patch">> = {
  configuration: "xml",
  "configuration-text": "text",
  "configuration-json": "json",
  "configuration-set": "set",
  "configuration-patch": "patch",
};

function elementOf(format: string | undefined): string {
  return format === undefined || format === "xml" ? "configuration" : `configuration-${format}`;
}
