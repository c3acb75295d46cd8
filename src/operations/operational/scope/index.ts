export { backupAnswer } from "./master-only.ts";
export { scopeArguments, scoped } from "./scoped.ts";
