/** Junos takes `*` in a member for the numbers 0 to 47, whatever the hardware has. */
const highestPort = 47;
/** A `member-range` over several FPCs covers this many PICs of each, counted from 0. */
const highestPic = 3;

/**
 * The names that `member NAME` stands for: `*` is 0 to 47, `[0-5]` a range, `[1,3,7-9]` a choice of
 * numbers. Undefined when a bracket holds anything else. Lazy, as a few characters may name millions.
 */
export function memberNames(member: string): Iterable<string> | undefined {
  const parts = member.split(/(\*|\[[^\]]*\])/);
  const choices = parts.map((part) => (isChoice(part) ? rangesOf(part) : undefined));
  const isReadable = parts.every((part, index) =>
    isChoice(part) ? choices[index] !== undefined : !part.includes("["),
  );
  return isReadable ? product(parts, choices, 0) : undefined;
}

type NumberRange = readonly [low: number, high: number];

function isChoice(part: string): boolean {
  return part === "*" || part.startsWith("[");
}

function rangesOf(choice: string): readonly NumberRange[] | undefined {
  if (choice === "*") return [[0, highestPort]];
  const ranges = choice
    .slice(1, -1)
    .split(",")
    .map((text) => /^\s*(\d{1,9})(?:-(\d{1,9}))?\s*$/.exec(text));
  const read = ranges.map(
    (range): NumberRange => [Number(range?.[1]), Number(range?.[2] ?? range?.[1])],
  );
  // An empty range anywhere would let the others turn without ever giving a name.
  return read.every(([low, high]) => low <= high) ? read : undefined;
}

function* product(
  parts: readonly string[],
  choices: readonly (readonly NumberRange[] | undefined)[],
  from: number,
): Generator<string> {
  const part = parts[from];
  if (part === undefined) return yield "";
  const ranges = choices[from];
  for (const head of ranges === undefined ? [part] : numbersOf(ranges))
    for (const tail of product(parts, choices, from + 1)) yield head + tail;
}

function* numbersOf(ranges: readonly NumberRange[]): Generator<string> {
  for (const [low, high] of ranges)
    for (let number = low; number <= high; number += 1) yield String(number);
}

const port = /^([a-z]+-)(\d{1,9})\/(\d{1,9})\/(\d{1,9})$/;
const numbered = /^(.*\D)(\d{1,9})$/;

/**
 * The names that `member-range START to END` stands for: ports of one kind in the order of FPC, PIC
 * and port, or names that differ in their last number. Undefined when the ends do not fit together.
 */
export function memberRangeNames(start: string, end: string): Iterable<string> | undefined {
  const [from, to] = [port.exec(start), port.exec(end)];
  if (from !== null && to !== null) {
    return from[1] === to[1] ? portNames(from[1] ?? "", placeOf(from), placeOf(to)) : undefined;
  }
  const [first, last] = [numbered.exec(start), numbered.exec(end)];
  if (first === null || last === null || first[1] !== last[1]) return undefined;
  const numbers: NumberRange = [Number(first[2]), Number(last[2])];
  return product([first[1] ?? "", ""], [undefined, [numbers]], 0);
}

type Place = readonly [fpc: number, pic: number, port: number];

function placeOf([, , fpc, pic, number]: RegExpExecArray): Place {
  return [Number(fpc), Number(pic), Number(number)];
}

function* portNames(media: string, start: Place, end: Place): Generator<string> {
  for (let fpc = start[0]; fpc <= end[0]; fpc += 1) {
    const lastPic = fpc === end[0] ? end[1] : Math.max(highestPic, start[1]);
    for (let pic = fpc === start[0] ? start[1] : 0; pic <= lastPic; pic += 1) {
      const isFirst = fpc === start[0] && pic === start[1];
      const isLast = fpc === end[0] && pic === end[1];
      const lastPort = isLast ? end[2] : Math.max(highestPort, isFirst ? start[2] : 0);
      for (let number = isFirst ? start[2] : 0; number <= lastPort; number += 1)
        yield `${media}${fpc}/${pic}/${number}`;
    }
  }
}
