import {
  type Container,
  entriesOf,
  find,
  findParent,
  has,
  leafValue,
  type Parent,
} from "../config/index.ts";
import {
  brokenConstraint,
  type CheckRule,
  missingStatement,
  type StatementPath,
} from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

type Topic = "netconf" | "yang-modules" | "tls";
const services = new StatementTable<Topic>([
  ["system/services/netconf", "netconf"],
  ["system/services/netconf/yang-modules", "yang-modules"],
  ["system/services/netconf/tls", "tls"],
]);

const needsDeviceSpecific = [
  "emit-family-ns-and-module-name",
  "rpc-output-verbose",
  "emit-anyxml-in-rpc-output",
] as const;

/** Certificate fingerprints are pairs of hexadecimal digits between colons, at most 255. */
const fingerprintForm = /^[\da-f]{2}(?::[\da-f]{2}){0,254}$/i;
/** A local user name, then up to two parts that may hold hyphens. */
const usernameForm = /^\w+(?:\.[\w-]+){0,2}$/;

/** `[edit system services netconf]`, the mapping of TLS clients to users included. */
export const netconfService: CheckRule = {
  reads: ["system"],
  check(tree) {
    const problems: CommitProblem[] = [];
    services.visit(tree, (topic, path) => {
      const place = path.at(-1);
      if (place?.kind !== "container") return;
      if (topic === "netconf") problems.push(...checkNetconf(place, path));
      else if (topic === "yang-modules") problems.push(...checkYangModules(place, path));
      else problems.push(...checkTls(place, path));
    });
    return problems;
  },
};

function* checkNetconf(netconf: Container, path: StatementPath): Generator<CommitProblem> {
  if (has(netconf, "flatten-commit-results") && !has(netconf, "rfc-compliant"))
    yield brokenConstraint(
      to(netconf, "flatten-commit-results", path),
      "flatten-commit-results requires rfc-compliant to be configured",
    );
}

function* checkYangModules(modules: Container, path: StatementPath): Generator<CommitProblem> {
  if (has(modules, "device-specific")) return;
  for (const name of needsDeviceSpecific)
    if (has(modules, name))
      yield brokenConstraint(
        to(modules, name, path),
        `${name} requires device-specific to be configured`,
      );
}

function* checkTls(tls: Container, path: StatementPath): Generator<CommitProblem> {
  const clients = entriesOf(tls, "client-identity");
  const fallback = findParent(tls, "default-client-identity");
  const isMapped = clients.length > 0 || fallback !== undefined;
  if (has(tls, "local-certificate") && !isMapped)
    yield brokenConstraint(
      to(tls, "local-certificate", path),
      "local-certificate requires client-identity or default-client-identity to be configured",
    );
  if (fallback?.kind === "container") yield* checkMapping(fallback, [...path, fallback]);
  const seen = new Set<string>();
  for (const client of clients) {
    const at = [...path, client];
    yield* checkMapping(client, at);
    const fingerprint = leafValue(client, "fingerprint")?.toLowerCase();
    if (fingerprint === undefined) yield missingStatement(at, "fingerprint");
    else if (!fingerprintForm.test(fingerprint))
      yield brokenConstraint(at, "fingerprint must be two-digit hexadecimal groups joined by ':'");
    else if (seen.has(fingerprint))
      yield brokenConstraint(at, "fingerprint must be unique among client identities");
    else seen.add(fingerprint);
  }
}

function* checkMapping(identity: Parent, path: StatementPath): Generator<CommitProblem> {
  const mapType = leafValue(identity, "map-type");
  const username = leafValue(identity, "username");
  if (mapType === undefined) yield missingStatement(path, "map-type");
  else if (mapType === "specified" && username === undefined)
    yield brokenConstraint(path, "map-type specified requires username to be configured");
  else if (mapType !== "specified" && username !== undefined)
    yield brokenConstraint(path, "username is allowed with map-type specified only");
  if (username !== undefined && !usernameForm.test(username))
    yield brokenConstraint(path, `invalid username '${username}'`);
}

/** The path on to a leaf. */
function to(parent: Container, name: string, path: StatementPath): StatementPath {
  const leaf = find(parent, name);
  return leaf?.kind === "leaf" ? [...path, leaf] : path;
}
