import { limits } from "../../../base/index.ts";
import {
  applyEdit,
  type ConfigNode,
  type ConfigTree,
  type EditNode,
  type EditOptions,
  type EditResult,
  editPath,
  findChild,
  findEntry,
  type ListEntry,
  type LoadProblem,
  type Marks,
  type Parent,
} from "../../config/index.ts";
import type { SetCommand } from "./set-command.ts";

/** Carries out the commands one after the other. What one of them could not do does not stop the next. */
export function applySet(
  tree: ConfigTree,
  commands: readonly SetCommand[],
  options: EditOptions = {},
): EditResult {
  const problems: LoadProblem[] = [];
  let current = tree;
  for (const command of commands) {
    if (problems.length >= limits.loadProblems) break;
    const result = applyCommand(current, command, options);
    current = result.tree;
    for (const problem of result.problems) problems.push(problem);
  }
  return { tree: current, problems };
}

function applyCommand(tree: ConfigTree, command: SetCommand, options: EditOptions): EditResult {
  switch (command.kind) {
    case "edit":
      return applyEdit(tree, command.edit, options);
    case "copy": {
      const steps = stepsOf(command.path);
      const source = entryAt(tree, steps);
      if (source === undefined) return { tree, problems: [notFound(steps, options)] };
      const copy: EditNode = { ...editOfEntry(source), keys: command.keys, operation: "create" };
      const edit = steps
        .slice(0, -1)
        .reduceRight<EditNode>((child, step) => ({ ...step, children: [child] }), copy);
      return applyEdit(tree, { schema: tree.schema, children: [edit] }, options);
    }
  }
}

/** The statements of a path below the root. */
function stepsOf(path: EditNode): readonly EditNode[] {
  const steps: EditNode[] = [];
  for (let at = path.children?.at(-1); at !== undefined; at = at.children?.at(-1)) steps.push(at);
  return steps;
}

function entryAt(tree: ConfigTree, steps: readonly EditNode[]): ListEntry | undefined {
  let parent: Parent | undefined = tree;
  for (const { schema, keys } of steps) {
    const child: ConfigNode | undefined = parent && findChild(parent, schema.name);
    if (child?.kind === "list") parent = findEntry(child, keys ?? []);
    else parent = child?.kind === "container" ? child : undefined;
  }
  return parent?.kind === "entry" ? parent : undefined;
}

function notFound(steps: readonly EditNode[], options: EditOptions): LoadProblem {
  const position = steps.at(-1)?.position;
  return {
    severity: options.missing ?? "warning",
    message: "statement not found",
    badElement: steps.at(-1)?.keys?.join(" ") ?? "",
    path: editPath(steps.slice(0, -1)),
    tag: "data-missing",
    ...(position && { position }),
  };
}

/** An edit that makes the same entry again. */
function editOfEntry(entry: ListEntry): EditNode {
  const { schema, keys, marks } = entry;
  return { schema, keys, children: entry.children.flatMap(editsOf), ...editOfMarks(marks) };
}

function editsOf(node: ConfigNode): readonly EditNode[] {
  switch (node.kind) {
    case "list":
      return node.entries.map(editOfEntry);
    case "container": {
      const children = node.children.flatMap(editsOf);
      return [{ schema: node.schema, children, ...editOfMarks(node.marks) }];
    }
    case "leaf":
      return [{ schema: node.schema, values: [node.value], ...editOfMarks(node.marks) }];
    case "leaf-list":
      return [{ schema: node.schema, values: node.values, ...editOfMarks(node.marks) }];
  }
}

/** A copy is as inactive and annotated as its source, but not protected. */
function editOfMarks(marks: Marks | undefined): Pick<EditNode, "inactive" | "comment"> {
  return {
    ...(marks?.inactive && { inactive: true }),
    ...(marks?.comment !== undefined && { comment: marks.comment }),
  };
}
