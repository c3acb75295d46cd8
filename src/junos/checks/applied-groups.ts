import { activeTree, inherited } from "../config/index.ts";
import type { CommitCheck } from "./commit-problem.ts";

/** What configuration groups and interface ranges could not bring: a group that is not there, a range that is none. */
export const appliedGroups: CommitCheck = (candidate) =>
  inherited(activeTree(candidate)).problems.map(({ message, path }) => ({
    severity: message.endsWith("no effect") ? "warning" : "error",
    message,
    path,
  }));
