import type { ConfigTree, EditResult, LoadAction } from "../../junos/config/index.ts";
import { applyPatch, type ConfigFormat } from "../../junos/formats/index.ts";
import { operationFailed, type RpcError } from "../../netconf/rpc/index.ts";
import { attributeOf, elementsOf, type XmlElement } from "../../xml/index.ts";
import {
  type ConfigurationChange,
  changeFromDocument,
  changeFromXml,
} from "../configuration-change.ts";
import { deviceFile } from "../device-file.ts";
import type { OperationContext } from "../operation-context.ts";

/** `patch` takes the output of `show | compare`; the others are actions on a configuration. */
export type LoadRequestAction = LoadAction | "patch";

/** What a load-configuration does to a candidate, or why it cannot be read. */
export type Load =
  | { readonly apply: (candidate: ConfigTree) => EditResult }
  | { readonly error: RpcError };

/** Reads the configuration that a load-configuration holds, or that stands in the file it names. */
export function readLoad(
  request: XmlElement,
  action: LoadRequestAction,
  context: OperationContext,
): Load {
  const url = attributeOf(request, "url");
  const [child] = elementsOf(request);
  if (url !== undefined && child === undefined) return readFile(url, request, action, context);
  const format = formatOf(child, action);
  if (typeof format === "object") return { error: format };
  const text = child?.children.filter((part) => typeof part === "string").join("") ?? "";
  if (format === "xml" && child !== undefined) {
    const { schema, validation } = context;
    return loadOf(changeFromXml(child, schema, { validation }), action);
  }
  return loadText(text, format, action, context);
}

function readFile(
  url: string,
  request: XmlElement,
  action: LoadRequestAction,
  context: OperationContext,
): Load {
  const file = deviceFile(url, context);
  if ("error" in file) return file;
  if (action === "patch" || action === "set") return loadText(file.text, action, action, context);
  const named = attributeOf(request, "format");
  const format = (["xml", "text", "json"] as const).find((known) => known === named);
  return loadText(file.text, format, action, context);
}

/** Without a format it is judged by the first word. */
function loadText(
  text: string,
  format: ConfigFormat | "patch" | undefined,
  action: LoadRequestAction,
  { schema, validation }: OperationContext,
): Load {
  if (format === "patch") return { apply: (candidate) => applyPatch(candidate, text) };
  const options = { validation, ...(format === undefined ? {} : { format }) };
  return loadOf(changeFromDocument(text, schema, options), action);
}

function loadOf(change: ConfigurationChange, action: LoadRequestAction): Load {
  return {
    apply(candidate) {
      const result = change.apply(candidate, action === "patch" ? "merge" : action);
      return { tree: result.tree, problems: [...change.problems, ...result.problems] };
    },
  };
}

/** The element says what is in it; `set` and `patch` have one of their own. */
function formatOf(
  child: XmlElement | undefined,
  action: LoadRequestAction,
): ConfigFormat | "patch" | RpcError {
  const own = action === "set" || action === "patch" ? action : undefined;
  const known = own === undefined ? elements : { [`configuration-${own}`]: own };
  const format = child && known[child.name];
  if (format !== undefined) return format;
  const expected = own === undefined ? "configuration" : `configuration-${own}`;
  return operationFailed(
    `syntax error, expecting <${expected}>`,
    child?.name ?? "load-configuration",
  );
}

const elements: Readonly<Record<string, ConfigFormat | "patch">> = {
  configuration: "xml",
  "configuration-text": "text",
  "configuration-json": "json",
};
