import { limits } from "../../../base/index.ts";
import { attributeOf, type XmlElement } from "../../../xml/index.ts";
import type { EntryChoice, FilterNode } from "../../config/index.ts";
import { linearPattern } from "../set/linear-pattern.ts";

/** Why a filter cannot be used, in the words of Junos. */
export interface FilterProblem {
  readonly message: string;
  readonly badElement: string;
}

/** One step of `matching`: `interface`, or `interface[name='ge-.*']`. */
const step = /^([A-Za-z_][\w.-]*)(?:\[([A-Za-z_][\w.-]*)='([^']*)'\])?(?:\/|$)/;

/** What the attributes `count`, `start` and `recurse` of a filter's element ask of entries. */
export function readChoice(element: XmlElement): EntryChoice | FilterProblem | undefined {
  const start = readNumber(element, "start");
  if (typeof start === "object") return start;
  const count = readNumber(element, "count");
  if (typeof count === "object") return count;
  const recurse = attributeOf(element, "recurse");
  if (recurse !== undefined && recurse !== "true" && recurse !== "false")
    return { message: "syntax error, expecting true or false", badElement: recurse };
  if (start === undefined && count === undefined && recurse !== "false") return undefined;
  return {
    ...(start === undefined ? {} : { start }),
    ...(count === undefined ? {} : { count }),
    ...(recurse === "false" ? { keysOnly: true } : {}),
  };
}

/**
 * The filter below an element that `matching` stands for: a path from there, whose steps may want
 * their entries to fit a regular expression, upper and lower case alike. What else is chosen is
 * chosen of the last step.
 */
export function readMatching(
  expression: string,
  choice: EntryChoice | undefined,
): FilterNode | FilterProblem {
  const steps: { readonly name: string; readonly entries: EntryChoice | undefined }[] = [];
  let rest = expression.trim();
  while (rest !== "") {
    const [all = "", name = "", key, source = ""] = step.exec(rest) ?? [];
    if (name === "" || steps.length >= limits.configDepth)
      return { message: "syntax error", badElement: rest.slice(0, limits.problemWordLength) };
    rest = rest.slice(all.length);
    const pattern = key === undefined ? undefined : linearPattern(`(?i)${source}`);
    if (key !== undefined && pattern === undefined)
      return { message: "invalid regular expression", badElement: source };
    const isLast = rest === "";
    const patterns =
      key === undefined || pattern === undefined
        ? {}
        : { patterns: [{ key, test: (text: string) => pattern.test(text) }] };
    const entries = { ...(isLast ? choice : {}), ...patterns };
    steps.push({ name, entries: Object.keys(entries).length === 0 ? undefined : entries });
  }
  const nodes = steps.reduceRight<readonly FilterNode[]>(
    (children, { name, entries }) => [
      { name, children, ...(entries === undefined ? {} : { entries }) },
    ],
    [],
  );
  return nodes[0] ?? { message: "missing argument", badElement: "matching" };
}

function readNumber(
  element: XmlElement,
  name: "start" | "count",
): number | FilterProblem | undefined {
  const text = attributeOf(element, name);
  if (text === undefined) return undefined;
  return /^[1-9]\d{0,8}$/.test(text)
    ? Number(text)
    : { message: `invalid value '${text}'`, badElement: text };
}
