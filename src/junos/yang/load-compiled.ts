import type { SchemaNode } from "../schema/index.ts";
import type { CompiledSchema } from "./compiled-schema.ts";
import { Hydrator } from "./hydrate.ts";
import { readCompiled } from "./read-compiled.ts";

/** An operational command of the release: what a client may send as `<command>` or as an rpc. */
export interface RpcCommand {
  /** `show interfaces`. */
  readonly command: string;
  /** Element of the request: `get-interface-information`. */
  readonly rpc: string;
  /** Element of the structured reply; undefined for commands that answer with text only. */
  readonly root: string | undefined;
  /**
   * By element name. A leaf of type `empty` is a flag; an enumeration with `nokeyword` is typed as
   * one of its values, another leaf with `nokeyword` as its value; the rest as name and value.
   */
  readonly arguments: ReadonlyMap<string, SchemaNode>;
}

/**
 * The root container `configuration` of a schema file. Statements come into being when somebody
 * looks at their parent's children. Throws `ERR_SCHEMA_FILE`.
 */
export function loadCompiled(text: string): SchemaNode {
  return schemaRoot(readCompiled(text));
}

/** The root container `configuration` of a schema that is read already. */
export function schemaRoot(schema: CompiledSchema): SchemaNode {
  return new Hydrator(schema).root();
}

/** The commands of a compiled schema, in the order of their words. */
export function rpcCommands(schema: CompiledSchema): readonly RpcCommand[] {
  const hydrator = new Hydrator(schema);
  return schema.commands.map(([command, rpc, root, input]) => ({
    command,
    rpc,
    root: root === "" ? undefined : root,
    get arguments() {
      return hydrator.childrenOf(input, []);
    },
  }));
}
