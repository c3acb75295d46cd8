/** Writes JSON in the layout of Junos: four blanks per level, and none for the level of an array. */
export class JsonWriter {
  readonly #pieces: string[] = [];
  #indent = "";
  #first = true;

  /** Everything written, with a newline at the end. */
  text(): string {
    return `${this.#pieces.join("")}\n`;
  }

  /** An object with the members that `body` writes. */
  object(body: () => void): void {
    const outer = this.#indent;
    this.#pieces.push("{");
    this.#indent = `${outer}    `;
    this.#first = true;
    body();
    this.#indent = outer;
    this.#first = false;
    this.#pieces.push(`\n${outer}}`);
  }

  /** Begins a member of the open object; its value is to be written next. */
  name(name: string): void {
    this.#pieces.push(`${this.#first ? "" : ","}\n${this.#indent}${JSON.stringify(name)} : `);
    this.#first = false;
  }

  /** A value that is JSON text already. */
  literal(json: string): void {
    this.#pieces.push(json);
  }

  /** A whole member with a literal value. */
  member(name: string, json: string): void {
    this.name(name);
    this.literal(json);
  }

  /** An array of objects, one per item, with the members that `body` writes. */
  objects<Item>(items: readonly Item[], body: (item: Item) => void): void {
    this.#pieces.push("[");
    for (const [index, item] of items.entries()) {
      this.#pieces.push(`${index === 0 ? "" : ","}\n${this.#indent}`);
      this.object(() => body(item));
    }
    this.#pieces.push(`\n${this.#indent}]`);
  }
}
