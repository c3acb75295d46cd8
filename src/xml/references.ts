const predefined: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Replaces the five predefined entities and numeric references; throws a plain message on any other `&`. */
export function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&<]{0,32}(;?))/g, (_, reference: string, end: string) => {
    const name = reference.slice(0, reference.length - end.length);
    const character = Object.hasOwn(predefined, name) ? predefined[name] : numeric(name);
    if (end === "" || character === undefined) throw new Error(`unknown entity '&${reference}'`);
    return character;
  });
}

function numeric(name: string): string | undefined {
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (digits === null) return undefined;
  const [, hexadecimal, decimal = ""] = digits;
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** XML 1.0 production 2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  );
}
