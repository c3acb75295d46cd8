import {
  type ConfigNode,
  type ConfigTree,
  type EditNode,
  type EditOptions,
  editPath,
  findChild,
  findEntry,
  type List,
  type LoadProblem,
  type Parent,
  type SourcePosition,
} from "../../config/index.ts";

/** The statements of a path, from below the root downwards. */
export function stepsOf(path: EditNode): readonly EditNode[] {
  const steps: EditNode[] = [];
  for (let at = path.children?.at(-1); at !== undefined; at = at.children?.at(-1)) steps.push(at);
  return steps;
}

/** What the steps lead to: a statement with children, or a list when the last step names no entry. */
export function statementAt(
  tree: ConfigTree,
  steps: readonly EditNode[],
): Parent | List | undefined {
  let at: Parent | List | undefined = tree;
  for (const step of steps) at = stepInto(at, step);
  return at;
}

function stepInto(
  at: Parent | List | undefined,
  { schema, keys = [] }: EditNode,
): Parent | List | undefined {
  if (at === undefined || at.kind === "list") return undefined;
  const child: ConfigNode | undefined = findChild(at, schema.name);
  if (child?.kind === "list") return keys.length === 0 ? child : findEntry(child, keys);
  return child?.kind === "container" ? child : undefined;
}

/** An edit of the root that leads along the steps, which exist, to `children`. */
export function editAlong(
  tree: ConfigTree,
  steps: readonly EditNode[],
  children: readonly EditNode[],
): EditNode {
  const inner = steps.reduceRight<readonly EditNode[]>(
    (below, { schema, keys }) => [
      { schema, ...(keys === undefined ? {} : { keys }), children: below },
    ],
    children,
  );
  return { schema: tree.schema, operation: "none", children: inner };
}

/** `statement not found` in the place that the steps lead to. */
export function notFound(
  steps: readonly EditNode[],
  badElement: string,
  position: SourcePosition | undefined,
  options: EditOptions,
): LoadProblem {
  return {
    severity: options.missing ?? "warning",
    message: "statement not found",
    badElement,
    path: editPath(steps),
    tag: "data-missing",
    ...(position && { position }),
  };
}
