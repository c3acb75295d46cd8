import { limits } from "../../../base/index.ts";
import {
  applyEdit,
  type ConfigTree,
  type EditNode,
  type EditResult,
  type LoadProblem,
  type ParsedEdit,
} from "../../config/index.ts";
import { readHunks } from "./patch-hunks.ts";
import { hunkProblem, readHunk } from "./read-hunk.ts";

/**
 * The edit that a patch in the form of `show | compare` makes of `tree`, for `load patch`. The
 * statements that a patch leads to are looked for in the tree; what is not there, or does not
 * parse, becomes a problem and the rest is kept.
 */
function parsePatch(patch: string, tree: ConfigTree): ParsedEdit {
  const { hunks, strays } = readHunks(patch);
  const problems: LoadProblem[] = strays.map(({ text, line }) =>
    hunkProblem("syntax error", text, line),
  );
  const children: EditNode[] = [];
  for (const hunk of hunks) {
    if (problems.length >= limits.loadProblems) break;
    for (const edit of readHunk(hunk, tree, problems)) children.push(edit);
  }
  const root: EditNode = { schema: tree.schema, operation: "none", children };
  return { root, problems: problems.slice(0, limits.loadProblems) };
}

/** Applies a patch: `load patch`. With the output of `printCompare(a, b)` it makes `b` of `a`. */
export function applyPatch(tree: ConfigTree, patch: string): EditResult {
  const { root, problems } = parsePatch(patch, tree);
  const result = applyEdit(tree, root);
  return { tree: result.tree, problems: [...problems, ...result.problems] };
}
