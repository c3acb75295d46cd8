import {
  type ConfigTree,
  entriesOf,
  type ListEntry,
  leafListValues,
  leafValue,
  type Parent,
} from "../../junos/config/index.ts";
import type { ExpressionTexts } from "./expressions.ts";

/** What a login class says. */
export interface LoginClass {
  readonly name: string;
  /** As configured: flags, or `all`. */
  readonly permissions: readonly string[];
  readonly commands: ExpressionTexts;
  readonly configuration: ExpressionTexts;
}

const noExpressions: ExpressionTexts = {
  allow: undefined,
  deny: undefined,
  allowAny: [],
  denyAny: [],
};

/** The classes that come with Junos, and what they permit. */
export const predefinedClasses: Readonly<Record<string, readonly string[]>> = {
  operator: ["clear", "network", "reset", "trace", "view"],
  "read-only": ["view"],
  "super-user": ["all"],
  superuser: ["all"],
  unauthorized: [],
};

/** A class of the predefined ones; undefined for another name. */
export function predefinedClass(name: string): LoginClass | undefined {
  const permissions = new Map<string, readonly string[]>(Object.entries(predefinedClasses)).get(
    name,
  );
  return permissions && { ...bareClass(name), permissions };
}

/** A class that permits nothing. */
export function bareClass(name: string): LoginClass {
  return { name, permissions: [], commands: noExpressions, configuration: noExpressions };
}

/** `system login class NAME` of the configuration in force. */
export function classEntry(running: ConfigTree, name: string): ListEntry | undefined {
  return entriesOf(running, "system", "login", "class").find(({ keys }) => keys[0] === name);
}

/** Reads an entry of `system login class`. */
export function configuredClass(entry: ListEntry): LoginClass {
  return {
    name: entry.keys[0] ?? "",
    permissions: leafListValues(entry, "permissions"),
    commands: expressionsOf(entry, "commands"),
    configuration: expressionsOf(entry, "configuration"),
  };
}

function expressionsOf(entry: Parent, about: "commands" | "configuration"): ExpressionTexts {
  return {
    allow: leafValue(entry, `allow-${about}`),
    deny: leafValue(entry, `deny-${about}`),
    allowAny: leafListValues(entry, `allow-${about}-regexps`),
    denyAny: leafListValues(entry, `deny-${about}-regexps`),
  };
}

/**
 * Minutes without a request after which a session of the class ends: `idle-timeout` of the class,
 * else of `system login`; undefined when neither is there or it is 0.
 */
export function idleTimeoutMinutes(running: ConfigTree, name: string): number | undefined {
  const entry = classEntry(running, name);
  const own = entry && leafValue(entry, "idle-timeout");
  const minutes = Number(own ?? leafValue(running, "system", "login", "idle-timeout") ?? 0);
  return Number.isSafeInteger(minutes) && minutes > 0 ? minutes : undefined;
}
