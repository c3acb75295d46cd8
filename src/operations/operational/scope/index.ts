export { scopeArguments, scoped } from "./scoped.ts";
