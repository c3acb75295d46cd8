import { withoutDelimiters } from "../annotation.ts";
import type { EditDraft } from "../edit-draft.ts";
import { fail, type StatementFault } from "../statement-fault.ts";
import { readStatement } from "../statement-words.ts";
import type { Term } from "../words.ts";
import { readReplace, readWildcard } from "./pattern-commands.ts";
import {
  type Address,
  blockOf,
  type Context,
  isWholeList,
  lastOf,
  readAddress,
  readNewKeys,
  splitAt,
  unknownOf,
} from "./set-arguments.ts";
import type { SetCommand } from "./set-command.ts";

/** Reads what follows a verb. */
export type CommandReader = (
  context: Context,
  terms: readonly Term[],
  line: number,
) => SetCommand | StatementFault;

/** The verbs that change the configuration, `set` among them. */
export const pathCommands: ReadonlyMap<string, CommandReader> = new Map<string, CommandReader>([
  ["set", readSet],
  ["delete", readDelete],
  ["activate", marking({ inactive: false })],
  ["deactivate", marking({ inactive: true })],
  ["protect", marking({ protect: true })],
  ["unprotect", marking({ protect: false })],
  ["annotate", readAnnotate],
  ["rename", readRename],
  ["copy", readCopy],
  ["insert", readInsert],
  ["replace", readReplace],
  ["wildcard", readWildcard],
]);

function readSet(
  { level, options }: Context,
  terms: readonly Term[],
  line: number,
): SetCommand | StatementFault {
  if (terms.length === 0) return fail("missing argument", "set");
  const reading = readStatement(blockOf(level.schema), terms, {
    purpose: "configure",
    unknown: unknownOf(options),
    opensBlock: false,
  });
  if (!reading.ok) return reading;
  return { kind: "edit", edit: level.wrap([...reading.statements]), line };
}

/** Without path, `delete` empties the current level. */
function readDelete(
  context: Context,
  terms: readonly Term[],
  line: number,
): SetCommand | StatementFault {
  if (terms.length === 0) {
    const edit = context.level.wrap([]);
    edit.operation = "none";
    for (const level of lastOf([edit]).slice(-1)) level.operation = "delete";
    return { kind: "edit", edit, line };
  }
  const address = readAddress(context, terms);
  if (!address.ok) return address;
  for (const statement of address.named) statement.operation = "delete";
  return { kind: "edit", edit: address.edit, line };
}

function marking(marks: Pick<EditDraft, "inactive" | "protect" | "comment">): CommandReader {
  return (context, terms, line) => {
    const address = readAddress(context, terms);
    if (!address.ok) return address;
    if (address.named.some(isWholeList)) return fail("missing argument", terms.at(-1) ?? "");
    for (const statement of address.named) Object.assign(statement, marks);
    return { kind: "edit", edit: address.edit, line };
  };
}

/** An empty text removes the annotation. */
function readAnnotate(
  context: Context,
  terms: readonly Term[],
  line: number,
): SetCommand | StatementFault {
  const last = terms.at(-1);
  if (last?.kind !== "word" || terms.length < 2)
    return fail("missing argument", last ?? "annotate");
  const comment = withoutDelimiters(last.text);
  return marking({ comment: comment === "" ? null : comment })(context, terms.slice(0, -1), line);
}

function readRename(
  context: Context,
  terms: readonly Term[],
  line: number,
): SetCommand | StatementFault {
  const { before, after } = splitAt(terms, ["to"]);
  const found = readEntry(context, before, after);
  if (!found.ok) return found;
  found.entry.rename = found.keys;
  return { kind: "edit", edit: found.address.edit, line };
}

function readCopy(
  context: Context,
  terms: readonly Term[],
  line: number,
): SetCommand | StatementFault {
  const { before, after } = splitAt(terms, ["to"]);
  const found = readEntry(context, before, after);
  if (!found.ok) return found;
  return { kind: "copy", path: found.address.edit, keys: found.keys, line };
}

/** `insert term a before term b`, and values of an ordered leaf-list likewise. */
function readInsert(
  context: Context,
  terms: readonly Term[],
  line: number,
): SetCommand | StatementFault {
  const { before, word, after } = splitAt(terms, ["before", "after"]);
  const where = word === "before" ? "before" : "after";
  const neighbour = after.at(-1);
  const values = readAddress(context, before);
  if (values.ok && values.named[0]?.schema.kind === "leaf-list" && neighbour?.kind === "word") {
    values.named[0].insert = { where, keys: [neighbour.text] };
    return { kind: "edit", edit: values.edit, line };
  }
  const found = readEntry(context, before, after);
  if (!found.ok) return found;
  found.entry.insert = { where, keys: found.keys };
  return { kind: "edit", edit: found.address.edit, line };
}

type EntryAndKeys =
  | {
      readonly ok: true;
      readonly address: Address;
      readonly entry: EditDraft;
      readonly keys: readonly string[];
    }
  | StatementFault;

/** The one entry that `path` names, and the keys that `target` spells for one beside it. */
function readEntry(context: Context, path: readonly Term[], target: readonly Term[]): EntryAndKeys {
  const address = readAddress(context, path);
  if (!address.ok) return address;
  const [entry, other] = address.named;
  const last = path.at(-1) ?? "";
  if (entry?.schema.kind !== "list" || other !== undefined) return fail("syntax error", last);
  const [first] = target;
  if (isWholeList(entry) || first === undefined) return fail("missing argument", last);
  const keys = readNewKeys(address.parent, entry.schema, target);
  return keys === undefined ? fail("syntax error", first) : { ok: true, address, entry, keys };
}
