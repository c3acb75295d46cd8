import type { LeafType, SchemaKind } from "./schema-node.ts";

/** The flags that stand alone on a line, and the kinds of statement that may carry them. */
type PlainFlag =
  | "user-ordered"
  | "nokeyword"
  | "oneliner"
  | "oneliner-plus"
  | "homogeneous"
  | "hidden-keyword"
  | "inline"
  | "presence"
  | "mandatory"
  | "closed";
/** The flags with a value. */
type ValueFlag = "keyword" | "choice" | "default" | "valued";

const every: readonly SchemaKind[] = ["container", "list", "leaf", "leaf-list"];
const plainFlags: Readonly<Record<PlainFlag, readonly SchemaKind[]>> = {
  "user-ordered": ["list", "leaf-list"],
  nokeyword: ["leaf", "leaf-list"],
  oneliner: ["list", "container"],
  "oneliner-plus": ["list", "container"],
  homogeneous: ["list"],
  "hidden-keyword": ["list"],
  inline: ["container"],
  presence: ["container"],
  mandatory: every,
  closed: ["list", "container"],
};
const valueFlags: Readonly<Record<ValueFlag, readonly SchemaKind[]>> = {
  keyword: every,
  choice: every,
  default: ["leaf"],
  valued: ["list"],
};

/** What one line says about the statements that it names. */
export interface StatementLine {
  readonly kind: "statement";
  /** One line may name several statements of the same make: `accept,reject leaf empty`. */
  readonly names: readonly string[];
  readonly statement: SchemaKind;
  readonly keys: readonly string[];
  readonly type: LeafType;
  readonly flags: ReadonlySet<PlainFlag>;
  readonly values: Readonly<Partial<Record<ValueFlag, string>>>;
}

/** One line of schema text. */
export type SchemaLine =
  | StatementLine
  /** `use NAME` or `use /a/path`, perhaps `except a b`: the children defined there stand here too. */
  | { readonly kind: "use"; readonly target: string; readonly except: readonly string[] };

/** What is wrong with one line; the reader adds stanza and line number. */
export class LineError extends Error {
  override readonly name = "LineError";
}

const emptyType: LeafType = Object.freeze({ base: "empty" });
const stringType: LeafType = Object.freeze({ base: "string" });
const interfaceType: LeafType = Object.freeze({ base: "string", form: "interface" });
const integerType: LeafType = Object.freeze({ base: "integer" });
const secretType: LeafType = Object.freeze({ base: "secret" });

/** Reads one line without its indentation. Throws `LineError`. */
export function readLine(text: string): SchemaLine {
  const words = text.match(/[^\s[]+\[[^\]]*\]|\S+/g) ?? [];
  const [first = "", second = "", third, ...others] = words;
  if (first !== "use") return readStatement(first, words.slice(1));
  if (second === "" || (third !== undefined && third !== "except")) {
    throw new LineError("'use' takes a name, and perhaps 'except' with names");
  }
  return { kind: "use", target: second, except: others };
}

function readStatement(names: string, words: readonly string[]): StatementLine {
  const [kindWord = "", ...rest] = words;
  const list = /^list(?:\[([^\]]*)\])?$/.exec(kindWord);
  const keys = list === null ? [] : (list[1] ?? "name").split(" ").filter((key) => key !== "");
  if (list !== null && keys.length === 0) throw new LineError("a list needs a key");
  const statement = list === null ? kindWord : "list";
  const isLeaf = statement === "leaf" || statement === "leaf-list";
  if (!isLeaf && statement !== "list" && statement !== "container") {
    throw new LineError(`'${kindWord}' is not a kind of statement`);
  }
  const [type, used] = isLeaf ? readType(rest) : ([emptyType, 0] as const);
  return {
    kind: "statement",
    names: names.split(","),
    statement,
    keys: Object.freeze(keys),
    type,
    ...readFlags(statement, rest.slice(used)),
  };
}

/** The type at the head of `words`, and how many words it takes. */
function readType(words: readonly string[]): readonly [LeafType, number] {
  const [base, detail] = words;
  switch (base) {
    case "empty":
      return [emptyType, 1];
    case "secret":
      return [secretType, 1];
    case "interface-name":
      return [interfaceType, 1];
    case "enum":
      if (detail === undefined) throw new LineError("an enum needs its values");
      return [Object.freeze({ base: "enumeration", values: Object.freeze(detail.split("|")) }), 2];
    case "integer": {
      const [numbers, ...others] = detail?.split("|") ?? [];
      const range = readRange(numbers);
      if (range === undefined) return [integerType, 1];
      const more = others.length > 0 && { words: Object.freeze(others) };
      return [Object.freeze({ base: "integer", range, ...more }), 2];
    }
    case "string": {
      const length = readRange(detail);
      return length === undefined
        ? [stringType, 1]
        : [Object.freeze({ base: "string", length }), 2];
    }
    default:
      return [stringType, 0];
  }
}

function readRange(word: string | undefined): readonly [number, number] | undefined {
  const match = /^(-?\d+)\.\.(-?\d+)$/.exec(word ?? "");
  if (match === null) return undefined;
  const low = Number(match[1]);
  const high = Number(match[2]);
  if (low > high) throw new LineError(`the range ${word} is empty`);
  return Object.freeze([low, high] as const);
}

function readFlags(
  statement: SchemaKind,
  words: readonly string[],
): Pick<StatementLine, "flags" | "values"> {
  const flags = new Set<PlainFlag>();
  const values: Partial<Record<ValueFlag, string>> = {};
  for (const word of words) {
    const [name = "", value] = word.split("=", 2);
    if (value === undefined && isOneOf(plainFlags, name)) {
      if (!plainFlags[name].includes(statement)) throw misplaced(name, statement);
      flags.add(name);
    } else if (value !== undefined && isOneOf(valueFlags, name)) {
      if (!valueFlags[name].includes(statement)) throw misplaced(name, statement);
      values[name] = value;
    } else {
      throw new LineError(`'${word}' is not a flag`);
    }
  }
  return { flags, values };
}

function isOneOf<T extends object>(table: T, name: string): name is keyof T & string {
  return Object.hasOwn(table, name);
}

function misplaced(flag: string, statement: SchemaKind): LineError {
  return new LineError(`'${flag}' is not for a ${statement}`);
}
