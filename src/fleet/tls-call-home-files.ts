import { type FileText, limits, readTextFile } from "../base/index.ts";
import { type TlsCallHomeOptions, tlsCallHomeProblem } from "../device/index.ts";
import { endpoint, present } from "./device-spec-options.ts";
import type { TlsCallHomeSpec } from "./fleet-spec.ts";

type Report = (key: string, message: string) => void;

/** What a `tls-call-home` of a fleet file came to; its problems are told at every device that uses it. */
interface Outcome {
  readonly options: TlsCallHomeOptions | undefined;
  readonly problems: readonly { readonly key: string; readonly message: string }[];
}

/** The certificates of one fleet: devices that take theirs from the defaults share one set. */
export class TlsCallHomeFiles {
  readonly #pathOf: (named: string) => string;
  readonly #texts = new Map<string, Promise<FileText>>();
  readonly #outcomes = new WeakMap<TlsCallHomeSpec, Promise<Outcome>>();

  /** `pathOf` gives the path of a file as the fleet file names it. */
  constructor(pathOf: (named: string) => string) {
    this.#pathOf = pathOf;
  }

  /** Undefined when the device has none, or one that cannot be used, which `report` hears of. */
  async read(
    spec: TlsCallHomeSpec | undefined,
    report: Report,
  ): Promise<TlsCallHomeOptions | undefined> {
    if (spec === undefined) return undefined;
    const known = this.#outcomes.get(spec) ?? this.#load(spec);
    this.#outcomes.set(spec, known);
    const { options, problems } = await known;
    for (const { key, message } of problems) report(key, message);
    return options;
  }

  async #load(spec: TlsCallHomeSpec): Promise<Outcome> {
    const problems: { key: string; message: string }[] = [];
    const read = async (key: string, named: string, limit: number): Promise<string> => {
      const path = this.#pathOf(named);
      const file = await this.#textOf(path, limit);
      if (!file.ok) problems.push({ key, message: `cannot read the file ${path}: ${file.reason}` });
      return file.ok ? file.text : "";
    };
    const readAll = (key: string, names: readonly string[], limit: number): Promise<string[]> =>
      Promise.all(names.map((named, index) => read(`${key}/${index}`, named, limit)));
    const options = present<TlsCallHomeOptions>({
      name: spec.name,
      servers: [spec.nms].flat().map(endpoint),
      certificateChain: await read("certificate", spec.certificate, limits.keyFileBytes),
      privateKey: await read("key", spec.key, limits.keyFileBytes),
      trustedRoots: await readAll("trusted-roots", spec["trusted-roots"], limits.keyFileBytes),
      revocationLists: await readAll(
        "revocation-lists",
        spec["revocation-lists"] ?? [],
        limits.revocationListBytes,
      ),
      certToName: spec["cert-to-name"]?.map(({ name, "map-type": mapType, ...entry }) => ({
        ...entry,
        name: String(name),
        mapType,
      })),
      keepAliveSeconds: spec["keep-alive"],
    });
    const problem = problems.length === 0 ? tlsCallHomeProblem(options) : undefined;
    if (problem !== undefined) problems.push({ key: "certificate", message: problem });
    return { options: problems.length === 0 ? options : undefined, problems };
  }

  #textOf(path: string, limit: number): Promise<FileText> {
    const known = this.#texts.get(path) ?? readTextFile(path, limit);
    this.#texts.set(path, known);
    return known;
  }
}
