/**
 * One argument of an operational request. The same description reads the XML of a request, the
 * words of a CLI command, and fills the table of operations in the documents.
 */
export type Argument = FlagArgument | ValueArgument | ChoiceArgument;

/** A word that is there or not: `<no-resolve/>`, CLI `no-resolve`. */
export interface FlagArgument {
  readonly kind: "flag";
  readonly name: string;
}

/** A word with a value: `<count>5</count>`, CLI `count 5`. */
export interface ValueArgument {
  readonly kind: "value";
  readonly name: string;
  /** The CLI writes the value without the name, as in `show interfaces ge-0/0/0`. */
  readonly isPositional?: true;
  /** The CLI's word where it is another than the element's name. */
  readonly keyword?: string;
  /** May stand several times; `Arguments` has the last one, the request has all. */
  readonly isRepeatable?: true;
  /** The request means nothing without it. */
  readonly isRequired?: true;
  /** An empty element is as good as none; elsewhere its value is missing. */
  readonly mayBeEmpty?: true;
  /** A whole number within these bounds. */
  readonly range?: readonly [least: number, most: number];
  /** One of these words. */
  readonly values?: readonly string[];
}

/**
 * One of several words, whose name never shows on the wire: `<extensive/>` for `level`; the form of
 * YANG, `<level>extensive</level>`, is taken as well (reference 2).
 */
export interface ChoiceArgument {
  readonly kind: "choice";
  readonly name: string;
  readonly words: readonly string[];
}

export function flag(name: string): FlagArgument {
  return { kind: "flag", name };
}

export function value(name: string, about: Omit<ValueArgument, "kind" | "name"> = {}): Argument {
  return { kind: "value", name, ...about };
}

/** A whole number from `least` to `most`. */
export function integer(
  name: string,
  least: number,
  most: number,
  about: Omit<ValueArgument, "kind" | "name" | "range"> = {},
): Argument {
  return { kind: "value", name, range: [least, most], ...about };
}

export function choice(name: string, ...words: readonly string[]): ChoiceArgument {
  return { kind: "choice", name, words };
}

/** `<interface-name>NAME</interface-name>`, `<terse/>`: how the request is written, for documents. */
export function formOf(argument: Argument): string {
  switch (argument.kind) {
    case "flag":
      return `<${argument.name}/>`;
    case "choice":
      return argument.words.map((word) => `<${word}/>`).join(" | ");
    case "value":
      return `<${argument.name}>`;
  }
}
