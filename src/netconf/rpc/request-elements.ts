import { attributeOf, elementsOf, type XmlElement } from "../../xml/index.ts";
import { operationFailed, type RpcError } from "./rpc-error.ts";

/** The elements of a request by name, or what is wrong with them. */
export type RequestElements =
  | { readonly get: (name: string) => XmlElement | undefined }
  | { readonly error: RpcError };

/**
 * Reads the elements that a request or one of its parts holds, in any order. One that is not `known`
 * is an error, and so is one that stands twice.
 */
export function readElements(holder: XmlElement, known: readonly string[]): RequestElements {
  const found = new Map<string, XmlElement>();
  for (const element of elementsOf(holder)) {
    const { name } = element;
    if (!known.includes(name)) return { error: unexpected(holder, known, name) };
    if (found.has(name)) return { error: operationFailed("syntax error", name) };
    found.set(name, element);
  }
  return { get: (name) => found.get(name) };
}

/** The error of a request that takes no elements and has some; undefined when it is good. */
export function strayElement(holder: XmlElement): RpcError | undefined {
  const read = readElements(holder, []);
  return "error" in read ? read.error : undefined;
}

/** The one element of this name that the holder must have and has nothing beside. */
export function onlyChild(
  holder: XmlElement,
  name: string,
): { readonly child: XmlElement } | { readonly error: RpcError } {
  const [child, second] = elementsOf(holder);
  if (child?.name !== name)
    return {
      error: operationFailed(`syntax error, expecting <${name}>`, child?.name ?? holder.name),
    };
  return second === undefined
    ? { child }
    : { error: operationFailed(`syntax error, expecting </${holder.name}>`, second.name) };
}

/** One element names what Junos waited for; of several only the end of the request is named. */
function unexpected(
  holder: XmlElement,
  [known, ...others]: readonly string[],
  bad: string,
): RpcError {
  const end = `</${holder.name}>`;
  const expected = known === undefined || others.length > 0 ? end : `<${known}> or ${end}`;
  return operationFailed(`syntax error, expecting ${expected}`, bad);
}

/** The word of an attribute, undefined when it is not there, or the error of any other. */
export function readWord<Word extends string>(
  request: XmlElement,
  attribute: string,
  words: readonly Word[],
): { readonly word: Word | undefined } | { readonly error: RpcError } {
  const text = attributeOf(request, attribute);
  if (text === undefined) return { word: undefined };
  const word = words.find((known) => known === text);
  if (word !== undefined) return { word };
  return { error: operationFailed(`syntax error, expecting ${orderly(words)}`, text) };
}

/** `a`, `a or b`, `a, b or c`. */
export function orderly(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
