/** What is wrong with a template, or with what it says for one device. Never holds a value. */
export class TemplateError extends Error {
  /** From 1, in the text of the template. */
  readonly line: number;
  /** From 1. */
  readonly column: number;

  constructor(message: string, place: { readonly line: number; readonly column: number }) {
    super(message);
    this.line = place.line;
    this.column = place.column;
  }
}

/** Thrown where the value of a name is worked out: it goes through the template that asked for the name as it is. */
export class NameError extends Error {}
