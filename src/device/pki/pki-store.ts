import { SparseMap } from "../../base/index.ts";
import type { OwnCertificate, Reading } from "../../security/x509/index.ts";
import { printPki, readPki } from "./kept-pki.ts";
import { type PkiOptions } from "./pki-options.ts";
import type { CaProfile, PkiSnapshot } from "./pki-snapshot.ts";
import { type PkiSource, pkiSource } from "./pki-source.ts";

/** Devices without options share what is read of them, which is nothing. */
const noOptions: PkiOptions = {};

/** The public key infrastructure of one device: what its options hold, and what was loaded or cleared since. */
export class PkiStore {
  readonly #source: PkiSource;
  /** Undefined: cleared. */
  readonly #localCertificates = new SparseMap<string, OwnCertificate | undefined>();
  readonly #caProfiles = new SparseMap<string, CaProfile | undefined>();
  /** The changes as text; undefined after a change. */
  #printed: string | undefined = "";
  /** The last snapshot and what it was made from; undefined after a change. */
  #made: { readonly from: PkiSnapshot; readonly snapshot: PkiSnapshot } | undefined;

  /** Throws `ERR_KEY` for a text that cannot be used. */
  constructor(options: PkiOptions = noOptions) {
    this.#source = pkiSource(options);
  }

  /** What was loaded and cleared, for `restore`; empty when nothing was. */
  get changes(): string {
    this.#printed ??= printPki({
      localCertificates: this.#localCertificates,
      caProfiles: this.#caProfiles,
    });
    return this.#printed;
  }

  /** Takes the changes of an earlier run. Throws `ERR_STATE` for what cannot be used any more. */
  restore(changes: string): void {
    const { localCertificates, caProfiles } = readPki(changes);
    for (const [id, certificate] of localCertificates) this.setLocalCertificate(id, certificate);
    for (const [name, profile] of caProfiles) this.setCaProfile(name, profile);
    this.#printed = changes;
  }

  /** The same object until something changes. */
  get snapshot(): PkiSnapshot {
    const from = this.#source.snapshot;
    if (this.#localCertificates.size === 0 && this.#caProfiles.size === 0) return from;
    if (this.#made?.from !== from)
      this.#made = {
        from,
        snapshot: {
          localCertificates: changed(from.localCertificates, this.#localCertificates),
          caProfiles: changed(from.caProfiles, this.#caProfiles),
        },
      };
    return this.#made.snapshot;
  }

  /** Tries files again that could not be used so far; undefined when there are none. Never rejects. */
  refresh(): Promise<void> | undefined {
    return this.#source.refresh();
  }

  /** Undefined clears it. */
  setLocalCertificate(id: string, certificate: OwnCertificate | undefined): void {
    this.#localCertificates.set(id, certificate);
    this.#changed();
  }

  /** Undefined clears it. */
  setCaProfile(name: string, profile: CaProfile | undefined): void {
    this.#caProfiles.set(name, profile);
    this.#changed();
  }

  /** Forgets what was loaded and cleared: what the options hold is there again. */
  reset(): void {
    this.#localCertificates.clear();
    this.#caProfiles.clear();
    this.#changed();
    this.#printed = "";
  }

  #changed(): void {
    this.#made = undefined;
    this.#printed = undefined;
  }
}

function changed<Value>(
  from: ReadonlyMap<string, Reading<Value>>,
  changes: ReadonlyMap<string, Value | undefined>,
): ReadonlyMap<string, Reading<Value>> {
  const after = new Map(from);
  for (const [name, value] of changes)
    if (value === undefined) after.delete(name);
    else after.set(name, { ok: true, value });
  return after;
}
