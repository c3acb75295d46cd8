import { join } from "node:path";
import { CallHomeError } from "../../base/index.ts";
import { readReplyDirectory } from "../../device/index.ts";
import type { FileProblem } from "../problems/file-problem.ts";

/** The directories of own replies that one fleet names: each is checked once. */
export class ReplyDirectories {
  readonly #results = new Map<string, Promise<string | undefined>>();
  readonly #problems: FileProblem[] = [];

  /** What is wrong inside the files checked so far. */
  get problems(): readonly FileProblem[] {
    return this.#problems;
  }

  /** `report` hears why the directory as a whole cannot be used. */
  async check(directory: string | undefined, report: (message: string) => void): Promise<void> {
    if (directory === undefined) return;
    const known = this.#results.get(directory) ?? this.#read(directory);
    this.#results.set(directory, known);
    const problem = await known;
    if (problem !== undefined) report(problem);
  }

  async #read(directory: string): Promise<string | undefined> {
    try {
      const { problems } = await readReplyDirectory(directory);
      this.#problems.push(
        ...problems.map(({ file, line, column, message }) => ({
          file: join(directory, file),
          line,
          column,
          path: "",
          message,
        })),
      );
      return undefined;
    } catch (cause) {
      if (!(cause instanceof CallHomeError)) throw cause;
      return cause.message;
    }
  }
}
