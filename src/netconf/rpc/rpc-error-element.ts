import { el, type XmlElement, type XmlNode } from "../../xml/index.ts";
import type { RpcError } from "./rpc-error.ts";

/**
 * `<rpc-error>` as an element, for replies that hold it inside `<load-configuration-results>` or
 * `<commit-results>`; at the top of a reply an `{ error }` part does the same. Two layouts, as Junos has them:
 * - an error of the management process: type, tag, severity, error-path, error-message, error-info,
 *   texts as they stand. Junos wraps some messages in line ends and whoever words those puts them there;
 *   `permission denied` is never wrapped, because clients compare it;
 * - an error of a daemon (`sourceDaemon`): error-info comes before error-message, and
 *   source-daemon, error-path, bad-element and error-message stand on lines of their own.
 */
export function rpcErrorElement(error: RpcError, prefix: "" | "nc" = ""): XmlElement {
  const element = (name: string, ...content: readonly XmlNode[]): XmlElement => ({
    ...el(name, ...content),
    prefix,
  });
  const wrap = (text: string): string =>
    error.sourceDaemon === undefined ? text : `\n${text.trim()}\n`;
  const optional = (name: string, text: string | undefined): readonly XmlElement[] =>
    text === undefined ? [] : [element(name, wrap(text))];
  const message = element("error-message", wrap(error.message));
  const { badElement, sessionId } = error.info ?? {};
  const details = [...optional("bad-element", badElement)];
  if (sessionId !== undefined) details.push(element("session-id", String(sessionId)));
  const info = details.length === 0 ? [] : [element("error-info", ...details)];
  return element(
    "rpc-error",
    element("error-type", error.type),
    element("error-tag", error.tag),
    element("error-severity", error.severity),
    ...optional("source-daemon", error.sourceDaemon),
    ...optional("error-path", error.path),
    ...(error.sourceDaemon === undefined ? [message, ...info] : [...info, message]),
  );
}
