import { CallHomeError, limits, type TextSource } from "../../base/index.ts";
import {
  type OwnCertificate,
  type Reading,
  readOwnCertificate,
} from "../../security/x509/index.ts";
import { areTexts, type NamedPem, namedTexts, readPems } from "./pem.ts";
import type { CaProfileOptions, LocalCertificateOptions, PkiOptions } from "./pki-options.ts";
import { type CaProfile, type PkiSnapshot, readAuthorities, readListOf } from "./pki-snapshot.ts";

/** Devices of a fleet share what their options share: it is read once. */
const known = new WeakMap<PkiOptions, PkiSource>();

/** What the options hold. Throws `ERR_KEY` for a text that cannot be used, `ERR_OPTION` for a name given twice. */
export function pkiSource(options: PkiOptions): PkiSource {
  const source = known.get(options) ?? new PkiSource(options);
  known.set(options, source);
  return source;
}

/** What cannot be used of the options right now, by its place: `local-certificates/0`, `ca-profiles/1`. */
export async function pkiProblems(
  options: PkiOptions,
): Promise<readonly (readonly [place: string, reason: string])[]> {
  const twins = sharedName(options);
  if (twins !== undefined) return [[twins.list, twins.message]];
  const source = pkiSource(options);
  await source.refresh();
  const { localCertificates, caProfiles } = source.snapshot;
  return [
    ...problemsOf("local-certificates", [...localCertificates.values()]),
    ...problemsOf("ca-profiles", [...caProfiles.values()]),
  ];
}

function problemsOf(
  list: string,
  readings: readonly Reading<unknown>[],
): readonly (readonly [place: string, reason: string])[] {
  return readings.flatMap((reading, index) =>
    reading.ok ? [] : [[`${list}/${index}`, reading.reason] as const],
  );
}

/** What a PKI holds from the start; files are read when it is refreshed. */
export class PkiSource {
  #localCertificates: PkiSnapshot["localCertificates"];
  #caProfiles: PkiSnapshot["caProfiles"];
  #snapshot: PkiSnapshot;
  #refreshing: Promise<void> | undefined;
  readonly #options: PkiOptions;

  constructor(options: PkiOptions) {
    const { localCertificates = [], caProfiles = [] } = options;
    this.#options = options;
    const twins = sharedName(options);
    if (twins !== undefined) throw new CallHomeError("ERR_OPTION", `pki: ${twins.message}`);
    this.#localCertificates = new Map(localCertificates.map((one) => [one.id, localAtOnce(one)]));
    this.#caProfiles = new Map(caProfiles.map((one) => [one.name, profileAtOnce(one)]));
    this.#snapshot = this.#current();
  }

  get snapshot(): PkiSnapshot {
    return this.#snapshot;
  }

  /** Tries again what could not be used so far; undefined when there is nothing. Never rejects. */
  refresh(): Promise<void> | undefined {
    if (this.#refreshing !== undefined) return this.#refreshing;
    const readings = [...this.#localCertificates.values(), ...this.#caProfiles.values()];
    if (readings.every(({ ok }) => ok)) return undefined;
    this.#refreshing = this.#read().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  async #read(): Promise<void> {
    const { localCertificates = [], caProfiles = [] } = this.#options;
    this.#localCertificates = await again(
      this.#localCertificates,
      localCertificates.map((one) => [one.id, () => readLocal(one)]),
    );
    this.#caProfiles = await again(
      this.#caProfiles,
      caProfiles.map((one) => [one.name, () => readProfile(one)]),
    );
    this.#snapshot = this.#current();
  }

  #current(): PkiSnapshot {
    return { localCertificates: this.#localCertificates, caProfiles: this.#caProfiles };
  }
}

/** A name that two entries of one list have. */
function sharedName({
  localCertificates = [],
  caProfiles = [],
}: PkiOptions): { readonly list: string; readonly message: string } | undefined {
  const id = twinIn(localCertificates.map((one) => one.id));
  if (id !== undefined)
    return { list: "local-certificates", message: `two local certificates are called '${id}'` };
  const name = twinIn(caProfiles.map((one) => one.name));
  if (name === undefined) return undefined;
  return { list: "ca-profiles", message: `two CA profiles are called '${name}'` };
}

function twinIn(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) < index);
}

const notRead = { ok: false, reason: "it was not read yet" } as const;

/** What is good stays as it is; the rest is read. */
async function again<Value>(
  before: ReadonlyMap<string, Reading<Value>>,
  readers: readonly (readonly [string, () => Promise<Reading<Value>>])[],
): Promise<ReadonlyMap<string, Reading<Value>>> {
  const after = new Map<string, Reading<Value>>();
  for (const [name, read] of readers) {
    const old = before.get(name) ?? notRead;
    after.set(name, old.ok ? old : await read());
  }
  return after;
}

function localAtOnce(options: LocalCertificateOptions): Reading<OwnCertificate> {
  const { id, certificateChain, privateKey } = options;
  const pems = [certificateChain, privateKey];
  if (!areTexts(pems)) return notRead;
  const [certificate = "", key = ""] = pems;
  return usable(
    `local certificate ${id}`,
    local(options, { name: "certificate", text: certificate }, { name: "key", text: key }),
  );
}

async function readLocal(options: LocalCertificateOptions): Promise<Reading<OwnCertificate>> {
  const certificate = await readPems("certificate", [options.certificateChain]);
  if (!certificate.ok) return certificate;
  const key = await readPems("key", [options.privateKey]);
  if (!key.ok) return key;
  const [chainPem] = certificate.value;
  const [keyPem] = key.value;
  if (chainPem === undefined || keyPem === undefined) return notRead;
  return local(options, chainPem, keyPem);
}

function local(
  { keyPassword }: LocalCertificateOptions,
  certificate: NamedPem,
  key: NamedPem,
): Reading<OwnCertificate> {
  return readOwnCertificate({ certificate, key, password: keyPassword });
}

function profileAtOnce(options: CaProfileOptions): Reading<CaProfile> {
  const { name, certificates } = options;
  const lists = listsOf(options);
  if (!areTexts(certificates) || !areTexts(lists)) return notRead;
  return usable(
    `CA profile ${name}`,
    profile(namedTexts("certificate", certificates), namedTexts("revocation list", lists)),
  );
}

async function readProfile(options: CaProfileOptions): Promise<Reading<CaProfile>> {
  const certificates = await readPems("certificate", options.certificates);
  if (!certificates.ok) return certificates;
  const lists = await readPems("revocation list", listsOf(options), limits.revocationListBytes);
  return lists.ok ? profile(certificates.value, lists.value) : lists;
}

function listsOf({ revocationList }: CaProfileOptions): readonly TextSource[] {
  return revocationList === undefined ? [] : [revocationList];
}

function profile(pems: readonly NamedPem[], [list]: readonly NamedPem[]): Reading<CaProfile> {
  const certificates = readAuthorities(pems);
  if (!certificates.ok) return certificates;
  if (list === undefined) return { ok: true, value: { certificates: certificates.value } };
  const revocationList = readListOf(certificates.value, list);
  if (!revocationList.ok) return revocationList;
  return {
    ok: true,
    value: { certificates: certificates.value, revocationList: revocationList.value },
  };
}

function usable<Value>(what: string, reading: Reading<Value>): Reading<Value> {
  if (!reading.ok) throw new CallHomeError("ERR_KEY", `pki: ${what}: ${reading.reason}`);
  return reading;
}
