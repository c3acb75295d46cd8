import { type ConfigTree, entriesOf, type ListEntry, leafListValues } from "../config/index.ts";
import { type CheckRule, errorAt, type StatementPath } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

const policies = new StatementTable([
  ["security/policies/policy/policy", undefined],
  ["security/policies/global/policy", undefined],
]);
const zonePairs = new StatementTable([["security/policies/policy", undefined]]);

/** Security policies: their zones, addresses and applications must be defined. */
export const securityPolicies: CheckRule = {
  reads: ["applications", "security"],
  check(tree) {
    const problems: CommitProblem[] = [];
    const zones = new Set(namesOf(tree, "security", "zones", "security-zone"));
    zonePairs.visit(tree, (_, path) => problems.push(...checkZones(zones, path)));
    const applications = new Set([
      ...namesOf(tree, "applications", "application"),
      ...namesOf(tree, "applications", "application-set"),
    ]);
    const addresses = new AddressBooks(tree);
    policies.visit(tree, (_, path) => {
      problems.push(...checkAddresses(addresses, path), ...checkApplications(applications, path));
    });
    return problems;
  },
};

function namesOf(tree: ConfigTree, ...steps: readonly string[]): readonly string[] {
  return entriesOf(tree, ...steps).map(({ keys }) => keys[0] ?? "");
}

function* checkZones(zones: ReadonlySet<string>, path: StatementPath): Generator<CommitProblem> {
  const pair = path.at(-1);
  if (pair?.kind !== "entry") return;
  const [from = "", to = ""] = pair.keys;
  for (const [zone, words] of [
    [from, "from-zone"],
    [to, `from-zone ${from} to-zone`],
  ] as const)
    if (!zones.has(zone) && zone !== "junos-host" && zone !== "any")
      yield {
        severity: "error",
        message: "mgd: Security zone must be defined",
        path: `[edit security policies ${words}]`,
        badElement: zone,
        reason: "statements constraint check failed",
      };
}

function* checkAddresses(books: AddressBooks, path: StatementPath): Generator<CommitProblem> {
  const policy = path.at(-1);
  const pair = path.at(-2);
  if (policy?.kind !== "entry") return;
  for (const [index, side] of (["Source", "Destination"] as const).entries()) {
    const zone = pair?.kind === "entry" ? pair.keys[index] : undefined;
    const names = leafListValues(policy, "match", `${side.toLowerCase()}-address`);
    for (const name of names)
      if (!books.has(name, zone))
        yield errorAt(path, `${side} address or address_set (${name}) not found.`, {
          daemon: "nsd",
        });
  }
}

function* checkApplications(
  known: ReadonlySet<string>,
  path: StatementPath,
): Generator<CommitProblem> {
  const policy = path.at(-1);
  if (policy?.kind !== "entry") return;
  const match = policy.children.find(({ schema }) => schema.name === "match");
  if (match?.kind !== "container") return;
  const applications = match.children.find(({ schema }) => schema.name === "application");
  if (applications?.kind !== "leaf-list") return;
  for (const name of applications.values) {
    if (known.has(name) || name === "any" || name.startsWith("junos-")) continue;
    yield {
      ...errorAt([...path, match, applications, applications], ""),
      message: "mgd: application or application-set must be defined",
      badElement: name,
      reason: "statements constraint check failed",
    };
  }
}

/** Addresses and sets by name: the global book, those attached to a zone, and the zone's own. */
class AddressBooks {
  readonly #everywhere = new Set<string>(["any", "any-ipv4", "any-ipv6"]);
  readonly #somewhere = new Set<string>();
  readonly #byZone = new Map<string, Set<string>>();

  constructor(tree: ConfigTree) {
    for (const book of entriesOf(tree, "security", "address-book")) {
      const zones = entriesOf(book, "attach", "zone");
      if (book.keys[0] === "global") this.#add(this.#everywhere, book);
      for (const zone of zones) this.#add(this.#inZone(zone.keys[0] ?? ""), book);
    }
    for (const zone of entriesOf(tree, "security", "zones", "security-zone"))
      this.#add(this.#inZone(zone.keys[0] ?? ""), zone, "address-book");
  }

  /** Without a zone, as in a global policy, any book will do. */
  has(name: string, zone: string | undefined): boolean {
    if (this.#everywhere.has(name)) return true;
    return (zone === undefined ? this.#somewhere : this.#byZone.get(zone))?.has(name) === true;
  }

  #inZone(zone: string): Set<string> {
    const known = this.#byZone.get(zone) ?? new Set();
    this.#byZone.set(zone, known);
    return known;
  }

  #add(names: Set<string>, holder: ListEntry, ...steps: readonly string[]): void {
    for (const list of ["address", "address-set"])
      for (const { keys } of entriesOf(holder, ...steps, list)) {
        names.add(keys[0] ?? "");
        this.#somewhere.add(keys[0] ?? "");
      }
  }
}
