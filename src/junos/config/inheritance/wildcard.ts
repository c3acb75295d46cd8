/** A compiled `<pattern>` of group data. */
export interface Wildcard {
  readonly parts: readonly Part[];
}

/** A test of one character; undefined stands for `*`. */
type Part = ((character: string) => boolean) | undefined;

/** Whether a key of group data stands for several: `<*>`, `<ge-*>`, `<[gx]e-0/0/*>`. */
export function isWildcard(key: string): boolean {
  return key.length > 2 && key.startsWith("<") && key.endsWith(">");
}

/**
 * Reads the inside of the angle brackets by the rules of shell patterns: `*` any text, `?` one
 * character, `[a-f]` one of a set, `[!a-f]` one outside of it. A `[` without end stands for itself.
 */
export function readWildcard(key: string): Wildcard {
  const pattern = key.slice(1, -1);
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    // The first character of a set may be `]` itself.
    const end = character === "[" ? pattern.indexOf("]", at + 2) : -1;
    if (character === "*") parts.push(undefined);
    else if (character === "?") parts.push(() => true);
    else if (end < 0) parts.push((other) => other === character);
    else {
      parts.push(setTest(pattern.slice(at + 1, end)));
      at = end;
    }
  }
  return { parts };
}

function setTest(inside: string): Part {
  const isNegated = inside.length > 1 && /^[!^]/.test(inside);
  const characters = isNegated ? inside.slice(1) : inside;
  const ranges: (readonly [low: string, high: string])[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const low = characters.charAt(at);
    const isRange = characters.charAt(at + 1) === "-" && at + 2 < characters.length;
    ranges.push([low, isRange ? characters.charAt(at + 2) : low]);
    if (isRange) at += 2;
  }
  return (character) =>
    ranges.some(([low, high]) => character >= low && character <= high) !== isNegated;
}

/** Whether the wildcard covers the whole key. At worst the product of both lengths. */
export function coversKey({ parts }: Wildcard, key: string): boolean {
  let part = 0;
  let at = 0;
  let star = -1;
  let resumeAt = 0;
  while (at < key.length) {
    const test = parts[part];
    if (part < parts.length && test === undefined) {
      star = part;
      resumeAt = at;
      part += 1;
    } else if (test?.(key.charAt(at)) === true) {
      part += 1;
      at += 1;
    } else if (star >= 0) {
      // The last `*` takes one character more.
      part = star + 1;
      resumeAt += 1;
      at = resumeAt;
    } else return false;
  }
  while (part < parts.length && parts[part] === undefined) part += 1;
  return part === parts.length;
}
