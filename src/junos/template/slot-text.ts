/*
 * A slot stands in a text for a value that is filled in later. It is a number between two characters
 * of Unicode's private use area, which no configuration holds: to every reader a slot is a part of a word.
 */
const start = "\uE000";
const end = "\uE001";
const slot = /\uE000(\d+)\uE001/g;

/** The text that stands for the value of this number, from 0. */
export function slotToken(number: number): string {
  return `${start}${number}${end}`;
}

/** Whether a slot stands in the text. */
export function holdsSlot(text: string): boolean {
  return text.includes(start);
}

/** Whether the text can be the value of a slot, or surround slots: it holds none of the characters that make one. */
export function isFreeOfSlots(text: string): boolean {
  return !text.includes(start) && !text.includes(end);
}

/** Numbers of the slots in a text, in the order of the text. */
export function slotsIn(text: string): readonly number[] {
  return holdsSlot(text) ? [...text.matchAll(slot)].map(([, number]) => Number(number)) : [];
}

/** The text with values in the place of slots; a slot for which `valueOf` has none stays. */
export function fillText(text: string, valueOf: (slot: number) => string | undefined): string {
  if (!holdsSlot(text)) return text;
  return text.replace(slot, (token, number: string) => valueOf(Number(number)) ?? token);
}

/** JSON in which slots that stand outside of strings are strings, so that it can be read. */
export function quoteBareSlots(json: string): string {
  return json.replace(/"(?:[^"\\]|\\[^])*"|(?:\uE000\d+\uE001)+/g, (found) =>
    found.startsWith('"') ? found : `"${found}"`,
  );
}
