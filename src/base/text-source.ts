/** A text, or the file of this machine that holds it. */
export type TextSource = string | { readonly path: string };
