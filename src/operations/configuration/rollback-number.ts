import type { StoredSource } from "../../junos/database/index.ts";
import { operationFailed, type RpcError } from "../../netconf/rpc/index.ts";

/** Junos numbers what it keeps from 0, the running configuration, to 49. */
export function readRollback(
  text: string,
): Extract<StoredSource, { readonly kind: "rollback" }> | { readonly error: RpcError } {
  if (text === "") return { error: operationFailed("missing argument", "rollback") };
  if (!/^\d+$/.test(text)) return { error: operationFailed(`invalid value '${text}'`, text) };
  const number = Number(text);
  return number <= 49
    ? { kind: "rollback", number }
    : { error: operationFailed(`Value ${text} is not within range (0..49)`, text) };
}
