import { timeText } from "../../base/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import {
  printSet,
  printText,
  printXmlConfiguration,
  xnmNamespace,
} from "../../junos/formats/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
} from "../../netconf/rpc/index.ts";
import { childOf, elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import { configurationOutput } from "../configuration-output.ts";
import type { OperationContext } from "../operation-context.ts";
import { maintaining, rollback } from "../permissions/operation-permissions.ts";
import { notStored } from "../refusals.ts";
import { comparison } from "./compare-configuration.ts";
import { readRollback } from "./rollback-number.ts";

const formats = ["text", "xml", "set"] as const;
type Format = (typeof formats)[number];

/** `show system rollback N [compare M]`. */
export const getRollbackInformation: Operation<OperationContext> = {
  name: "get-rollback-information",
  summary: "show system rollback: an earlier configuration, or what changed between two",
  command: "show system rollback",
  permissions: rollback,
  run(request, context) {
    const stranger = strangerIn(request, ["rollback", "compare", "format"]);
    if (stranger !== undefined) return errorReply(operationFailed("syntax error", stranger));
    const format = formatOf(request);
    if (typeof format === "object") return format;
    const source = readRollback(argument(request, "rollback") ?? "0");
    if ("error" in source) return errorReply(source.error);
    const tree = context.database.stored(source);
    if (tree === undefined) return errorReply(notStored(source));
    const other = argument(request, "compare");
    if (other === undefined) {
      const at = context.database.commits[source.number]?.at ?? 0;
      return within(
        "rollback-information",
        stored(tree, format, `## Last changed: ${timeText(at)}`),
      );
    }
    const against = readRollback(other);
    if ("error" in against) return errorReply(against.error);
    const changed = context.database.stored(against);
    if (changed === undefined) return errorReply(notStored(against));
    return within("rollback-information", comparison(tree, changed, format));
  },
};

/** `show system configuration rescue`. */
export const getRescueInformation: Operation<OperationContext> = {
  name: "get-rescue-information",
  summary: "show system configuration rescue",
  command: "show system configuration rescue",
  permissions: maintaining,
  run(request, { database }) {
    const stranger = strangerIn(request, ["format"]);
    if (stranger !== undefined) return errorReply(operationFailed("syntax error", stranger));
    const format = formatOf(request);
    if (typeof format === "object") return format;
    const tree = database.stored({ kind: "rescue" });
    if (tree === undefined) return errorReply(notStored({ kind: "rescue" }));
    return within("rescue-information", stored(tree, format));
  },
};

function stored(tree: ConfigTree, format: Format, header?: string): ReplyBody {
  switch (format) {
    case "xml":
      return [{ xml: printXmlConfiguration(tree, { attributes: [["xmlns", xnmNamespace]] }) }];
    case "set":
      return [{ xml: configurationOutput(printSet(tree)) }];
    case "text":
      return [
        { xml: configurationOutput(printText(tree, header === undefined ? {} : { header })) },
      ];
  }
}

function within(tag: string, body: ReplyBody): ReplyBody {
  return [{ xml: `<${tag}>\n<ok/>\n` }, ...body, { xml: `</${tag}>\n` }];
}

function formatOf(request: XmlElement): Format | ReplyBody {
  const text = argument(request, "format") ?? "text";
  const known = formats.find((format) => format === text);
  return known ?? errorReply(operationFailed("syntax error, expecting text, xml or set", text));
}

function argument(request: XmlElement, name: string): string | undefined {
  const element = childOf(request, name);
  return element && textOf(element);
}

function strangerIn(request: XmlElement, known: readonly string[]): string | undefined {
  return elementsOf(request).find(({ name }) => !known.includes(name))?.name;
}
