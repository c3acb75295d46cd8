import { readFile, stat } from "node:fs/promises";
import { messageOf } from "./errors.ts";

/** What a file that may be missing, unreadable or too large held. */
export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EISDIR: "it is a directory",
  ENOTDIR: "a part of the path is not a directory",
};

/** Reads a UTF-8 file of at most `limit` bytes; never throws. `reason` ends a sentence. */
export async function readTextFile(path: string, limit: number): Promise<FileText> {
  try {
    const { size } = await stat(path);
    if (size > limit) return { ok: false, reason: `${size} bytes exceed the limit of ${limit}` };
    const text = await readFile(path, "utf8");
    return { ok: true, text: text.startsWith("\uFEFF") ? text.slice(1) : text };
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "";
    return { ok: false, reason: reasons[code] ?? messageOf(cause) };
  }
}
