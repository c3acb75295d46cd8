import type { CheckRule } from "./check-rule.ts";
import { type Reference, referenceRule } from "./reference-rule.ts";
import type { PathPattern } from "./statement-table.ts";

/** Below the main instance and below each routing instance. */
function everyInstance(...patterns: readonly PathPattern[]): readonly PathPattern[] {
  return patterns.flatMap((pattern) => [pattern, `routing-instances/instance/${pattern}`]);
}

/** rpd names what is missing, but not where it is missed. */
function policyError(what: string): Reference["problem"] {
  return (name) => ({
    severity: "error",
    message: `Policy error: ${what} ${name} referenced but not defined`,
    daemon: "rpd",
  });
}

/** `( a && ! b )` and `a(1)` name the policies a and b. */
function policyNames(expression: string): readonly string[] {
  if (!/[()&|!]/.test(expression)) return [expression];
  return expression.replace(/(\w)\([^()]*\)/g, "$1").match(/[^\s()&|!]+/g) ?? [];
}

const policyConditions = "policy-options/policy-statement/**/from";

/** Routing policies, and the lists, communities and AS paths that their conditions name. */
export const policyReferences: CheckRule = referenceRule([
  {
    from: [
      ...everyInstance(
        "protocols/bgp/**/import",
        "protocols/bgp/**/export",
        ...["isis", "ldp", "msdp", "ospf", "ospf3", "pim", "rip", "ripng"].flatMap((protocol) => [
          `protocols/${protocol}/**/import`,
          `protocols/${protocol}/**/export`,
        ]),
        "routing-options/forwarding-table/export",
        "routing-options/aggregate/route/policy",
        "routing-options/generate/route/policy",
        "routing-options/rib-groups/import-policy",
      ),
      "routing-instances/instance/vrf-import",
      "routing-instances/instance/vrf-export",
      "switch-options/vrf-import",
      "switch-options/vrf-export",
      `${policyConditions}/policy`,
    ],
    to: ["policy-options/policy-statement"],
    namesIn: policyNames,
    problem: policyError("Policy"),
  },
  {
    from: [`${policyConditions}/prefix-list`, `${policyConditions}/prefix-list-filter`],
    to: ["policy-options/prefix-list"],
    problem: policyError("Prefix list"),
  },
  {
    from: [`${policyConditions}/route-filter-list`],
    to: ["policy-options/route-filter-list"],
    problem: policyError("Route filter list"),
  },
  {
    from: [`${policyConditions}/community`],
    to: ["policy-options/community"],
    problem: policyError("Community"),
  },
  {
    from: ["policy-options/policy-statement/**/then/community"],
    to: ["policy-options/community"],
    key: 1,
    problem: policyError("Community"),
  },
  {
    from: [`${policyConditions}/as-path`],
    to: ["policy-options/as-path"],
    problem: policyError("AS path"),
  },
  {
    from: [`${policyConditions}/as-path-group`],
    to: ["policy-options/as-path-group"],
    problem: policyError("AS path group"),
  },
  {
    from: [`${policyConditions}/condition`],
    to: ["policy-options/condition"],
    problem: policyError("Condition"),
  },
]);
