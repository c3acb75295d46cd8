import {
  type ConfigTree,
  type EditNode,
  emptyTree,
  findChild,
  findEntry,
  inherited,
  type Origin,
  type Parent,
  selectSubtree,
} from "../../../junos/config/index.ts";
import {
  printCompare,
  printJson,
  printSet,
  printSetWithin,
  printText,
  printXmlCompare,
} from "../../../junos/formats/index.ts";
import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";
import {
  changeAttributes,
  changeHeader,
  configurationXml,
  markedConfigurationXml,
} from "../../configuration-xml.ts";
import type { OperationContext } from "../../operation-context.ts";
import { notStored } from "../../refusals.ts";
import { filterOf, readPath } from "./configuration-path.ts";
import type { Display, Pipes } from "./pipes.ts";
import { type Shown, shownAnswer, shownJson, shownText } from "./shown.ts";

type Outcome = Shown | { readonly error: RpcError };

/**
 * `show configuration [PATH]`: the committed configuration, or the part that the words lead to, with
 * what it inherits, or what changed since an earlier one.
 */
export function showConfiguration(
  path: readonly string[],
  display: Display,
  pipes: Pipes,
  context: OperationContext,
): Outcome {
  const reading = readPath(path, context);
  if ("badWord" in reading) return { error: operationFailed("syntax error", reading.badWord) };
  const { edit } = reading;
  const stored = context.database.running;
  const tree = part(pipes.inheritance === undefined ? stored : inherited(stored).tree, edit);
  if (pipes.compare !== undefined) return compared(tree, edit, display, pipes.compare, context);
  if (tree.children.length === 0) return nothing(display);
  if (pipes.isChanged && display === "xml") return changed(tree, edit, context);
  return shown(tree, edit, display, pipes, context);
}

function shown(
  tree: ConfigTree,
  edit: EditNode | undefined,
  display: Display,
  { inheritance }: Pipes,
  context: OperationContext,
): Shown {
  const origins: readonly Origin["kind"][] =
    inheritance === "comments" ? ["group", "interface-range"] : [];
  switch (display) {
    case "text": {
      const header = changeHeader("running", context);
      const inside = edit === undefined ? tree : onItsOwn(within(tree, edit));
      return shownText(printText(inside, { header, origins }), true);
    }
    case "set":
      return shownText(printSet(tree), true);
    case "set relative":
      return shownText(
        edit === undefined ? printSet(tree) : printSetWithin(within(tree, edit).inside),
        true,
      );
    case "json":
      return shownJson(printJson(tree, changeAttributes("running", context)));
    case "xml":
    case "rpc":
      return shownAnswer([{ xml: configurationXml(tree, "running", context, origins) }], "xml");
  }
}

/** From the earlier configuration to the committed one. */
function compared(
  tree: ConfigTree,
  edit: EditNode | undefined,
  display: Display,
  number: number,
  { database }: OperationContext,
): Outcome {
  const base = database.stored({ kind: "rollback", number });
  if (base === undefined) return { error: notStored({ kind: "rollback", number }) };
  const before = part(base, edit);
  if (display === "xml") return shownAnswer([{ xml: printXmlCompare(before, tree) }], "xml");
  return shownText(printCompare(before, tree), true);
}

/** Marks what differs from the commit before. */
function changed(tree: ConfigTree, edit: EditNode | undefined, context: OperationContext): Shown {
  const base = context.database.stored({ kind: "rollback", number: 1 }) ?? emptyTree(tree.schema);
  const marking = { changedSince: part(base, edit) };
  const xml = markedConfigurationXml(tree, "running", context, marking);
  return shownAnswer([{ xml }], "xml");
}

/** What is not configured gives an empty reply in every form. */
function nothing(display: Display): Shown {
  return display === "xml" || display === "json" ? shownAnswer([], display) : shownText("");
}

function part(tree: ConfigTree, edit: EditNode | undefined): ConfigTree {
  if (edit === undefined) return tree;
  return selectSubtree(tree, filterOf(edit)) ?? emptyTree(tree.schema);
}

/** The deepest container or entry of the path; the CLI shows what is inside, without the hierarchy around it. */
function within(tree: ConfigTree, edit: EditNode): Inside {
  let inside: Parent = tree;
  let origin: Origin | undefined;
  for (let step = edit.children?.[0]; step !== undefined; step = step.children?.[0]) {
    const child = findChild(inside, step.schema.name);
    const next = child?.kind === "list" ? findEntry(child, step.keys ?? []) : child;
    if (next?.kind !== "container" && next?.kind !== "entry") break;
    inside = next;
    origin = next.origin ?? origin;
  }
  return { inside, origin };
}

interface Inside {
  readonly inside: Parent;
  /** Where the statement, or the nearest one around it that was inherited, comes from. */
  readonly origin: Origin | undefined;
}

function onItsOwn({ inside, origin }: Inside): ConfigTree {
  const { schema, children } = inside;
  return { ...emptyTree(schema), children, ...(origin === undefined ? {} : { origin }) };
}
