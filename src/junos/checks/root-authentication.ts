import { has } from "../config/index.ts";
import type { CheckRule } from "./check-rule.ts";

/** A router does not commit without `system root-authentication`; labs often leave it out. */
export const rootAuthentication: CheckRule = {
  reads: ["system"],
  check: (tree) =>
    has(tree, "system", "root-authentication")
      ? []
      : [
          {
            severity: "error",
            message: "mgd: Missing mandatory statement: 'root-authentication'",
            path: "[edit]",
            badElement: "system",
            tag: "invalid-value",
            reason: "missing mandatory statements",
          },
        ],
};
