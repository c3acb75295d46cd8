import { el, type XmlElement } from "../../xml/index.ts";
import type { RpcError } from "./rpc-error.ts";

/**
 * `<rpc-error>` as an element, for replies that hold it inside `<load-configuration-results>` or
 * `<commit-results>`; at the top of a reply an `{ error }` part does the same. Two layouts, as Junos has them:
 * - an error of the management process: type, tag, severity, error-path, error-message, error-info,
 *   texts as they stand. Junos wraps some messages in line ends and whoever words those puts them there;
 *   `permission denied` is never wrapped, because clients compare it;
 * - an error of a daemon (`sourceDaemon`): error-info comes before error-message, and
 *   source-daemon, error-path, bad-element and error-message stand on lines of their own.
 * What `rfc-compliant` makes of it happens when the reply is printed.
 */
export function rpcErrorElement(error: RpcError): XmlElement {
  const wrap = (text: string): string =>
    error.sourceDaemon === undefined ? text : `\n${text.trim()}\n`;
  const optional = (name: string, text: string | undefined): readonly XmlElement[] =>
    text === undefined ? [] : [el(name, wrap(text))];
  const message = el("error-message", wrap(error.message));
  const { badElement, sessionId } = error.info ?? {};
  const details = [...optional("bad-element", badElement)];
  if (sessionId !== undefined) details.push(el("session-id", String(sessionId)));
  const info = details.length === 0 ? [] : [el("error-info", ...details)];
  return el(
    "rpc-error",
    el("error-type", error.type),
    el("error-tag", error.tag),
    el("error-severity", error.severity),
    ...optional("source-daemon", error.sourceDaemon),
    ...optional("error-path", error.path),
    ...(error.sourceDaemon === undefined ? [message, ...info] : [...info, message]),
  );
}
