const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Whether XML 1.0 can carry the text (production 2): every configuration is printed in XML some day. */
export function fitsXml(text: string): boolean {
  return !notXml.test(text);
}
