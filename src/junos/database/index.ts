export type { CommitCheck, CommitProblem } from "./commit-record.ts";
export {
  type CheckOutcome,
  type CommitOutcome,
  type CommitRequest,
  ConfigurationDatabase,
} from "./configuration-database.ts";
export type { DatabaseEditor, DatabaseRefusal, DatabaseSession } from "./database-session.ts";
