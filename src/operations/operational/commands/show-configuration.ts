import {
  type ConfigTree,
  type EditNode,
  emptyTree,
  type FilterNode,
  findChild,
  findEntry,
  inherited,
  type Origin,
  type Parent,
  selectSubtree,
} from "../../../junos/config/index.ts";
import { parseSet, printSet, printText } from "../../../junos/formats/index.ts";
import { errorReply, operationFailed, type ReplyBody } from "../../../netconf/rpc/index.ts";
import { configurationOutput } from "../../configuration-output.ts";
import { changeHeader, configurationXml } from "../../configuration-xml.ts";
import type { OperationContext } from "../../operation-context.ts";
import type { ConfigurationView } from "./command.ts";

/**
 * `show configuration [PATH]`: the committed configuration, or the part that the words lead to, with
 * what it inherits if asked for.
 */
export function showConfiguration(
  path: readonly string[],
  { display, inherits, origins }: ConfigurationView,
  context: OperationContext,
): ReplyBody {
  const reading = readPath(path, context);
  if ("badWord" in reading) return errorReply(operationFailed("syntax error", reading.badWord));
  const stored = context.database.running;
  const running = inherits ? inherited(stored).tree : stored;
  const tree =
    reading.edit === undefined ? running : selectSubtree(running, filterOf(reading.edit));
  if (tree === undefined || tree.children.length === 0) return [];
  switch (display) {
    case "text": {
      const header = changeHeader("running", context);
      return [
        output(
          printText(reading.edit === undefined ? tree : within(tree, reading.edit), {
            header,
            origins,
          }),
        ),
      ];
    }
    case "set":
      return [output(printSet(tree))];
    case "xml":
      return [{ xml: configurationXml(tree, "running", context, origins) }];
    case "json":
    case "xml rpc":
      return errorReply(operationFailed("syntax error", display));
  }
}

type PathReading = { readonly edit: EditNode | undefined } | { readonly badWord: string };

function readPath(path: readonly string[], { schema }: OperationContext): PathReading {
  if (path.length === 0) return { edit: undefined };
  // `delete` reads a path without asking for a leaf's value.
  const text = `delete ${path.join(" ")}`;
  const { commands, problems } = parseSet(text, schema, { validation: "strict" });
  const [command] = commands;
  if (command?.kind !== "edit") return { badWord: problems[0]?.badElement ?? path.join(" ") };
  return { edit: command.edit };
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

/** The CLI shows what is inside the container or entry of the path, without the hierarchy around it. */
function within(tree: ConfigTree, edit: EditNode): ConfigTree {
  let inside: Parent = tree;
  let origin: Origin | undefined;
  for (let step = edit.children?.[0]; step !== undefined; step = step.children?.[0]) {
    const child = findChild(inside, step.schema.name);
    const next = child?.kind === "list" ? findEntry(child, step.keys ?? []) : child;
    if (next?.kind !== "container" && next?.kind !== "entry") break;
    inside = next;
    origin = next.origin ?? origin;
  }
  const { schema, children } = inside;
  return { ...emptyTree(schema), children, ...(origin === undefined ? {} : { origin }) };
}

function output(text: string): { readonly xml: string } {
  return { xml: configurationOutput(text) };
}
