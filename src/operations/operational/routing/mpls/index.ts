import { nameGlob } from "../../interfaces/name-glob.ts";
import { outputReply } from "../../reply/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../../request/index.ts";
import { logicalSystemProblem } from "../model/asked-routers.ts";
import { protocolUnits } from "../model/protocol-units.ts";
import { protocolOf, type Router, routersOf } from "../model/router.ts";
import { mplsInterfaces, rsvpInterfaces } from "./label-interfaces.ts";
import { type Lsp, lspsOf } from "./lsp-model.ts";
import { mplsLsps, rsvpSessions } from "./lsp-replies.ts";

const kind = choice("lsp-type", "ingress", "egress", "transit");
const state = choice("state", "up", "down");
const drivenBy = "the paths of `protocols mpls label-switched-path` and the routes to their ends";

/** `show mpls ...` and `show rsvp ...`, of the master instance. */
export const labelOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-mpls-lsp-information",
    command: "show mpls lsp",
    arguments: [
      kind,
      state,
      choice("level", "brief", "detail", "extensive", "terse"),
      value("regex", { keyword: "name" }),
      flag("statistics"),
      value("logical-system"),
    ],
    drivenBy,
    answer: (asked) =>
      running(asked, "mpls", "MPLS not configured", (router) => {
        const { facts, arguments: given } = asked;
        const lsps = lspsOf(facts, router) ?? [];
        const shown = select(lsps, asked, given.text("regex"));
        const isLong = ["detail", "extensive"].includes(given.text("level") ?? "");
        return mplsLsps(facts, lsps, shown, isLong, given.text("lsp-type"));
      }),
  }),
  operational({
    name: "get-mpls-interface-information",
    command: "show mpls interface",
    arguments: [choice("level", "brief"), value("logical-system")],
    drivenBy: "the interfaces of `protocols mpls`",
    answer: (asked) =>
      running(asked, "mpls", "MPLS not configured", (router) => {
        const mpls = protocolOf(router, "mpls");
        return mplsInterfaces(asked.facts, mpls ? protocolUnits(mpls, router.units) : []);
      }),
  }),
  operational({
    name: "get-rsvp-session-information",
    command: "show rsvp session",
    arguments: [
      kind,
      state,
      choice("level", "brief", "terse"),
      value("session-name", { keyword: "name" }),
      value("logical-system"),
    ],
    drivenBy,
    answer: (asked) =>
      running(asked, "rsvp", "RSVP not configured", (router) => {
        const lsps = lspsOf(asked.facts, router) ?? [];
        const shown = select(lsps, asked, asked.arguments.text("session-name"));
        return rsvpSessions(asked.facts, lsps, shown, asked.arguments.text("lsp-type"));
      }),
  }),
  operational({
    name: "get-rsvp-interface-information",
    command: "show rsvp interface",
    arguments: [choice("level", "brief"), value("logical-system")],
    drivenBy: "the interfaces of `protocols rsvp` and the paths over them",
    answer: (asked) =>
      running(asked, "rsvp", "RSVP not configured", (router) => {
        const rsvp = protocolOf(router, "rsvp");
        const lsps = lspsOf(asked.facts, router) ?? [];
        return rsvpInterfaces(asked.facts, rsvp ? protocolUnits(rsvp, router.units) : [], lsps);
      }),
  }),
];

function running(
  { facts, arguments: given }: Asked,
  protocol: string,
  notRunning: string,
  answer: (router: Router) => Answer,
): Answer {
  const problem = logicalSystemProblem(given);
  if (problem !== undefined) return { error: problem };
  const [master] = routersOf(facts);
  return master === undefined || protocolOf(master, protocol) === undefined
    ? outputReply(notRunning)
    : answer(master);
}

/** The paths with a state and a name; a name may be a glob. */
function select(
  lsps: readonly Lsp[],
  { arguments: given }: Asked,
  name: string | undefined,
): readonly Lsp[] {
  const wanted = given.text("state");
  const matches = name === undefined ? () => true : nameGlob(name);
  return lsps.filter(
    (lsp) => (wanted === undefined || lsp.isUp === (wanted === "up")) && matches(lsp.name),
  );
}
