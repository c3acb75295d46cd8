export { type Argument, choice, flag, formOf, integer, value } from "./argument.ts";
export {
  type Answer,
  type Asked,
  type OperationalOperation,
  operational,
  type StateAnswer,
} from "./operational.ts";
export { type Arguments, readArguments } from "./read-arguments.ts";
export { readFormat } from "./read-format.ts";
