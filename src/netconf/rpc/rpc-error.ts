/** RFC 6241 appendix A. */
type ErrorTag =
  | "in-use"
  | "invalid-value"
  | "too-big"
  | "missing-attribute"
  | "bad-attribute"
  | "unknown-attribute"
  | "missing-element"
  | "bad-element"
  | "unknown-element"
  | "unknown-namespace"
  | "access-denied"
  | "lock-denied"
  | "resource-denied"
  | "rollback-failed"
  | "data-exists"
  | "data-missing"
  | "operation-not-supported"
  | "operation-failed"
  | "malformed-message";

/** What the peer must learn; becomes `<rpc-error>`. A value, never thrown across rooms. */
export interface RpcError {
  readonly type: "transport" | "rpc" | "protocol" | "application";
  readonly tag: ErrorTag;
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Junos daemon that found it, for example `dcd`. */
  readonly sourceDaemon?: string;
  /** `[edit interfaces ge-0/0/2]`. */
  readonly path?: string;
  /** `<error-info>`: the offending word, or for lock-denied the holder. */
  readonly info?: { readonly badElement?: string; readonly sessionId?: number };
}

/** The shape that Junos gives nearly every refusal (reference 7.1). */
export function operationFailed(message: string, badElement?: string): RpcError {
  return {
    type: "protocol",
    tag: "operation-failed",
    severity: "error",
    message,
    ...(badElement === undefined ? {} : { info: { badElement } }),
  };
}
