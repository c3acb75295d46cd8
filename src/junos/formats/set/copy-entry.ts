import {
  applyEdit,
  type ConfigTree,
  type EditNode,
  type EditResult,
  editOfEntry,
} from "../../config/index.ts";
import type { CopyCommand } from "./set-command.ts";
import type { SetOptions } from "./set-options.ts";
import { notFound, statementAt, stepsOf } from "./tree-path.ts";

/** `copy X to Y`: a copy is as inactive and annotated as its source, but not protected. */
export function copyEntry(
  tree: ConfigTree,
  { path, keys }: CopyCommand,
  options: SetOptions,
): EditResult {
  const steps = stepsOf(path);
  const source = statementAt(options.seen?.(tree) ?? tree, steps);
  if (source?.kind !== "entry") {
    const { keys: wanted = [], position } = steps.at(-1) ?? path;
    const problem = notFound(steps.slice(0, -1), wanted.join(" "), position, options);
    return { tree, problems: [problem] };
  }
  const copy: EditNode = {
    ...editOfEntry(source, "without-protection"),
    keys,
    operation: "create",
  };
  const edit = steps
    .slice(0, -1)
    .reduceRight<EditNode>((child, step) => ({ ...step, children: [child] }), copy);
  return applyEdit(tree, { schema: tree.schema, children: [edit] }, options);
}
