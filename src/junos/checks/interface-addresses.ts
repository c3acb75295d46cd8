import { Derived, type PrefixFault, readPrefix } from "../../base/index.ts";
import type { ListEntry } from "../config/index.ts";
import { type CheckRule, errorAt, type StatementPath } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { routingInstances } from "./instance-of.ts";
import { StatementTable } from "./statement-table.ts";

type Family = "inet" | "inet6";
const addresses = new StatementTable<Family>([
  ["interfaces/interface/unit/family/inet/address", "inet"],
  ["interfaces/interface/unit/family/inet6/address", "inet6"],
]);

/** Addresses of interfaces: well formed, and each only once in a routing instance. */
export const interfaceAddresses: CheckRule = {
  reads: ["interfaces", "routing-instances"],
  check(tree) {
    const problems: CommitProblem[] = [];
    const instanceOf = routingInstances(tree);
    const users = new Map<string, string>();
    addresses.visit(tree, (family, path) => {
      const entry = path.at(-1);
      if (entry?.kind !== "entry") return;
      const address = addressOf(entry, family);
      if ("fault" in address) problems.push(malformed(path, family, address.fault === "address"));
      else if (!address.isLinkLocal) {
        const name = `${keyOf(path[1])}.${keyOf(path[2])}`;
        const instance = instanceOf(name);
        const place = instance === "default" ? address.text : `${address.text} ${instance}`;
        const other = users.get(place);
        if (other === undefined) users.set(place, name);
        else if (other !== name) problems.push(duplicate(path, instance, [other, name], family));
      }
    });
    return problems;
  },
};

/** An address in one spelling. Link-local ones count on their own link only (RFC 4291 2.5.6). */
type Address =
  | { readonly text: string; readonly isLinkLocal: boolean }
  | { readonly fault: PrefixFault };

const known = new Derived<ListEntry, Address>();

function addressOf(entry: ListEntry, family: Family): Address {
  return known.of(entry, () => {
    const prefix = readPrefix(entry.keys[0] ?? "", family);
    if (typeof prefix === "string") return { fault: prefix };
    return {
      text: `${family} ${prefix.bits}`,
      isLinkLocal: family === "inet6" && prefix.bits >> 118n === 0x3fan,
    };
  });
}

function keyOf(statement: StatementPath[number] | undefined): string {
  return statement?.kind === "entry" ? (statement.keys[0] ?? "") : "";
}

function malformed(path: StatementPath, family: Family, isAddress: boolean): CommitProblem {
  const text = keyOf(path.at(-1));
  const kind = family === "inet" ? "ip" : "ipv6";
  const message = isAddress
    ? `invalid value '${text.split("/")[0]}' in ${kind} address: '${text}'`
    : `invalid prefix length in ${kind} address: '${text}'`;
  return errorAt(path, message, { daemon: "dcd", tag: "invalid-value" });
}

function duplicate(
  path: StatementPath,
  instance: string,
  interfaces: readonly string[],
  family: Family,
): CommitProblem {
  const message = `identical local address found on rt_inst [${instance}], intfs [${interfaces.join(" and ")}], family [${family}]`;
  return errorAt(path, message, { daemon: "dcd" });
}
