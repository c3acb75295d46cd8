import type { Origin } from "../../../junos/config/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
  type RpcError,
} from "../../../netconf/rpc/index.ts";
import { attributeOf, el, printReplyXml, textOf, type XmlElement } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { everybody } from "../../permissions/operation-permissions.ts";
import { readCommand } from "./cli-commands.ts";
import { showConfiguration } from "./show-configuration.ts";

/** Display pipes that choose a form; `no-more` changes nothing over NETCONF. */
const displays = ["xml", "json", "set", "text", "xml rpc"] as const;
type Display = (typeof displays)[number];

/** How a configuration is to be shown. */
export interface ConfigurationView {
  readonly display: Display;
  /** `| display inheritance`: groups and interface ranges applied. */
  readonly inherits: boolean;
  /** The kinds of sources that inherited statements name; `no-comments` leaves them out. */
  readonly origins: readonly Origin["kind"][];
}

/** `invoke-on all-routing-engines` answers once per routing engine, each under its name. */
const everywhere = "invoke-on all-routing-engines";

/** Answers a request element; the command engine asks it for the operation behind a command. */
export type Answer = (
  request: XmlElement,
  context: OperationContext,
) => ReplyBody | Promise<ReplyBody>;

/** `<command format="xml | text | json">CLI line</command>`, over the operations that `answer` knows. */
export function commandOperation(answer: Answer): Operation<OperationContext> {
  return {
    name: "command",
    // The line says what is needed.
    permissions: everybody,
    summary: "run a CLI command: show version, show configuration, show interfaces terse and more",
    run(request, context) {
      const [line = "", ...pipes] = textOf(request)
        .split("|")
        .map((part) => part.trim());
      const view = viewOf(pipes, attributeOf(request, "format"));
      if ("tag" in view) return errorReply(view);
      const { display } = view;
      const isEverywhere = line.endsWith(` ${everywhere}`);
      const words = (isEverywhere ? line.slice(0, -everywhere.length) : line).trim().split(/\s+/);
      if (words[0] === "show" && words[1] === "configuration")
        return showConfiguration(words.slice(2), view, context);
      if (view.inherits) return errorReply(operationFailed("syntax error", "inheritance"));
      const reading = readCommand(words);
      if ("badWord" in reading)
        return errorReply(operationFailed("syntax error, expecting <command>", reading.badWord));
      if (display === "xml rpc") return [rpcOf(reading.request)];
      if (display === "set") return errorReply(operationFailed("syntax error", "set"));
      const body = answer(withFormat(reading.request, display), context);
      return isEverywhere ? perRoutingEngine(body, context) : body;
    },
  };
}

function viewOf(
  pipes: readonly string[],
  format: string | undefined,
): ConfigurationView | RpcError {
  let display: Display =
    format === "text" || format === "ascii" ? "text" : format === "json" ? "json" : "xml";
  let inherits = false;
  let origins: ConfigurationView["origins"] = [];
  for (const pipe of pipes) {
    const words = pipe.split(/\s+/).join(" ");
    if (words === "no-more") continue;
    if (words === "display inheritance" || words === "display inheritance no-comments") {
      inherits = true;
      origins = words === "display inheritance" ? ["group", "interface-range"] : [];
      continue;
    }
    const named = displays.find((known) => words === `display ${known}`);
    if (named === undefined) return operationFailed("syntax error", words.split(" ").at(-1) ?? "|");
    display = named;
  }
  return { display, inherits, origins };
}

function withFormat(request: XmlElement, display: Display): XmlElement {
  if (display === "xml") return request;
  return { ...request, attributes: [{ name: "format", value: display }] };
}

/** The request itself, as `| display xml rpc` shows it. */
function rpcOf(request: XmlElement): XmlElement {
  const shown = request.children.length === 0 ? { ...request, children: ["\n"] } : request;
  return el("rpc", shown);
}

async function perRoutingEngine(
  body: ReplyBody | Promise<ReplyBody>,
  { facts }: OperationContext,
): Promise<ReplyBody> {
  const parts = await body;
  if (parts.some((part) => "error" in part)) return parts;
  const inner = parts.map((part) =>
    "name" in part
      ? printReplyXml(part)
      : "xml" in part
        ? part.xml
        : "bytes" in part
          ? Buffer.from(part.bytes).toString()
          : "",
  );
  const items = facts().platform.routingEngines.map((name) =>
    [
      "<multi-routing-engine-item>\n",
      printReplyXml(el("re-name", name)),
      ...inner,
      "</multi-routing-engine-item>\n",
    ].join(""),
  );
  return [
    { xml: `<multi-routing-engine-results>\n${items.join("")}</multi-routing-engine-results>\n` },
  ];
}
