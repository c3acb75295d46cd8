/**
 * Printed XML without the line ends and blanks between its tags. What an element holds stays, since
 * the printers write no `>` in values.
 */
export function minifiedXml(xml: string): string {
  return xml.replaceAll(/>\n *(?=<)/g, ">");
}

/** Printed JSON without the blanks and line ends outside of its strings. */
export function minifiedJson(json: string): string {
  return json.replaceAll(/("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g, "$1");
}
