import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import { type Argument, type Asked, flag, type StateAnswer, value } from "../request/index.ts";
import { isClustered } from "../state/cluster.ts";
import { presentEngines } from "../state/mastership.ts";
import { backupAnswer } from "./master-only.ts";

/** Arguments that ask several routing engines, members or nodes; which a device knows depends on what it is. */
export const scopeArguments: readonly Argument[] = [
  flag("no-forwarding"),
  flag("all-members"),
  flag("local"),
  value("member"),
  value("node"),
  flag("re0"),
  flag("re1"),
  value("routing-engine", { values: ["local", "other", "master", "backup", "both"] }),
];

/**
 * The answer, once for each place that the request names, each under the name of the place; plainly
 * when it names none. An argument that this device does not know is refused as any other.
 */
export function scoped(asked: Asked, answer: StateAnswer): StateAnswer {
  const places = placesOf(asked);
  if ("error" in places) return places;
  if (places.length === 0 || "error" in answer) return answer;
  const answers = places.map(
    (place) => [place, backupAnswer(asked.facts, asked.request.name, place) ?? answer] as const,
  );
  return {
    xml: el(
      "multi-routing-engine-results",
      ...answers.map(([place, { xml }]) =>
        el("multi-routing-engine-item", el("re-name", place), xml),
      ),
    ),
    text: () =>
      answers.map(([place, own]) => [`${place}:`, ruler, own.text()].join("\n")).join("\n\n"),
  };
}

const ruler = "-".repeat(74);

function placesOf(asked: Asked): readonly string[] | { readonly error: RpcError } {
  const { facts, arguments: given, request } = asked;
  const unknown = (name: string): { readonly error: RpcError } => ({
    error: operationFailed(`syntax error, expecting </${request.name}>`, name),
  });
  const isSwitch = facts.platform.family === "switch";
  const switchWord = ["all-members", "local", "member"].find((word) => given.has(word));
  if (switchWord !== undefined) {
    if (!isSwitch) return unknown(switchWord);
    if (switchWord === "local") return ["localre"];
    const member = given.text("member");
    if (switchWord === "member" && member !== "0")
      return { error: operationFailed(`member ${member} is not present`, member) };
    return ["fpc0"];
  }
  const node = given.text("node");
  if (node !== undefined) return isClustered(facts) ? nodesOf(node) : unknown("node");
  return enginesOf(asked, unknown);
}

function nodesOf(node: string): readonly string[] | { readonly error: RpcError } {
  switch (node) {
    case "all":
      return ["node0", "node1"];
    case "0":
    case "node0":
    case "local":
    case "primary":
      return ["node0"];
    case "1":
    case "node1":
      return ["node1"];
    default:
      return { error: operationFailed(`invalid value '${node}'`, node) };
  }
}

function enginesOf(
  { facts, arguments: given }: Asked,
  unknown: (name: string) => { readonly error: RpcError },
): readonly string[] | { readonly error: RpcError } {
  const engines = presentEngines(facts);
  const [master, backup] = engines;
  const slot = ["re0", "re1"].find((word) => given.has(word));
  if (slot !== undefined) return engines.includes(slot) ? [slot] : unknown(slot);
  switch (given.text("routing-engine")) {
    case "both":
      return engines;
    case "local":
    case "master":
      return master === undefined ? [] : [master];
    case "other":
    case "backup":
      return backup === undefined ? unknown("routing-engine") : [backup];
    default:
      return [];
  }
}
