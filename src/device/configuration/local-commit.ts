import { CallHomeError } from "../../base/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import type { ConfigurationDatabase, DatabaseSession } from "../../junos/database/index.ts";

/** Whoever uses the library works like root at the console; so does the device itself. */
const administrator: DatabaseSession = { id: 0, user: "root", terminal: "u0" };

/**
 * Changes the shared candidate and commits it, all or nothing: what is refused leaves no trace.
 * Answers with the warnings of the commit checks. Throws `ERR_COMMIT`, and what `edit` throws.
 */
export function commitLocally(
  database: ConfigurationDatabase,
  edit: (candidate: ConfigTree) => ConfigTree,
  comment: string | undefined,
): readonly string[] {
  const before = database.candidate;
  const edited = database.edit(administrator, (candidate) => ({
    tree: edit(candidate),
    problems: [],
  }));
  if (!edited.ok) throw refused("load", edited.refusal);
  const outcome = database.commit(administrator, {
    client: "cli",
    ...(comment === undefined ? {} : { comment }),
  });
  if (!outcome.ok) {
    // What others have not committed yet stays.
    database.edit(administrator, () => ({ tree: before, problems: [] }));
    throw refused("commit", outcome.refusal);
  }
  return outcome.problems.map(({ message }) => message.trim());
}

function refused(what: "load" | "commit", refusal: { readonly kind: string }): CallHomeError {
  const problems = "problems" in refusal ? (refusal.problems as { message: string }[]) : [];
  const why = problems.map((problem) => problem.message).join("; ");
  return new CallHomeError(
    "ERR_COMMIT",
    `the device refused the ${what}: ${why === "" ? refusal.kind : why}`,
  );
}
