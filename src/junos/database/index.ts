export type { CommitCheck, CommitProblem, CommitRecord } from "./commit-record.ts";
export {
  type CheckFailed,
  type CheckOutcome,
  type CommitOutcome,
  type CommitRequest,
  ConfigurationDatabase,
  type DatabaseEvents,
  type DatabaseOptions,
  type Done,
  type EditOutcome,
} from "./configuration-database.ts";
export type {
  DatabaseEditor,
  DatabaseRefusal,
  DatabaseSession,
  Refused,
} from "./database-session.ts";
