import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
  type RpcError,
} from "../../netconf/rpc/index.ts";
import { attributeOf, el, elementsOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { jsonText } from "./json-text.ts";

/** One operational answer: the element, and the same facts as the CLI lays them out. */
export interface OperationalReply {
  readonly xml: XmlElement;
  /** Lines of the CLI, without the final newline. */
  text(): string;
}

/** Something that answers from facts and the request's arguments, or refuses one of them. */
export type Produce = (facts: DeviceFacts, request: XmlElement) => OperationalReply | ReplyBody;

/** Makes an operation that honours `format="xml | text | ascii | json"` on its request. */
export function operational(
  name: string,
  summary: string,
  allowed: readonly string[],
  produce: Produce,
): Operation<OperationContext> {
  return {
    name,
    summary,
    run(request, context) {
      const stranger = strangerIn(request, allowed);
      if (stranger !== undefined) return errorReply(stranger);
      const reply = produce(context.facts(), request);
      return isReply(reply) ? render(reply, attributeOf(request, "format")) : reply;
    },
  };
}

/** What is said of the first argument that the request does not have. */
export function strangerIn(request: XmlElement, allowed: readonly string[]): RpcError | undefined {
  const stranger = elementsOf(request).find(({ name }) => !allowed.includes(name));
  return stranger && operationFailed(`syntax error, expecting </${request.name}>`, stranger.name);
}

/** The answer in the form that the request's `format` attribute asks for. */
export function render(reply: OperationalReply, format: string | undefined): ReplyBody {
  switch (format) {
    case "text":
    case "ascii":
      return [output(reply.text())];
    case "json":
      return [{ xml: jsonText(reply.xml) }];
    default:
      return [reply.xml];
  }
}

/** `<output>` as Junos gives CLI text: the text on lines of its own. */
export function output(text: string): XmlElement {
  return el("output", `\n${text}\n`);
}

/** A leaf whose text stands between newlines, as most operational leaves do. */
export function wrapped(
  name: string,
  text: string,
  attributes?: Readonly<Record<string, string>>,
): XmlElement {
  return el(name, attributes, `\n${text}\n`);
}

/** `http://xml.juniper.net/junos/23.4R0/junos-interface` and its like. */
export function schemaNamespace(release: string, part = ""): Record<string, string> {
  return { xmlns: `http://xml.juniper.net/junos/${release}/junos${part && `-${part}`}` };
}

function isReply(reply: OperationalReply | ReplyBody): reply is OperationalReply {
  return !Array.isArray(reply);
}
