import { dirname, join } from "node:path";
import type { Random } from "../../src/base/index.ts";
import type { DurableFiles } from "../../src/persistence/durable-files.ts";

interface Contents {
  bytes: Uint8Array;
  synced: boolean;
}

/** What one call did to the names of a folder; it lasts from the folder's next sync on. */
interface NameChange {
  readonly gone: string | undefined;
  readonly come: { readonly path: string; readonly contents: Contents } | undefined;
}

/**
 * A file system in memory whose power can fail: at a call, counted from 0, that then throws like all
 * after it. What was not synced may be there afterwards, or not, or in part, as `random` says.
 */
export class VolatileFiles implements DurableFiles {
  readonly #random: Random;
  #now = new Map<string, Contents>();
  readonly #lasting = new Map<string, Contents>();
  #changes: NameChange[] = [];
  #callsLeft = Number.POSITIVE_INFINITY;
  /** Calls since the power came back. */
  calls = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  get names(): readonly string[] {
    return [...this.#now.keys()];
  }

  failAt(call: number): void {
    this.#callsLeft = call;
  }

  /** The power comes back: what is left is what lasts. */
  restart(): void {
    this.#callsLeft = Number.POSITIVE_INFINITY;
    this.calls = 0;
    for (const change of this.#changes) if (this.#random.integer(2) === 0) this.#keep(change);
    this.#changes = [];
    for (const contents of this.#lasting.values()) this.#tear(contents);
    this.#now = new Map(this.#lasting);
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#call();
    return this.names
      .filter((path) => dirname(path) === folder)
      .map((path) => path.slice(folder.length + 1));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    this.#call();
    return this.#now.get(path)?.bytes;
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    const contents: Contents = { bytes, synced: false };
    this.#change({ gone: undefined, come: { path, contents } });
    this.#call();
  }

  async sync(path: string): Promise<void> {
    this.#call();
    const file = this.#now.get(path);
    if (file !== undefined) {
      file.synced = true;
      return;
    }
    const isInside = ({ gone, come }: NameChange): boolean =>
      dirname(gone ?? come?.path ?? "") === path;
    for (const change of this.#changes.filter(isInside)) this.#keep(change);
    this.#changes = this.#changes.filter((change) => !isInside(change));
  }

  async rename(from: string, to: string): Promise<void> {
    const contents = this.#now.get(from);
    if (contents === undefined) throw new Error(`no file ${from}`);
    this.#change({ gone: from, come: { path: to, contents } });
    this.#call();
  }

  async remove(path: string): Promise<void> {
    if (this.#now.has(path)) this.#change({ gone: path, come: undefined });
    this.#call();
  }

  /** The file as it stands, to be looked at or spoilt. */
  contents(folder: string, name: string): Contents | undefined {
    return this.#now.get(join(folder, name));
  }

  #call(): void {
    if (this.#callsLeft-- <= 0) throw new Error("the power has failed");
    this.calls += 1;
  }

  #change(change: NameChange): void {
    if (this.#callsLeft < 0) return;
    this.#changes.push(change);
    apply(change, this.#now);
  }

  #keep(change: NameChange): void {
    apply(change, this.#lasting);
  }

  #tear(contents: Contents): void {
    if (contents.synced) return;
    const kept = this.#random.integer(contents.bytes.length + 1);
    contents.bytes = contents.bytes.slice(0, kept);
    contents.synced = true;
  }
}

function apply({ gone, come }: NameChange, names: Map<string, Contents>): void {
  if (gone !== undefined) names.delete(gone);
  if (come !== undefined) names.set(come.path, come.contents);
}
