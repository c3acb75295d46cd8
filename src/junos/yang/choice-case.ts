import type { Body, Slot } from "./node-table.ts";

/** A choice and one of its cases. */
export type ChoiceCase = NonNullable<Slot["choice"]>;

/**
 * The statements of a case. A statement can name one choice only: where the case holds nothing but
 * another choice, the cases of that one become cases of this, which excludes the same; elsewhere the
 * inner choice stays.
 */
export function chosen(body: Body, choice: ChoiceCase): Body {
  const inner = onlyChoice(body.slots);
  const slots = body.slots.map((slot) => {
    if (slot.choice === undefined) return { ...slot, choice };
    if (inner === undefined) return slot;
    return { ...slot, choice: { name: choice.name, case: `${choice.case}/${slot.choice.case}` } };
  });
  return { ...body, slots };
}

function onlyChoice(slots: readonly Slot[]): string | undefined {
  const name = slots[0]?.choice?.name;
  return slots.every(({ choice }) => choice?.name === name) ? name : undefined;
}
