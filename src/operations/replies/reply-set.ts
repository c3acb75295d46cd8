import { compareTexts } from "../../base/index.ts";
import { positionAt, type XmlElement } from "../../xml/index.ts";
import { type ReplyFault, readReplyBody } from "./reply-body.ts";
import { type ReplyHeader, readReplyHeader } from "./reply-header.ts";
import { replyPlace } from "./reply-place.ts";
import { hasVariables, unknownVariables, variableNames } from "./reply-variables.ts";

/** One file of a directory of replies. */
export interface ReplyFile {
  /** From the directory, with `/`: `get-arp-table-information.xml`. */
  readonly path: string;
  readonly text: string;
}

/** What is wrong in one of them. */
export interface ReplyProblem extends ReplyFault {
  /** From the directory. */
  readonly file: string;
}

/** What one file answers with. */
export type ReplyStep =
  | {
      readonly file: string;
      /** Elements of the reply, or the CLI text of a `.txt` file. */
      readonly body: readonly XmlElement[] | string;
      readonly hasVariables: boolean;
    }
  | { readonly problem: ReplyProblem };

/** The files that answer one kind of request, one after the other. */
export interface OwnReply {
  readonly rpc: string;
  /** `text`: requests with `format="text"`; `xml`: all others. */
  readonly format: "xml" | "text";
  readonly header: ReplyHeader;
  /** At least one. The last repeats, unless the header says `once`. */
  readonly steps: readonly ReplyStep[];
}

/** The replies of one directory. Immutable: every device of a process reads the same. */
export interface ReplySet {
  /** By RPC; those with the most conditions first, of equals those that say `once`, then by name. */
  readonly byRpc: ReadonlyMap<string, readonly OwnReply[]>;
  readonly problems: readonly ReplyProblem[];
}

/** Reads the files of a directory of replies. What is wrong with one is a problem, and that file answers with an error. */
export function readReplies(files: readonly ReplyFile[]): ReplySet {
  const groups = new Map<string, { place: NonNullable<Place>; files: ReplyFile[] }>();
  const placed = files.flatMap((file) => {
    const place = replyPlace(file.path);
    return place === undefined ? [] : [{ file, place }];
  });
  placed.sort(
    (one, other) =>
      compareTexts(one.place.group, other.place.group) || one.place.step - other.place.step,
  );
  for (const { file, place } of placed) {
    const group = groups.get(place.group) ?? { place, files: [] };
    group.files.push(file);
    groups.set(place.group, group);
  }
  const byRpc = new Map<string, OwnReply[]>();
  const problems: ReplyProblem[] = [];
  for (const { place, files: members } of groups.values()) {
    const reply = ownReply(place, members);
    problems.push(...reply.steps.flatMap((step) => ("problem" in step ? [step.problem] : [])));
    byRpc.set(place.rpc, [...(byRpc.get(place.rpc) ?? []), reply]);
  }
  for (const replies of byRpc.values())
    replies.sort(
      (one, other) =>
        weight(other.header) - weight(one.header) ||
        Number(other.header.isOnce) - Number(one.header.isOnce),
    );
  return { byRpc, problems };
}

type Place = ReturnType<typeof replyPlace>;

function weight({ conditions, text }: ReplyHeader): number {
  return conditions.length + (text === undefined ? 0 : 1);
}

const noHeader: ReplyHeader = { conditions: [], text: undefined, isOnce: false, length: 0 };

function ownReply({ rpc, format }: NonNullable<Place>, files: readonly ReplyFile[]): OwnReply {
  const headers = files.map(({ text }) => readReplyHeader(text));
  const [first = noHeader] = headers;
  const steps = files.map((file, at): ReplyStep => {
    const header = headers[at] ?? noHeader;
    if ("message" in header) return { problem: { file: file.path, ...header } };
    const says = weight(header) > 0 || header.isOnce;
    if (at > 0 && says)
      return broken(file, 1, "'when:' and 'once' belong into the first file of a sequence");
    return replyStep(file, format, header);
  });
  return { rpc, format, header: "message" in first ? noHeader : first, steps };
}

function replyStep(
  file: ReplyFile,
  format: OwnReply["format"],
  { length }: ReplyHeader,
): ReplyStep {
  const [unknown] = unknownVariables(file.text);
  if (unknown !== undefined) {
    const known = `${variableNames.join(", ")} and arg.NAME`;
    const { line, column } = positionAt(file.text, unknown.offset);
    const message = `there is no variable '${unknown.name}'; known are ${known}`;
    return { problem: { file: file.path, line, column, message } };
  }
  const about = { file: file.path, hasVariables: hasVariables(file.text) };
  if (format === "text") return { ...about, body: file.text.slice(length).trimEnd() };
  const body = readReplyBody(file.text);
  return "message" in body ? { problem: { file: file.path, ...body } } : { ...about, body };
}

function broken({ path }: ReplyFile, line: number, message: string): ReplyStep {
  return { problem: { file: path, line, column: 1, message } };
}
