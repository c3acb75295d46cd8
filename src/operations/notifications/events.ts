import { el, type XmlElement } from "../../xml/index.ts";
import type { ConfigurationNamespaces } from "../profile/session-profile.ts";
import type { ConfigurationEdit, TargetStep } from "./configuration-edits.ts";

/** RFC 6470 section 2.2. */
const namespace = { xmlns: "urn:ietf:params:xml:ns:yang:ietf-netconf-notifications" };

/** The session that an event is about. */
export interface EventSession {
  readonly user: string;
  /** 0 for somebody who works at the device itself. */
  readonly sessionId: number;
  readonly sourceHost: string | undefined;
}

/** Why a session ended, in the words of RFC 6470. */
export type TerminationReason = "closed" | "killed" | "dropped" | "timeout" | "other";

/** A session opened. */
export function sessionStart(session: EventSession): XmlElement {
  return el("netconf-session-start", namespace, ...parameters(session));
}

/** A session ended; `killedBy` is the session that asked for it with kill-session. */
export function sessionEnd(
  session: EventSession,
  reason: TerminationReason,
  killedBy?: number,
): XmlElement {
  return el(
    "netconf-session-end",
    namespace,
    ...parameters(session),
    killedBy === undefined ? undefined : el("killed-by", String(killedBy)),
    el("termination-reason", reason),
  );
}

/** The running configuration changed: who did it (undefined: the device itself) and what. */
export function configurationChange(
  by: EventSession | undefined,
  edits: readonly ConfigurationEdit[],
  namespaces: ConfigurationNamespaces,
): XmlElement {
  return el(
    "netconf-config-change",
    namespace,
    el("changed-by", ...(by === undefined ? [el("server")] : parameters(by))),
    el("datastore", "running"),
    ...edits.map((edit) => {
      const { target, operation } = sayable(edit);
      return el("edit", targetElement(target, namespaces), el("operation", operation));
    }),
  );
}

function parameters({ user, sessionId, sourceHost }: EventSession): readonly XmlElement[] {
  return [
    el("username", user),
    el("session-id", String(sessionId)),
    ...(sourceHost === undefined ? [] : [el("source-host", sourceHost)]),
  ];
}

/** An instance-identifier (RFC 7950 9.13) with the prefixes that it uses: one for each module. */
function targetElement(
  target: readonly TargetStep[],
  { root, statement }: ConfigurationNamespaces,
): XmlElement {
  const declarations: Record<string, string> = { "xmlns:jc": root };
  let path = "/jc:configuration";
  let prefix = "jc";
  for (const [depth, { name, keys }] of target.entries()) {
    const isOfModule = depth === 0 || (depth === 1 && target[0]?.name === "groups");
    const own = isOfModule ? statement?.(name) : undefined;
    if (own !== undefined) {
      prefix = `jc-${name}`;
      declarations[`xmlns:${prefix}`] = own;
    }
    const predicates = keys.map(([key, value]) => {
      const left = key === "." ? key : `${prefix}:${key}`;
      return `[${left}=${literal(value)}]`;
    });
    path += `/${prefix}:${name}${predicates.join("")}`;
  }
  return el("target", declarations, path);
}

/** XPath 1.0 knows no escapes: what has both quotes in a key is told as a change of what it stands in. */
function sayable(edit: ConfigurationEdit): ConfigurationEdit {
  const { target } = edit;
  const hasBoth = ({ keys }: TargetStep): boolean =>
    keys.some(([, value]) => value.includes("'") && value.includes('"'));
  const end = target.findIndex(hasBoth);
  return end < 0 ? edit : { target: target.slice(0, end), operation: "merge" };
}

/** A string of XPath 1.0. */
function literal(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
