import { type ConfigTree, emptyTree, loadEdit, shareSubtrees } from "../junos/config/index.ts";
import type { StoredCommit } from "../junos/database/index.ts";
import { parseText, printText } from "../junos/formats/index.ts";
import { damaged, openStateFile, sealStateFile } from "./state-file.ts";

/** A confirmed commit that nobody has confirmed, and what returns instead of it. */
export interface Unconfirmed {
  /** The newest commit that waits. */
  readonly sequence: number;
  readonly tree: ConfigTree;
}

/** The file of a commit; sequences make names, so that the order is that of time. */
export function commitFileName(sequence: number): string {
  return `commit-${sequence}.conf`;
}

/** The sequence in the name of a commit's file; undefined for any other file. */
export function sequenceOf(fileName: string): number | undefined {
  const digits = /^commit-([1-9]\d{0,14})\.conf$/.exec(fileName)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function sealCommit({ record, tree }: StoredCommit): Uint8Array {
  return sealStateFile("commit", { facts: { ...record }, text: printText(tree) });
}

export function openCommit(bytes: Uint8Array, path: string, read: ReadTree): StoredCommit {
  const { facts, text } = openStateFile("commit", bytes, path);
  const record = { comment: undefined, ...facts } as StoredCommit["record"];
  return { record, tree: read(text, path) };
}

export function sealUnconfirmed({ sequence, tree }: Unconfirmed): Uint8Array {
  return sealStateFile("unconfirmed", { facts: { sequence }, text: printText(tree) });
}

export function openUnconfirmed(bytes: Uint8Array, path: string, read: ReadTree): Unconfirmed {
  const { facts, text } = openStateFile("unconfirmed", bytes, path);
  return { sequence: Number(facts["sequence"]), tree: read(text, path) };
}

export function sealRescue(tree: ConfigTree): Uint8Array {
  return sealStateFile("rescue", { facts: {}, text: printText(tree) });
}

export function openRescue(bytes: Uint8Array, path: string, read: ReadTree): ConfigTree {
  return read(openStateFile("rescue", bytes, path).text, path);
}

/** Makes a tree of the configuration in a file. Throws `ERR_STATE`. */
type ReadTree = (text: string, path: string) => ConfigTree;

/**
 * Reads the configurations of a device. Each uses the nodes of the one before again where both say
 * the same, the first those of `template`: fifty configurations cost little more than one.
 */
export function treeReader(template: ConfigTree): ReadTree {
  const { schema } = template;
  let last = { text: "", tree: template };
  return (text, path) => {
    if (text !== "" && last.text === text) return last.tree;
    const { root, problems } = parseText(text, schema);
    const { tree: read, problems: misfits } = loadEdit(emptyTree(schema), "merge", root);
    const problem = [...problems, ...misfits].find(({ severity }) => severity === "error");
    if (problem !== undefined)
      throw damaged(path, `holds a configuration that does not load: ${problem.message}`);
    last = { text, tree: shareSubtrees(read, last.tree) };
    return last.tree;
  };
}
