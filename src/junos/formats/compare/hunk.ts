import { hunkHeader, type Level } from "./statement-text.ts";

/** What stands in the first column: gone, new, marked or moved, or only there to show the place. */
export type Sign = "-" | "+" | "!" | " ";

/** Collects the lines of `show | compare`, opening a hunk whenever the place changes. */
export class HunkWriter {
  readonly #lines: string[] = [];
  #header: string | undefined;
  #indent = "";

  /** The whole output; empty when nothing differs. */
  text(): string {
    return this.#lines.map((line) => `${line}\n`).join("");
  }

  /** Runs `body`, which begins a hunk of its own; whether it wrote anything. */
  apart(body: () => void): boolean {
    const header = this.#header;
    const count = this.#lines.length;
    this.#header = undefined;
    body();
    const wrote = this.#lines.length > count;
    this.#header = wrote ? undefined : header;
    return wrote;
  }

  /**
   * One statement of the hunk at `level`. The first one decides the indentation of all: a blank per
   * level, one more for the sign, another one before containers and list entries.
   */
  write(
    level: Level,
    sign: Sign,
    kind: "leaf" | "block",
    lines: readonly string[],
    keyword?: string,
  ): void {
    const header = hunkHeader(level, keyword);
    if (header !== this.#header) {
      this.#header = header;
      this.#indent = " ".repeat(level.depth + (kind === "leaf" ? 1 : 2));
      this.#lines.push(header);
    }
    for (const line of lines) this.#lines.push(`${sign}${this.#indent}${line}`);
  }
}
