import { appliedGroups } from "./applied-groups.ts";
import { bgpPeers } from "./bgp-peers.ts";
import { type CheckRule } from "./check-rule.ts";
import type { CommitCheck } from "./commit-problem.ts";
import { emptyStatements } from "./empty-statements.ts";
import { exclusiveStatements } from "./exclusive-statements.ts";
import { filterReferences } from "./filter-references.ts";
import { instanceReferences } from "./instance-references.ts";
import { interfaceAddresses } from "./interface-addresses.ts";
import { interfaceReferences } from "./interface-references.ts";
import { interfaceUnits } from "./interface-units.ts";
import { listLimits } from "./list-limits.ts";
import { loginClasses } from "./login-classes.ts";
import { netconfService } from "./netconf-service.ts";
import { outboundSsh } from "./outbound-ssh.ts";
import { policyReferences } from "./policy-references.ts";
import { remembering } from "./remembering.ts";
import { rootAuthentication } from "./root-authentication.ts";
import { securityPolicies } from "./security-policies.ts";
import { securityZones } from "./security-zones.ts";
import { sshCertificates } from "./ssh-certificates.ts";
import { timeZones } from "./time-zones.ts";
import { vlanRanges } from "./vlan-ranges.ts";
import { vlanReferences } from "./vlan-references.ts";

export {
  type CommitCheck,
  type CommitProblem,
  commitProblemText,
} from "./commit-problem.ts";

/** `mgd` looks first, the daemons after it. */
const rules: readonly CheckRule[] = [
  outboundSsh,
  netconfService,
  sshCertificates,
  loginClasses,
  timeZones,
  instanceReferences,
  listLimits,
  emptyStatements,
  interfaceUnits,
  interfaceAddresses,
  exclusiveStatements,
  vlanRanges,
  vlanReferences,
  interfaceReferences,
  filterReferences,
  policyReferences,
  bgpPeers,
  securityZones,
  securityPolicies,
];

/** What is made of a configuration without `system root-authentication`. */
export type RootAuthentication = "required" | "optional";

const always: readonly CommitCheck[] = [appliedGroups, ...rules.map(remembering)];
const strict: readonly CommitCheck[] = [remembering(rootAuthentication), ...always];

/**
 * The rules that a candidate must pass to be committed. A router always wants
 * `system root-authentication`; with `optional` a lab does without. All devices
 * share the checks and what they remember.
 */
export function commitChecks(options: {
  readonly rootAuthentication: RootAuthentication;
}): readonly CommitCheck[] {
  return options.rootAuthentication === "required" ? strict : always;
}
