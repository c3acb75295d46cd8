import { timeText } from "../../base/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import { printJson, printSet, printText } from "../../junos/formats/index.ts";
import {
  errorReply,
  type Operation,
  type ReplyBody,
  type RpcError,
  readWord,
} from "../../netconf/rpc/index.ts";
import { escapeText, type XmlElement } from "../../xml/index.ts";
import { configurationOutput } from "../configuration-output.ts";
import { changedAttributes, storedConfigurationXml } from "../configuration-xml.ts";
import type { OperationContext } from "../operation-context.ts";
import { type Arguments, readArguments, value } from "../operational/request/index.ts";
import { maintaining, rollback } from "../permissions/operation-permissions.ts";
import { notStored } from "../refusals.ts";
import { timeZoneOf } from "../time-zone.ts";
import { comparison } from "./compare-configuration.ts";
import { readRollback } from "./rollback-number.ts";

const formats = ["xml", "text", "set", "json"] as const;
type Format = (typeof formats)[number];

/** `show system rollback N [compare M]`. */
export const getRollbackInformation: Operation<OperationContext> = {
  name: "get-rollback-information",
  drivenBy: "the kept commits",
  forms: [
    "<get-rollback-information><rollback>0..49</rollback></get-rollback-information>",
    "<get-rollback-information><rollback>0..49</rollback><compare>0..49</compare></get-rollback-information>",
    "<get-rollback-information>...<format>xml | text | set | json</format></get-rollback-information>",
  ],
  summary: "show system rollback: an earlier configuration, or what changed between two",
  command: "show system rollback",
  permissions: rollback,
  run(request, context) {
    const { database } = context;
    const asked = readRequest(request, ["rollback", "compare"]);
    if ("error" in asked) return errorReply(asked.error);
    const { arguments: given, format } = asked;
    const source = readRollback(given.text("rollback") ?? "0");
    if ("error" in source) return errorReply(source.error);
    const tree = database.stored(source);
    if (tree === undefined) return errorReply(notStored(source));
    const other = given.text("compare");
    if (other === undefined) {
      const at = database.commits[source.number]?.at;
      const body = stored(tree, format ?? "xml", context, at);
      return within("rollback-information", body, context);
    }
    const against = readRollback(other);
    if ("error" in against) return errorReply(against.error);
    const changed = database.stored(against);
    if (changed === undefined) return errorReply(notStored(against));
    return within("rollback-information", comparison(tree, changed, format), context);
  },
};

/** `show system configuration rescue`. */
export const getRescueInformation: Operation<OperationContext> = {
  name: "get-rescue-information",
  drivenBy: "the rescue configuration",
  forms: [
    "<get-rescue-information/>",
    "<get-rescue-information><format>xml | text | set | json</format></get-rescue-information>",
  ],
  summary: "show system configuration rescue",
  command: "show system configuration rescue",
  permissions: maintaining,
  run(request, context) {
    const asked = readRequest(request, []);
    if ("error" in asked) return errorReply(asked.error);
    const tree = context.database.stored({ kind: "rescue" });
    if (tree === undefined) return errorReply(notStored({ kind: "rescue" }));
    return within("rescue-information", stored(tree, asked.format ?? "xml", context), context);
  },
};

/** A configuration as it was at `at`, wall-clock milliseconds, where the device knows that. */
function stored(
  tree: ConfigTree,
  format: Format,
  context: OperationContext,
  at?: number,
): ReplyBody {
  const zone = timeZoneOf(context.facts());
  switch (format) {
    case "xml":
      return [{ xml: storedConfigurationXml(tree, context, at) }];
    case "set":
      return [{ xml: configurationOutput(printSet(tree)) }];
    case "json": {
      const attributes = at === undefined ? [] : changedAttributes(at, zone);
      return [{ xml: escapeText(printJson(tree, attributes)) }];
    }
    case "text": {
      const about = at === undefined ? {} : { header: `## Last changed: ${timeText(at, zone)}` };
      return [{ xml: configurationOutput(printText(tree, about)) }];
    }
  }
}

function within(tag: string, body: ReplyBody, { profile }: OperationContext): ReplyBody {
  const ok = profile.reply.rfcCompliant ? "<nc:ok/>" : "<ok/>";
  return [{ xml: `<${tag}>\n${ok}\n` }, ...body, { xml: `</${tag}>\n` }];
}

interface Request {
  readonly arguments: Arguments;
  /** From the element `format`, else the attribute; undefined when there is neither. */
  readonly format: Format | undefined;
}

function readRequest(
  request: XmlElement,
  numbers: readonly string[],
): Request | { readonly error: RpcError } {
  const known = [...numbers.map((name) => value(name)), value("format", { values: formats })];
  const given = readArguments(request, known);
  if ("error" in given) return given;
  const attribute = readWord(request, "format", [...formats, "ascii"]);
  if ("error" in attribute) return attribute;
  const word = attribute.word === "ascii" ? "text" : attribute.word;
  return {
    arguments: given,
    format: formats.find((format) => format === given.text("format")) ?? word,
  };
}
