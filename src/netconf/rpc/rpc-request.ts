import {
  elementsOf,
  parseXml,
  type XmlAttribute,
  type XmlElement,
  XmlError,
} from "../../xml/index.ts";
import { operationFailed, type RpcError } from "./rpc-error.ts";

/** One `<rpc>` that can be answered. */
export interface RpcRequest {
  readonly ok: true;
  /** All attributes of `<rpc>` in their order; the reply carries them back (RFC 6241 4.2). */
  readonly attributes: readonly XmlAttribute[];
  /** The one operation element, matched by its local name whatever its prefix. */
  readonly operation: XmlElement;
}

/** What a peer sent instead of a request, as the error that it gets back. */
export interface RefusedMessage {
  readonly ok: false;
  /** Attributes of the root element as far as it could be read. */
  readonly attributes: readonly XmlAttribute[];
  /** Local name of what was asked; undefined when the message held none. */
  readonly operation: string | undefined;
  readonly error: RpcError;
}

/** One message from the wire: its root element, or the refusal of what is no XML. */
export type ReadMessage = { readonly ok: true; readonly root: XmlElement } | RefusedMessage;

/** Reads the XML of a message; never throws. */
export function readMessage(message: string | Uint8Array): ReadMessage {
  try {
    return { ok: true, root: parseXml(message) };
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    return refused(cause.rootAttributes, undefined, malformed(cause));
  }
}

/**
 * Reads `<rpc>` with its one operation. With neither its prefix nor its namespace asked for: Junos
 * clients send `<rpc>`, `<rpc xmlns="...">` and `<nc:rpc>`.
 */
export function readRequest(root: XmlElement): RpcRequest | RefusedMessage {
  const { attributes } = root;
  if (root.name !== "rpc")
    return refused(
      attributes,
      undefined,
      operationFailed("syntax error, expecting <rpc>", root.name),
    );
  const [operation, second] = elementsOf(root);
  if (operation === undefined)
    return refused(
      attributes,
      undefined,
      operationFailed("syntax error, expecting an operation", "rpc"),
    );
  if (second !== undefined) {
    const error = operationFailed("syntax error, expecting </rpc>", second.name);
    return refused(attributes, operation.name, error);
  }
  return { ok: true, attributes, operation };
}

/** A message as a request, or the refusal that answers it; never throws. */
export function parseRequest(message: string | Uint8Array): RpcRequest | RefusedMessage {
  const read = readMessage(message);
  return read.ok ? readRequest(read.root) : read;
}

function refused(
  attributes: readonly XmlAttribute[],
  operation: string | undefined,
  error: RpcError,
): RefusedMessage {
  return { ok: false, attributes, operation, error };
}

/** `malformed-message` may not be sent to peers of base:1.0 (RFC 6241 appendix A), so Junos' own tag serves. */
function malformed(cause: XmlError): RpcError {
  const place = cause.line === 0 ? "" : ` at line ${cause.line}, column ${cause.column}`;
  return { ...operationFailed(`syntax error${place}: ${cause.message}`), type: "rpc" };
}
