import {
  type EditNode,
  emptyTree,
  type FilterNode,
  selectSubtree,
} from "../../junos/config/index.ts";
import { parseSet, printSet, printText } from "../../junos/formats/index.ts";
import { errorReply, operationFailed, type ReplyBody } from "../../netconf/rpc/index.ts";
import { escapeText } from "../../xml/index.ts";
import { changeHeader, configurationXml } from "../configuration-xml.ts";
import type { OperationContext } from "../operation-context.ts";
import type { Display } from "./command.ts";

/** `show configuration [PATH]`: the committed configuration, or the part that the words lead to. */
export function showConfiguration(
  path: readonly string[],
  display: Display,
  context: OperationContext,
): ReplyBody {
  const selected = select(path, context);
  if ("badWord" in selected) return errorReply(operationFailed("syntax error", selected.badWord));
  const { tree } = selected;
  if (tree.children.length === 0) return [];
  switch (display) {
    case "text":
      return [output(printText(tree, { header: changeHeader("running", context) }))];
    case "set":
      return [output(printSet(tree))];
    case "xml":
      return [{ xml: configurationXml(tree, "running", context) }];
    case "json":
    case "xml rpc":
      return errorReply(operationFailed("syntax error", display));
  }
}

function select(
  path: readonly string[],
  { database, schema }: OperationContext,
): { readonly tree: OperationContext["database"]["running"] } | { readonly badWord: string } {
  if (path.length === 0) return { tree: database.running };
  // `delete` reads a path without asking for a leaf's value.
  const { commands, problems } = parseSet(`delete ${path.join(" ")}`, schema, {
    validation: "strict",
  });
  const [command] = commands;
  if (command?.kind !== "edit") return { badWord: problems[0]?.badElement ?? path.join(" ") };
  const tree = selectSubtree(database.running, filterOf(command.edit));
  return { tree: tree ?? emptyTree(schema) };
}

/** The path of a set command as a filter that selects what stands there. */
function filterOf(edit: EditNode): FilterNode {
  const keys = edit.schema.keys.map((name, index) => ({
    name,
    text: edit.keys?.[index] ?? "",
    children: [],
  }));
  const below = (edit.children ?? []).map(filterOf);
  return {
    name: edit.schema.name,
    children: edit.keys === undefined ? below : [...keys, ...below],
  };
}

/** Its tags stand alone on their lines, since some clients read it line by line. */
function output(text: string): { readonly xml: string } {
  return {
    xml: [
      "<configuration-information>",
      "<configuration-output>",
      escapeText(text).trimEnd(),
      "</configuration-output>",
      "</configuration-information>\n",
    ].join("\n"),
  };
}
