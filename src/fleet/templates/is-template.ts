/** Whether anything in the text is to be worked out for each device. */
export function isTemplate(text: string): boolean {
  return text.includes("{{");
}
