import { brokenConstraint, type CheckRule } from "./check-rule.ts";
import { referenceRule } from "./reference-rule.ts";

/** The login class of each user: one that comes with Junos, or a configured one. */
export const loginClasses: CheckRule = referenceRule([
  {
    from: ["system/login/user/class"],
    to: ["system/login/class"],
    isBuiltIn: (name) =>
      ["operator", "read-only", "super-user", "superuser", "unauthorized"].includes(name),
    problem: (name, path) =>
      brokenConstraint(path, "Referenced login class must be defined", { badElement: name }),
  },
]);
