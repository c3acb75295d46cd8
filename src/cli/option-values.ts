import { CallHomeError, type Endpoint, parseEndpoint } from "../base/index.ts";

/** What yargs found on the command line, before we trust any of it. */
export type Given = Readonly<Record<string, unknown>>;

/** An option that takes one text. */
export function textOption(given: Given, name: string): string | undefined {
  const value = given[name];
  if (Array.isArray(value)) throw wrongOption(name, "is given more than once");
  if (value === "") throw wrongOption(name, "needs a value");
  return typeof value === "string" ? value : undefined;
}

/** An option that may be given several times. */
export function textsOption(given: Given, name: string): readonly string[] {
  return [given[name] ?? []].flat().map(String);
}

export function flagOption(given: Given, name: string): boolean {
  return given[name] === true;
}

/**
 * A file, or `-` for standard input, which yargs hands over as an empty text: an empty word on the
 * command line must be refused before.
 */
export function fileArgument(given: Given, name: string): string | undefined {
  return given[name] === "" ? "-" : textOption(given, name);
}

/** One of `words`; undefined when the option is absent. */
export function choiceOption<Word extends string>(
  given: Given,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = textOption(given, name);
  const chosen = words.find((word) => word === value);
  if (value === undefined || chosen !== undefined) return chosen;
  throw wrongOption(name, `must be ${alternatives(words)}, not ${JSON.stringify(value)}`);
}

/** `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

/** A number above 0. */
export function positiveOption(given: Given, name: string): number | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !(value > 0))
    throw wrongOption(name, "must be a number above 0");
  return value;
}

/** `host:port` of somebody who listens, so not port 0. */
export function serverValue(text: string, name: string): Endpoint {
  const endpoint = endpointValue(text, name);
  if (endpoint.port === 0) throw wrongOption(name, `must name a port to dial, not "${text}"`);
  return endpoint;
}

/** `host:port`. */
export function endpointValue(text: string, name: string): Endpoint {
  const endpoint = parseEndpoint(text);
  if (endpoint === undefined)
    throw wrongOption(name, `must be host:port, for example 192.0.2.10:4334, not "${text}"`);
  return endpoint;
}

/** The password of `--password`, or of the environment, where other users of the machine cannot see it. */
export function passwordOption(
  given: Given,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return textOption(given, "password") ?? (environment["CALLHOME_PASSWORD"] || undefined);
}

/** The file of `--journal`, or of the environment, so that a run and those who explain it share one. */
export function journalOption(
  given: Given,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return textOption(given, "journal") ?? (environment["CALLHOME_JOURNAL"] || undefined);
}

/** `ERR_OPTION` with the option's name and what is wrong with its value. */
export function wrongOption(name: string, problem: string): CallHomeError {
  return new CallHomeError("ERR_OPTION", `--${name} ${problem}`);
}
