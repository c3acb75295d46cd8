import type { StoredSource } from "../../junos/database/index.ts";
import { operationFailed, type RpcError } from "../../netconf/rpc/index.ts";

/** Junos numbers what it keeps from 0, the running configuration, to 49. */
export function readRollback(
  text: string,
): Extract<StoredSource, { readonly kind: "rollback" }> | { readonly error: RpcError } {
  const number = Number(text);
  return /^\d{1,2}$/.test(text) && number <= 49
    ? { kind: "rollback", number }
    : { error: operationFailed(`Value ${text} is not within range (0..49)`, text) };
}
