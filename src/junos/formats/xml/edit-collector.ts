import type { EditNode } from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";

/**
 * Gathers the edits of one parent in their order. Elements that name values of one leaf-list and
 * ask for the same become one edit, so `replace` sees all new values and long lists stay cheap.
 */
export class EditCollector {
  readonly #edits: EditNode[] = [];
  readonly #open = new Map<SchemaNode, { readonly edit: EditNode; readonly values: string[] }>();

  get all(): readonly EditNode[] {
    return this.#edits;
  }

  /** `comment` is the annotation that stood before the element; `null` removes one. */
  add(edit: EditNode | undefined, comment: string | null | undefined): void {
    if (edit === undefined) return;
    const commented = comment === undefined ? edit : { ...edit, comment };
    if (
      edit.schema.kind !== "leaf-list" ||
      edit.values === undefined ||
      edit.insert !== undefined
    ) {
      this.#edits.push(commented);
      return;
    }
    const open = this.#open.get(edit.schema);
    if (open !== undefined && comment === undefined && asksTheSame(open.edit, edit)) {
      open.values.push(...edit.values);
      return;
    }
    const values = [...edit.values];
    this.#open.set(edit.schema, { edit, values });
    this.#edits.push({ ...commented, values });
  }
}

function asksTheSame(one: EditNode, other: EditNode): boolean {
  return (
    one.operation === other.operation &&
    one.inactive === other.inactive &&
    one.protect === other.protect
  );
}
