import { limits, readTextFile } from "../../base/index.ts";
import { type LdapServerOptions, ldapServerProblem } from "../../device/index.ts";
import type { LdapServerSpec } from "../file/fleet-spec.ts";
import { present } from "./device-spec-options.ts";

/** What the fleet file says wrong; `key` is below `ldap-server`, or undefined for all of it. */
type Report = (key: string | undefined, message: string) => void;

interface Outcome {
  readonly options: LdapServerOptions | undefined;
  readonly problems: readonly Parameters<Report>[];
}

/** The `ldap-server` options of one fleet: devices that take theirs from the defaults share one set. */
export class LdapServerFiles {
  readonly #pathOf: (named: string) => string;
  readonly #outcomes = new WeakMap<LdapServerSpec, Promise<Outcome>>();

  /** `pathOf` gives the path of a file as the fleet file names it. */
  constructor(pathOf: (named: string) => string) {
    this.#pathOf = pathOf;
  }

  /** Undefined when the device has none, or one that cannot be used, which `report` hears of. */
  async read(
    spec: LdapServerSpec | undefined,
    report: Report,
  ): Promise<LdapServerOptions | undefined> {
    if (spec === undefined) return undefined;
    const known = this.#outcomes.get(spec) ?? this.#load(spec);
    this.#outcomes.set(spec, known);
    const { options, problems } = await known;
    for (const problem of problems) report(...problem);
    return options;
  }

  async #load(spec: LdapServerSpec): Promise<Outcome> {
    const problems: Parameters<Report>[] = [];
    const trustedRoots: string[] = [];
    for (const [index, named] of (spec["trusted-roots"] ?? []).entries()) {
      const path = this.#pathOf(named);
      const file = await readTextFile(path, limits.keyFileBytes);
      if (file.ok) trustedRoots.push(file.text);
      else
        problems.push([`trusted-roots/${index}`, `cannot read the file ${path}: ${file.reason}`]);
    }
    const options = present<LdapServerOptions>({
      urls: spec.url === undefined ? undefined : [spec.url].flat(),
      base: spec.base,
      bindDn: spec["bind-dn"],
      bindPassword: spec["bind-password"],
      userAttribute: spec["user-attribute"],
      templateAttribute: spec["template-attribute"],
      template: spec.template,
      timeoutSeconds: spec.timeout,
      trustedRoots: trustedRoots.length === 0 ? undefined : trustedRoots,
    });
    const problem = problems.length === 0 ? ldapServerProblem(options) : undefined;
    if (problem !== undefined) problems.push([undefined, problem]);
    return { options: problems.length === 0 ? options : undefined, problems };
  }
}
