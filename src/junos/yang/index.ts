export { compileModules } from "./compile-modules.ts";
export { type CompiledSchema, writeCompiled } from "./compiled-schema.ts";
export {
  type ConfigurationModule,
  configurationModules,
  moduleNamespace,
  rootModuleNamespace,
} from "./configuration-modules.ts";
export { loadCompiled, type RpcCommand, rpcCommands, schemaRoot } from "./load-compiled.ts";
export { parseYang } from "./parse-yang.ts";
export { readCompiled } from "./read-compiled.ts";
export { YangError } from "./yang-error.ts";
export type { YangStatement } from "./yang-statement.ts";
