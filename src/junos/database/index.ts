export type { StoredCommit } from "./commit-history.ts";
export type {
  CommitCheck,
  CommitProblem,
  CommitRecord,
} from "./commit-record.ts";
export type { CheckOutcome, CommitOutcome, CommitRequest } from "./committer.ts";
export { ConfigurationDatabase } from "./configuration-database.ts";
export type {
  DatabaseEditor,
  DatabaseRefusal,
  DatabaseSession,
  OpenMode,
  StoredSource,
} from "./database-session.ts";
export type { DatabaseState, StoredRescue } from "./database-state.ts";
export type { CommitTime } from "./scheduled-commit.ts";
export { type StoreSecret, storeSecrets } from "./stored-secrets.ts";
