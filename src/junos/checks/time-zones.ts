import { readTimeZone } from "../../base/index.ts";
import { brokenConstraint, type CheckRule } from "./check-rule.ts";
import { referenceRule } from "./reference-rule.ts";

/** `system time-zone` names a zone of the tz database. */
export const timeZones: CheckRule = referenceRule([
  {
    from: ["system/time-zone"],
    to: [],
    isBuiltIn: (name) => readTimeZone(name) !== undefined,
    problem: (name, path) =>
      brokenConstraint(path, `Invalid time zone '${name}'`, { badElement: name }),
  },
]);
