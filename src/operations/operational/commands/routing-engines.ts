import { el, printReplyXml, type XmlElement } from "../../../xml/index.ts";
import { jsonText } from "../reply/index.ts";
import { pickWord } from "./pick-word.ts";
import { isRefused, printedBody, type Shown, shownAnswer } from "./shown.ts";

/** The words of a command without those that say where it runs. */
export interface Addressed {
  readonly words: readonly string[];
  /** Names of the routing engines that answer, each for itself; undefined: the device as one. */
  readonly engines: readonly string[] | undefined;
  /** In full, what was taken out. */
  readonly places: readonly string[];
}

/**
 * Takes `invoke-on ...`, `all-members`, `local` and `node ...` out of the words after a command.
 * `known` are words that the command itself gives a meaning; `present` the names of the routing
 * engines, the master first. Or the word that makes no sense.
 */
export function takeEngines(
  words: readonly string[],
  known: ReadonlySet<string>,
  present: readonly string[],
): Addressed | { readonly badWord: string } {
  const left: string[] = [];
  const taken: string[] = [];
  let engines: readonly string[] | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const places = known.has(word) ? undefined : whereabouts[word];
    if (places === undefined) {
      left.push(word);
      continue;
    }
    const place = places.length === 0 ? word : pickPlace(words[++index] ?? "", places);
    if (place === undefined) return { badWord: words[index] ?? word };
    taken.push(...(place === word ? [word] : [word, place]));
    engines = enginesAt(place, present);
  }
  return { words: left, engines, places: taken };
}

/** What may follow the words that say where a command runs. */
const whereabouts: Readonly<Record<string, readonly string[]>> = {
  "all-members": [],
  local: [],
  "invoke-on": ["all-routing-engines", "other-routing-engine"],
  node: ["0", "all", "local", "primary"],
};

function pickPlace(typed: string, places: readonly string[]): string | undefined {
  const picked = pickWord(typed, places);
  return picked.kind === "found" ? picked.word : undefined;
}

function enginesAt(place: string, all: readonly string[]): readonly string[] | undefined {
  switch (place) {
    case "all-routing-engines":
    case "all-members":
    case "all":
      return all;
    case "other-routing-engine":
      return all.slice(1);
    default:
      return undefined;
  }
}

/** The answer of a routing engine that says something of its own, by its name. */
type OwnAnswer = (name: string) => XmlElement | undefined;

/** The same answer, of XML or text, once per routing engine, each under its name. */
export function perRoutingEngine(shown: Shown, engines: readonly string[], own: OwnAnswer): Shown {
  if (isRefused(shown)) return shown;
  const inner = printedBody(shown.body);
  const items = engines.map((name) => {
    const other = own(name);
    return [
      "<multi-routing-engine-item>\n",
      printReplyXml(el("re-name", name)),
      other === undefined ? inner : printReplyXml(other),
      "</multi-routing-engine-item>\n",
    ].join("");
  });
  const xml = `<multi-routing-engine-results>\n${items.join("")}</multi-routing-engine-results>\n`;
  return shownAnswer([{ xml }], shown.form);
}

/** The same as JSON, made of the answer as XML; undefined where that is no element. */
export function jsonPerRoutingEngine(
  { body }: Shown,
  engines: readonly string[],
  own: OwnAnswer,
): Shown | undefined {
  const inner = body.filter((part): part is XmlElement => "name" in part);
  if (inner.length !== body.length) return undefined;
  const items = engines.map((name) => {
    const other = own(name);
    const inside = other === undefined ? inner : [other];
    return el("multi-routing-engine-item", el("re-name", name), ...inside);
  });
  return shownAnswer([{ xml: jsonText(el("multi-routing-engine-results", ...items)) }], "json");
}
