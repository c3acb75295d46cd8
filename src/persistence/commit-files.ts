import { CallHomeError } from "../base/index.ts";
import { type ConfigTree, shareSubtrees } from "../junos/config/index.ts";
import type { StoredCommit, StoredRescue } from "../junos/database/index.ts";
import { formFor, type KeptForm, printForm, readForm } from "./read-back.ts";
import { damaged, openStateFile, type StateKind, sealStateFile } from "./state-file.ts";

type CommitRecord = StoredCommit["record"];

/** A confirmed commit that nobody has confirmed, and what returns instead of it. */
export interface Unconfirmed {
  /** The newest commit that waits. */
  readonly sequence: number;
  readonly tree: ConfigTree;
}

/** The file of a commit. */
export function commitFileName(sequence: number): string {
  return `commit-${sequence}.conf`;
}

/** The sequence in the name of a commit's file; undefined for any other file. */
export function sequenceOf(fileName: string): number | undefined {
  const digits = /^commit-([1-9]\d{0,14})\.conf$/.exec(fileName)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function sealCommit({ record, tree }: StoredCommit): Uint8Array {
  return seal("commit", { record }, tree);
}

export function openCommit(bytes: Uint8Array, path: string, read: TreeReader): StoredCommit {
  const { facts, tree } = read("commit", bytes, path);
  const record = facts["record"] as Omit<CommitRecord, "comment"> & { readonly comment?: string };
  return { record: { ...record, comment: record.comment }, tree };
}

export function sealUnconfirmed({ sequence, tree }: Unconfirmed): Uint8Array {
  return seal("unconfirmed", { sequence }, tree);
}

export function openUnconfirmed(bytes: Uint8Array, path: string, read: TreeReader): Unconfirmed {
  const { facts, tree } = read("unconfirmed", bytes, path);
  return { sequence: Number(facts["sequence"]), tree };
}

export function sealRescue({ tree, saved }: StoredRescue): Uint8Array {
  return seal("rescue", saved === undefined ? {} : { saved }, tree);
}

export function openRescue(bytes: Uint8Array, path: string, read: TreeReader): StoredRescue {
  const { facts, tree } = read("rescue", bytes, path);
  const saved = facts["saved"] as StoredRescue["saved"];
  return { tree, ...(saved === undefined ? {} : { saved }) };
}

/** Opens a file that holds a configuration. Throws `ERR_STATE`. */
export type TreeReader = (
  kind: StateKind,
  bytes: Uint8Array,
  path: string,
) => { readonly facts: Readonly<Record<string, unknown>>; readonly tree: ConfigTree };

/**
 * Reads the configurations of a device. Each uses the nodes of the one before again where both say
 * the same, the first those of `template`: fifty configurations cost little more than one.
 */
export function treeReader(template: ConfigTree): TreeReader {
  let last: { readonly text: string; readonly tree: ConfigTree } | undefined;
  return (kind, bytes, path) => {
    const { facts, text } = openStateFile(kind, bytes, path);
    if (last?.text === text) return { facts, tree: last.tree };
    const read = readForm(text, facts["form"] as KeptForm, template.schema);
    if (!read.ok) throw damaged(path, `holds a configuration that does not load: ${read.reason}`);
    const tree = shareSubtrees(read.tree, last?.tree ?? template);
    last = { text, tree };
    return { facts, tree };
  };
}

function seal(kind: StateKind, facts: object, tree: ConfigTree): Uint8Array {
  const found = formFor(tree);
  if ("why" in found)
    throw new CallHomeError("ERR_STATE", `the configuration cannot be kept: ${found.why}`);
  const { form } = found;
  return sealStateFile(kind, { facts: { ...facts, form }, text: printForm(tree, form) });
}
