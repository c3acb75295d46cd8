import { brokenConstraint, type CheckRule } from "./check-rule.ts";
import { referenceRule } from "./reference-rule.ts";

/** Routing instances that services, servers, filters and NAT name. */
export const instanceReferences: CheckRule = referenceRule([
  {
    from: [
      "system/**/routing-instance",
      "snmp/trap-group/routing-instance",
      "snmp/v3/target-address/routing-instance",
      "firewall/**/term/then/routing-instance/routing-instance-name",
      "security/nat/**/routing-instance",
      "security/pki/ca-profile/routing-instance",
      "security/log/stream/host/routing-instance",
    ],
    to: ["routing-instances/instance"],
    isBuiltIn: (name) => name === "default" || name === "mgmt_junos",
    problem: (name, path) =>
      brokenConstraint(
        path,
        "Referenced routing instance must be defined under [edit routing-instances]",
        { badElement: name },
      ),
  },
]);
