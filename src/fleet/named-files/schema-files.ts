import { limits, messageOf, readTextFile } from "../../base/index.ts";
import { deviceSchema } from "../../device/index.ts";

/** A schema file that devices can work by, or why it cannot be used. */
export type SchemaFileResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** The schema files of one fleet: each is read and checked once, however many devices name it. */
export class SchemaFiles {
  readonly #results = new Map<string, Promise<SchemaFileResult>>();

  read(file: string): Promise<SchemaFileResult> {
    const known = this.#results.get(file) ?? load(file);
    this.#results.set(file, known);
    return known;
  }
}

async function load(file: string): Promise<SchemaFileResult> {
  const read = await readTextFile(file, limits.schemaFileBytes);
  if (!read.ok) return read;
  try {
    deviceSchema(read.text);
    return { ok: true, text: read.text };
  } catch (cause) {
    return { ok: false, reason: messageOf(cause) };
  }
}
