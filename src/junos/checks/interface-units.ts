import { Derived } from "../../base/index.ts";
import { entriesOf, has, type ListEntry, leafValue } from "../config/index.ts";
import { type CheckRule, errorAt, type StatementPath } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

const interfaces = new StatementTable([["interfaces/interface", undefined]]);

/** Ports that carry frames: only with a tagging statement can they have more than unit 0. */
const ethernet = /^(?:[gx]e|et|fe|mge|ae|reth)-?\d/;
const taggings = ["vlan-tagging", "stacked-vlan-tagging", "flexible-vlan-tagging"] as const;
const tags: ReadonlySet<string> = new Set([
  "vlan-id",
  "vlan-tags",
  "vlan-id-list",
  "vlan-id-range",
]);
/** Encapsulations that put tags on frames by themselves. */
const taggedEncapsulation = /vlan|flexible-ethernet-services/;

/** Units and VLAN identifiers of Ethernet interfaces, in the words of dcd. */
export const interfaceUnits: CheckRule = {
  reads: ["interfaces"],
  check(tree) {
    const problems: CommitProblem[] = [];
    interfaces.visit(tree, (_, path) => {
      const port = path.at(-1);
      if (port?.kind !== "entry" || !ethernet.test(port.keys[0] ?? "")) return;
      const found = known.of(port, () => [...checkPort(port, path)]);
      for (const problem of found) problems.push(problem);
    });
    return problems;
  },
};

/** A port is judged by itself, so only the ports that changed are looked at again. */
const known = new Derived<ListEntry, readonly CommitProblem[]>();

function checkPort(port: ListEntry, path: StatementPath): Iterable<CommitProblem> {
  if (isAggregated(port)) return checkMember(port, path);
  return isTagged(port) ? checkTags(port, path) : checkPlain(port, path);
}

function isTagged(port: ListEntry): boolean {
  const encapsulation = leafValue(port, "encapsulation") ?? "";
  return taggings.some((name) => has(port, name)) || taggedEncapsulation.test(encapsulation);
}

function isAggregated(port: ListEntry): boolean {
  return ["ether-options", "gigether-options", "fastether-options"].some((name) =>
    has(port, name, "ieee-802.3ad"),
  );
}

/** A member of an aggregate hands its frames on: it has no logical interfaces of its own. */
function* checkMember(port: ListEntry, path: StatementPath): Generator<CommitProblem> {
  for (const unit of entriesOf(port, "unit"))
    yield dcd([...path, unit], "logical unit is not allowed on aggregated ethernet links");
}

function* checkPlain(port: ListEntry, path: StatementPath): Generator<CommitProblem> {
  for (const unit of entriesOf(port, "unit")) {
    const at = [...path, unit];
    if (unit.keys[0] !== "0") yield dcd(at, "Only unit 0 is valid for this encapsulation");
    else if (isTaggedUnit(unit))
      yield dcd(at, "VLAN-ID can only be specified on tagged ethernet interfaces");
  }
}

function* checkTags(port: ListEntry, path: StatementPath): Generator<CommitProblem> {
  const seen = new Set<string>();
  const mayBeUntagged = has(port, "native-vlan-id") || has(port, "encapsulation");
  for (const unit of entriesOf(port, "unit")) {
    const at = [...path, unit];
    if (!mayBeUntagged && !isTaggedUnit(unit) && !isSwitched(unit))
      yield dcd(at, "VLAN-ID must be specified on tagged ethernet interfaces");
    const tag = tagOf(unit);
    if (tag === undefined) continue;
    if (seen.has(tag)) yield dcd(at, "duplicate VLAN-ID on interface");
    seen.add(tag);
  }
}

function isTaggedUnit({ children }: ListEntry): boolean {
  return children.some(({ schema }) => tags.has(schema.name));
}

/** A switch port knows its VLANs by the family. */
function isSwitched(unit: ListEntry): boolean {
  return has(unit, "family", "ethernet-switching") || has(unit, "family", "bridge");
}

/** What tells the frames of this unit from those of its neighbours. */
function tagOf(unit: ListEntry): string | undefined {
  const outer = leafValue(unit, "vlan-tags", "outer");
  const inner = leafValue(unit, "vlan-tags", "inner");
  const single = leafValue(unit, "vlan-id");
  if (outer !== undefined && inner !== undefined) return `${outer}.${inner}`;
  return single === "none" ? undefined : single;
}

function dcd(path: StatementPath, message: string): CommitProblem {
  return errorAt(path, message, { daemon: "dcd" });
}
