import { type CheckRule, errorAt } from "./check-rule.ts";
import { referenceRule } from "./reference-rule.ts";

/** VLANs that switch ports are members of by name. */
export const vlanReferences: CheckRule = referenceRule([
  {
    from: ["interfaces/*/unit/family/ethernet-switching/vlan/members"],
    to: ["vlans/vlan", "routing-instances/instance/vlans/vlan"],
    isBuiltIn: (name) => name === "all" || /^\d+(-\d+)?$/.test(name),
    problem: (name, path) =>
      errorAt(path, `vlan-name ${name} not found under [edit vlans]`, { daemon: "l2ald" }),
  },
]);
