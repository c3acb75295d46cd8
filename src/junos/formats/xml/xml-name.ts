/**
 * Words of statements that no schema knows may not be XML names (`10.0.0.1`, `$x`). They are
 * written with the escape `_xHHHH_` of ISO/IEC 9075-14 for each character that cannot stand there.
 */
export function xmlNameOf(name: string): string {
  if (plainName.test(name) && !name.includes("_x")) return name;
  return Array.from(name, (character, index) =>
    (index === 0 ? nameStart : nameCharacter).test(character) ? character : escape(character),
  ).join("");
}

/** The word that {@link xmlNameOf} was given. */
export function nameFromXml(xmlName: string): string {
  if (!xmlName.includes("_x")) return xmlName;
  return xmlName.replace(escaped, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

const plainName = /^[A-Za-z_][A-Za-z0-9._-]*$/;
const nameStart = /[A-Za-z]/;
const nameCharacter = /[A-Za-z0-9.-]/;
const escaped = /_x([0-9A-F]{4,6})_/g;

function escape(character: string): string {
  return `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
