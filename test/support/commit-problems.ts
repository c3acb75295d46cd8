import { type CommitProblem, commitChecks } from "../../src/junos/checks/index.ts";
import { applyEdit, type ConfigTree, emptyTree } from "../../src/junos/config/index.ts";
import { parseText } from "../../src/junos/formats/index.ts";
import { coreSchema } from "../../src/junos/schema/index.ts";

/** The tree of a configuration that the core schema knows in full. Throws when it does not. */
export function configuration(text: string): ConfigTree {
  const schema = coreSchema();
  const { root, problems } = parseText(text, schema, { validation: "strict" });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return applyEdit(emptyTree(schema), root).tree;
}

/** What the commit checks of a device find. */
export function commitProblems(
  text: string,
  rootAuthentication: "required" | "optional" = "optional",
): readonly CommitProblem[] {
  const tree = configuration(text);
  return commitChecks({ rootAuthentication }).flatMap((check) => check(tree));
}

/** The same, each on one line: `[edit system] services: message`. */
export function problemLines(text: string): readonly string[] {
  return commitProblems(text).map(({ path, badElement, message }) =>
    [path, badElement === undefined ? undefined : `'${badElement}'`, message]
      .filter((part) => part !== undefined)
      .join(" "),
  );
}
