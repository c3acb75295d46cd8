import { Derived } from "../../base/index.ts";
import type { ConfigTree, ListEntry } from "../../junos/config/index.ts";
import { type Judge, judgeOf } from "./expressions.ts";
import {
  bareClass,
  classEntry,
  configuredClass,
  type LoginClass,
  predefinedClass,
} from "./login-class.ts";
import { grantedFlags, type PermissionFlag } from "./permission-flags.ts";

/** What the user of a session may do, as the login class said when the session began. */
export interface Authorization {
  readonly loginClass: LoginClass;
  /** Every flag that the class grants. */
  readonly flags: ReadonlySet<PermissionFlag>;
  /** Nothing has to be asked: all flags and no expressions. */
  readonly isUnlimited: boolean;
  /** The class permits anything at all; without, no session is served. */
  readonly permitsAnything: boolean;
  /** What the expressions for commands say; undefined when the class has none. */
  readonly judgeCommand: Judge | undefined;
  /** The same for statements in set form. */
  readonly judgeStatement: Judge | undefined;
}

const configured = new Derived<ListEntry, Authorization>();
const predefined = new Map<string, Authorization>();

/**
 * What the class permits by the configuration in force. A class that is neither predefined nor
 * configured permits nothing, as `unauthorized`. All sessions with one class share one value.
 */
export function authorizationOf(running: ConfigTree, className: string): Authorization {
  const known = predefined.get(className);
  if (known !== undefined) return known;
  const builtIn = predefinedClass(className);
  if (builtIn !== undefined) {
    const made = authorize(builtIn);
    predefined.set(className, made);
    return made;
  }
  const entry = classEntry(running, className);
  if (entry === undefined) return authorize(bareClass(className));
  return configured.of(entry, () => authorize(configuredClass(entry)));
}

/** What a class permits. */
export function authorize(loginClass: LoginClass): Authorization {
  const flags = grantedFlags(loginClass.permissions);
  const judgeCommand = judgeOf(loginClass.commands);
  const judgeStatement = judgeOf(loginClass.configuration);
  const { allow, allowAny } = loginClass.commands;
  return {
    loginClass,
    flags,
    isUnlimited:
      loginClass.permissions.includes("all") &&
      judgeCommand === undefined &&
      judgeStatement === undefined,
    permitsAnything: flags.size > 0 || allow !== undefined || allowAny.length > 0,
    judgeCommand,
    judgeStatement,
  };
}

/** Whether the class grants one of the flags; none are needed where none are named. */
export function hasOneOf({ flags }: Authorization, needed: readonly string[]): boolean {
  return needed.length === 0 || needed.some((flag) => (flags as ReadonlySet<string>).has(flag));
}
