import { type ConfigTree, has } from "../../junos/config/index.ts";
import { xnmNamespace } from "../../junos/formats/index.ts";
import { moduleNamespace, rootModuleNamespace } from "../../junos/yang/index.ts";
import type { ReplyProfile } from "../../netconf/rpc/index.ts";
import { capabilitiesOf, hasMonitoring } from "./capabilities.ts";
import { atLeast, type JunosVersion, namespaceReleases } from "./junos-version.ts";
import type { Platform } from "./platforms.ts";

/** How a device behaves towards one session: fixed when the session opens, as on Junos. */
export interface SessionProfile {
  /** Announced in the hello, in this order. */
  readonly capabilities: readonly string[];
  readonly reply: ReplyProfile;
  readonly configuration: ConfigurationNamespaces;
  /** What deleting a statement is that is not there (edit-config). */
  readonly missing: "error" | "warning";
  /** A commit is answered without `<commit-results>`. */
  readonly flattensCommit: boolean;
  /** A validate is. */
  readonly flattensValidate: boolean;
  /** The warnings of a commit, which its reply does not tell, go to the system log. */
  readonly logsCommitWarnings: boolean;
  /** get-schema and `netconf-state` (RFC 6022). */
  readonly monitoring: boolean;
  /** create-subscription (RFC 5277). */
  readonly notifications: boolean;
}

/** The namespaces of configuration data. */
export interface ConfigurationNamespaces {
  /** `xmlns` of `<configuration>`. */
  readonly root: string;
  /** That of a statement directly below it; undefined: it declares none. */
  readonly statement?: (name: string) => string | undefined;
}

const yangNamespaces: ConfigurationNamespaces = {
  root: rootModuleNamespace,
  statement: moduleNamespace,
};

/** The statements of `[edit system services netconf]` that make the mode. */
const statements = [
  "rfc-compliant",
  "yang-compliant",
  "version-1.1",
  "flatten-commit-results",
  "notification",
] as const;
type Mode = ReadonlySet<(typeof statements)[number]>;

/** Sessions are many and modes are few, so each profile is made once. */
const known = new Map<string, SessionProfile>();

/**
 * The profile of sessions that open while `running` (what is in force, without inactive statements)
 * runs: `[edit system services netconf]` with `rfc-compliant`, `yang-compliant`, `version-1.1`,
 * `flatten-commit-results` and `notification`.
 */
export function sessionProfile(
  version: JunosVersion,
  platform: Platform,
  running: ConfigTree,
): SessionProfile {
  const mode = statements.filter((name) => has(running, "system", "services", "netconf", name));
  const key = [version.text, platform.yangFamily, ...mode].join(" ");
  let profile = known.get(key);
  if (profile === undefined)
    known.set(key, (profile = profileOf(version, platform, new Set(mode))));
  return profile;
}

function profileOf(version: JunosVersion, platform: Platform, mode: Mode): SessionProfile {
  const rfcCompliant = mode.has("rfc-compliant");
  const flattens = mode.has("flatten-commit-results");
  const notifications = mode.has("notification");
  const chunked = rfcCompliant && mode.has("version-1.1");
  const isFrom = (major: number, minor: number): boolean =>
    rfcCompliant && atLeast(version, major, minor);
  return {
    capabilities: capabilitiesOf(version, { rfcCompliant, chunked, notifications }),
    reply: {
      junosNamespaceVersion: namespaceReleases(version).reply,
      rfcCompliant,
      dropsWarnings: rfcCompliant && hidesWarnings(version),
      daemonInErrorInfo: isFrom(21, 2),
      dropsDefaultNamespace: isFrom(19, 1),
    },
    configuration: namespacesOf(version, platform, mode),
    missing: rfcCompliant || atLeast(version, 23, 1) ? "error" : "warning",
    flattensCommit: flattens,
    flattensValidate: flattens || isFrom(23, 2),
    logsCommitWarnings: isFrom(21, 2),
    monitoring: hasMonitoring(version),
    notifications: notifications && hasMonitoring(version),
  };
}

/** The service releases from which `rfc-compliant` keeps warnings out of a success. */
const hiddenFrom: Readonly<Record<string, number>> = { "17.4": 3, "18.2": 2, "18.3": 2 };

function hidesWarnings(version: JunosVersion): boolean {
  if (atLeast(version, 18, 4)) return true;
  const from = hiddenFrom[`${version.major}.${version.minor}`];
  return from !== undefined && Number(version.build) >= from;
}

/** From 17.2 on `rfc-compliant` takes the namespace of the YANG model, from 18.2 on one for each module. */
function namespacesOf(
  version: JunosVersion,
  { yangFamily }: Platform,
  mode: Mode,
): ConfigurationNamespaces {
  const isCompliant = mode.has("rfc-compliant");
  if (mode.has("yang-compliant") || (isCompliant && atLeast(version, 18, 2))) return yangNamespaces;
  if (!isCompliant || !atLeast(version, 17, 2)) return { root: xnmNamespace };
  const root = `http://yang.juniper.net/yang/1.1/jc/configuration/${yangFamily}/${version.text}`;
  return { root };
}
