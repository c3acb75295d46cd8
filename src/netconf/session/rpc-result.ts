import { childOf, elementsOf, textOf, type XmlElement } from "../../xml/index.ts";

/** One `<rpc-error>` as a client reads it; what a device leaves out is undefined. */
export interface RpcErrorInfo {
  readonly type: string | undefined;
  readonly tag: string | undefined;
  /** A device that names no severity means an error. */
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly path: string | undefined;
  readonly badElement: string | undefined;
}

/** The reply to one request. */
export interface RpcResult {
  /** `<rpc-reply>`. */
  readonly reply: XmlElement;
  /** The reply as it came over the wire. */
  readonly text: string;
  /** Every `<rpc-error>` at any depth, warnings included, in document order. */
  readonly errors: readonly RpcErrorInfo[];
  /** No error of severity `error`. */
  readonly ok: boolean;
}

/** Reads a reply. */
export function readResult(reply: XmlElement, message: Uint8Array): RpcResult {
  const errors = errorsIn(reply);
  return {
    reply,
    get text() {
      return Buffer.from(message.buffer, message.byteOffset, message.length).toString();
    },
    errors,
    ok: errors.every((error) => error.severity === "warning"),
  };
}

function errorsIn(reply: XmlElement): readonly RpcErrorInfo[] {
  const errors: RpcErrorInfo[] = [];
  const waiting = [reply];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element.name === "rpc-error") errors.push(readError(element));
    else for (const child of elementsOf(element).toReversed()) waiting.push(child);
  }
  return errors;
}

function readError(element: XmlElement): RpcErrorInfo {
  const text = (parent: XmlElement | undefined, name: string): string | undefined => {
    const child = parent === undefined ? undefined : childOf(parent, name);
    return child === undefined ? undefined : textOf(child);
  };
  return {
    type: text(element, "error-type"),
    tag: text(element, "error-tag"),
    severity: text(element, "error-severity") === "warning" ? "warning" : "error",
    message: text(element, "error-message") ?? "",
    path: text(element, "error-path"),
    badElement: text(childOf(element, "error-info"), "bad-element"),
  };
}
