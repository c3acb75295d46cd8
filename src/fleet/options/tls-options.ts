import { limits, readTextFile, type TextSource } from "../../base/index.ts";
import {
  type PkiOptions,
  pkiProblems,
  type TlsCallHomeOptions,
  tlsCallHomeOptionProblem,
  tlsCallHomeProblem,
} from "../../device/index.ts";
import type { PkiSpec, TlsCallHomeSpec } from "../file/fleet-spec.ts";
import { endpoint, present } from "./device-spec-options.ts";

type Report = (key: string, message: string) => void;
type Problem = readonly [key: string, message: string];

/** The TLS options of one fleet: devices that take theirs from the defaults share one object, and with it OpenSSL's set-up. */
export class TlsOptions {
  readonly #pathOf: (named: string) => string;
  readonly #checksFiles: boolean;
  readonly #callHome = new WeakMap<TlsCallHomeSpec, TlsCallHomeOptions>();
  readonly #pki = new WeakMap<PkiSpec, PkiOptions>();
  readonly #problems = new WeakMap<object, Promise<readonly Problem[]>>();

  /**
   * `pathOf` gives the path of a file as the fleet file names it. Files are read only when they are to
   * be checked: a run starts without asking, and its devices try again.
   */
  constructor(pathOf: (named: string) => string, checksFiles: boolean) {
    this.#pathOf = pathOf;
    this.#checksFiles = checksFiles;
  }

  /** Call home over TLS, when the device has it. `report` hears of what cannot be used. */
  async callHome(
    spec: TlsCallHomeSpec | undefined,
    report: Report,
  ): Promise<TlsCallHomeOptions | undefined> {
    if (spec === undefined) return undefined;
    const options = this.#callHome.get(spec) ?? this.#callHomeOptions(spec);
    this.#callHome.set(spec, options);
    const problems = this.#problems.get(spec) ?? callHomeProblems(options, this.#checksFiles);
    this.#problems.set(spec, problems);
    for (const [key, message] of await problems) report(key, message);
    return options;
  }

  /** The public key infrastructure, when the device has one. `report` hears of what cannot be used. */
  async pki(spec: PkiSpec | undefined, report: Report): Promise<PkiOptions | undefined> {
    if (spec === undefined) return undefined;
    const options = this.#pki.get(spec) ?? this.#pkiOptions(spec);
    this.#pki.set(spec, options);
    const problems = this.#checksFiles ? (this.#problems.get(spec) ?? pkiProblems(options)) : none;
    this.#problems.set(spec, problems);
    for (const [key, message] of await problems) report(key, message);
    return options;
  }

  #callHomeOptions(spec: TlsCallHomeSpec): TlsCallHomeOptions {
    return present<TlsCallHomeOptions>({
      name: spec.name,
      servers: [spec.nms].flat().map(endpoint),
      certificateChain: this.#file(spec.certificate),
      privateKey: this.#file(spec.key),
      keyPassword: spec["key-password"],
      trustedRoots: spec["trusted-roots"]?.map((named) => this.#path(named)),
      revocationLists: spec["revocation-lists"]?.map((named) => this.#path(named)),
      certToName: spec["cert-to-name"]?.map(({ name, "map-type": mapType, ...entry }) => ({
        ...entry,
        name: String(name),
        mapType,
      })),
      keepAliveSeconds: spec["keep-alive"],
    });
  }

  #pkiOptions(spec: PkiSpec): PkiOptions {
    return present<PkiOptions>({
      localCertificates: spec["local-certificates"]?.map((local) =>
        present({
          id: String(local.id),
          certificateChain: this.#path(local.certificate),
          privateKey: this.#path(local.key),
          keyPassword: local["key-password"],
        }),
      ),
      caProfiles: spec["ca-profiles"]?.map((profile) =>
        present({
          name: String(profile.name),
          certificates: profile.certificates.map((named) => this.#path(named)),
          revocationList: this.#file(profile["revocation-list"]),
        }),
      ),
    });
  }

  #file(named: string | undefined): TextSource | undefined {
    return named === undefined ? undefined : this.#path(named);
  }

  #path(named: string): TextSource {
    return { path: this.#pathOf(named) };
  }
}

const none: Promise<readonly Problem[]> = Promise.resolve([]);

/** Each file that cannot be read; when all can, what is wrong with their contents. */
async function callHomeProblems(
  options: TlsCallHomeOptions,
  checksFiles: boolean,
): Promise<readonly Problem[]> {
  const { certificateChain, privateKey, trustedRoots = [], revocationLists = [] } = options;
  const refused = tlsCallHomeOptionProblem(options);
  if (refused !== undefined) return [["certificate", refused]];
  if (!checksFiles) return [];
  const problems: Problem[] = [];
  const check = async (
    key: string,
    source: TextSource | undefined,
    limit: number,
  ): Promise<void> => {
    if (source === undefined || typeof source === "string") return;
    const file = await readTextFile(source.path, limit);
    if (!file.ok) problems.push([key, `cannot read the file ${source.path}: ${file.reason}`]);
  };
  await check("certificate", certificateChain, limits.keyFileBytes);
  await check("key", privateKey, limits.keyFileBytes);
  for (const [index, root] of trustedRoots.entries())
    await check(`trusted-roots/${index}`, root, limits.keyFileBytes);
  for (const [index, list] of revocationLists.entries())
    await check(`revocation-lists/${index}`, list, limits.revocationListBytes);
  if (problems.length > 0) return problems;
  const unusable = await tlsCallHomeProblem(options);
  return unusable === undefined ? [] : [["certificate", unusable]];
}
