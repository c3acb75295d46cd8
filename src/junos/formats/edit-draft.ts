import type { EditNode } from "../config/index.ts";

/** An `EditNode` while its statement is being read. */
export type EditDraft = { -readonly [Part in keyof Omit<EditNode, "children">]: EditNode[Part] } & {
  children?: EditDraft[];
};
