import { limits, type Random } from "../../base/index.ts";
import { ip, mac, netmask, subnet } from "./address-helpers.ts";
import { HelperFault, listValue, textValue, wholeNumber } from "./helper-values.ts";

/** What a helper takes: its arguments, and the chance of the place where it is called. */
type Helper = (args: readonly unknown[], chance: () => Random) => unknown;

/** A helper with this many arguments. */
function taking(count: number, work: (...args: readonly unknown[]) => unknown): Helper {
  return (args) => {
    if (args.length !== count) throw wrongCount(String(count), args.length);
    return work(...args);
  };
}

function wrongCount(wanted: string, given: number): HelperFault {
  return new HelperFault(`takes ${wanted} arguments, not ${given}`);
}

function arithmetic(name: string, work: (one: number, other: number) => number): Helper {
  return (args) => {
    if (args.length < 2) throw wrongCount("2 or more", args.length);
    const numbers = args.map((value) => wholeNumber(value, `what ${name} takes`));
    const result = numbers.reduce(work);
    if (!Number.isSafeInteger(result)) throw new HelperFault(`${name} gives no whole number`);
    return result;
  };
}

function divided(one: number, other: number): number {
  if (other === 0) throw new HelperFault("cannot divide by 0");
  return Math.floor(one / other);
}

function pad(value: unknown, width: unknown): string {
  const characters = wholeNumber(width, "the width of pad");
  if (characters < 0 || characters > 255)
    throw new HelperFault(`the width of pad goes from 0 to 255, not ${characters}`);
  return textValue(value, "what pad takes").padStart(characters, "0");
}

function pick(list: unknown, n: unknown): unknown {
  const entries = listValue(list, "the list of pick");
  const place = wholeNumber(n, "the number of pick") % entries.length;
  return entries.at(place);
}

function range(from: unknown, to: unknown): readonly number[] {
  const [first, last] = [wholeNumber(from, "the start of range"), wholeNumber(to, "its end")];
  const count = Math.max(0, last - first + 1);
  if (count > limits.templateRange)
    throw new HelperFault(`a range has at most ${limits.templateRange} numbers, not ${count}`);
  return Array.from({ length: count }, (_, index) => first + index);
}

function random([from, to, ...more]: readonly unknown[], chance: () => Random): number {
  if (to === undefined || more.length > 0) throw new HelperFault("takes 2 arguments: from, to");
  const [low, high] = [wholeNumber(from, "the first of random"), wholeNumber(to, "the last")];
  if (low > high) throw new HelperFault(`there is no number from ${low} to ${high}`);
  return low + chance().integer(high - low + 1);
}

function choose([list, ...more]: readonly unknown[], chance: () => Random): unknown {
  if (more.length > 0) throw wrongCount("1", more.length + 1);
  const entries = listValue(list, "the list of choose");
  return entries[chance().integer(entries.length)];
}

/** The same value, whether it is written as a number or as a text. */
function same(one: unknown, other: unknown): boolean {
  return textValue(one, "what eq takes") === textValue(other, "what eq takes");
}

/** Helpers of templates beside `if`, `unless`, `each`, `with` and `lookup`. */
export const helpers: Readonly<Record<string, Helper>> = {
  ip: taking(2, ip),
  subnet: taking(3, subnet),
  netmask: taking(1, netmask),
  mac: taking(1, mac),
  pad: taking(2, pad),
  pick: taking(2, pick),
  random,
  choose,
  list: (args) => args,
  range: taking(2, range),
  add: arithmetic("add", (one, other) => one + other),
  sub: arithmetic("sub", (one, other) => one - other),
  mul: arithmetic("mul", (one, other) => one * other),
  div: arithmetic("div", divided),
  mod: arithmetic("mod", (one, other) => one - divided(one, other) * other),
  hex: taking(1, (value) => wholeNumber(value, "what hex takes").toString(16)),
  upper: taking(1, (value) => textValue(value, "what upper takes").toUpperCase()),
  lower: taking(1, (value) => textValue(value, "what lower takes").toLowerCase()),
  eq: taking(2, same),
  lt: taking(2, (one, other) => wholeNumber(one, "what lt takes") < wholeNumber(other, "it")),
  gt: taking(2, (one, other) => wholeNumber(one, "what gt takes") > wholeNumber(other, "it")),
  not: taking(1, (value) => !value),
  and: (args) => args.every(Boolean),
  or: (args) => args.some(Boolean),
};

/** Helpers whose value is another at each place. */
export const chanceHelpers: ReadonlySet<string> = new Set(["random", "choose"]);
