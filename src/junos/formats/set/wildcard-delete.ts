import {
  applyEdit,
  type ConfigNode,
  type ConfigTree,
  type EditNode,
  type EditResult,
  type List,
  type Parent,
} from "../../config/index.ts";
import type { LinearPattern } from "./linear-pattern.ts";
import type { WildcardDeleteCommand } from "./set-command.ts";
import type { SetOptions } from "./set-options.ts";
import { editAlong, notFound, statementAt, stepsOf } from "./tree-path.ts";

/**
 * `wildcard delete`: entries go by their first key, other statements by their keyword. Lists whose
 * keyword is not written (`interfaces ge-0/0/0`) are looked into.
 */
export function wildcardDelete(
  tree: ConfigTree,
  { path, pattern, text, position }: WildcardDeleteCommand,
  options: SetOptions,
): EditResult {
  const steps = stepsOf(path);
  const holder = statementAt(options.seen?.(tree) ?? tree, steps);
  const edits = holder === undefined ? [] : deletionsIn(holder, pattern);
  if (edits.length === 0) return { tree, problems: [notFound(steps, text, position, options)] };
  const way = holder?.kind === "list" ? steps.slice(0, -1) : steps;
  return applyEdit(tree, editAlong(tree, way, edits), options);
}

function deletionsIn(holder: Parent | List, pattern: LinearPattern): readonly EditNode[] {
  if (holder.kind === "list") return entryDeletions(holder, pattern);
  return holder.children.flatMap((child: ConfigNode): readonly EditNode[] => {
    if (child.kind === "list" && child.schema.hiddenKeyword) return entryDeletions(child, pattern);
    return pattern.test(child.schema.keyword)
      ? [{ schema: child.schema, operation: "delete" }]
      : [];
  });
}

function entryDeletions({ schema, entries }: List, pattern: LinearPattern): readonly EditNode[] {
  return entries
    .filter(({ keys }) => pattern.test(keys[0] ?? ""))
    .map(({ keys }) => ({ schema, keys, operation: "delete" }));
}
