import { type Argument, flag, value } from "../../request/index.ts";
import type { Family } from "./family.ts";

/** What stands behind a command. */
type Action =
  /** A request, and the root element of its reply; undefined when that is empty or plain text. */
  | { readonly kind: "rpc"; readonly rpc: string; readonly root: string | undefined }
  /** `show configuration`, which takes a path. */
  | { readonly kind: "configuration" }
  /** Known to the CLI, without a request: taken, with nothing to say. */
  | { readonly kind: "none" }
  /** Of use only at a terminal. */
  | { readonly kind: "interactive" };

/** One command of the operational CLI. */
export interface Command {
  readonly words: readonly string[];
  readonly action: Action;
  /** What may follow; for a request that describes its arguments itself, that counts instead. */
  readonly arguments: readonly Argument[];
  /** The families of platforms that have it; undefined: all. */
  readonly families: readonly Family[] | undefined;
}

/**
 * Reads commands, one a line: `WORDS = RPC ROOT [ARGUMENT ...] [@family,family]`. `ROOT` is `-` when the
 * reply has none. In place of both, `(none)`, `(interactive)` and `(configuration)` are the actions
 * without a request. An argument is
 * - `word`: a flag, `<word/>`;
 * - `word=`, `word=element`: a word with a value, `<element>value</element>`;
 * - `<element>`: a value without a word before it.
 * A line that begins with blanks goes on with the one before.
 */
export function readTable(text: string): readonly Command[] {
  const lines = text.replaceAll(/\n +/g, " ").split("\n");
  return lines.filter((line) => line !== "").map(readLine);
}

function readLine(line: string): Command {
  const [words = "", rest = ""] = line.split(" = ");
  const [first = "", ...more] = rest.split(" ");
  const [root = "-", ...follow] = first.startsWith("(") ? ["-", ...more] : more;
  const platforms = follow.find((token) => token.startsWith("@"));
  return {
    words: words.split(" "),
    action: actionOf(first, root),
    arguments: follow.filter((token) => !token.startsWith("@")).map(argumentOf),
    families: platforms?.slice(1).split(",") as readonly Family[] | undefined,
  };
}

function actionOf(rpc: string, root: string): Action {
  switch (rpc) {
    case "(none)":
      return { kind: "none" };
    case "(interactive)":
      return { kind: "interactive" };
    case "(configuration)":
      return { kind: "configuration" };
    default:
      return { kind: "rpc", rpc, root: root === "-" ? undefined : root };
  }
}

function argumentOf(token: string): Argument {
  if (token.startsWith("<")) return value(token.slice(1, -1), { isPositional: true });
  const [word = "", element] = token.split("=");
  if (element === undefined) return flag(word);
  return element === "" ? value(word) : value(element, { keyword: word });
}
