import { type CheckRule, errorAt } from "./check-rule.ts";
import { type Reference, referenceRule } from "./reference-rule.ts";

function filterError(what: string): Reference["problem"] {
  return (name, path) => {
    const family = path.findIndex(({ schema }) => schema.name === "family");
    const holder = family < 0 ? path : path.slice(0, family + 3);
    return errorAt(holder, `Referenced ${what} '${name}' is not defined`, { daemon: "dfwd" });
  };
}

/** Firewall filters of interfaces, policers, and the prefix lists that filters name. */
export const filterReferences: CheckRule = referenceRule([
  ...["inet", "inet6", "mpls", "vpls", "ccc", "bridge", "ethernet-switching", "any"].map(
    (family): Reference => ({
      from: [
        `interfaces/*/unit/family/${family}/filter/input/filter-name`,
        `interfaces/*/unit/family/${family}/filter/output/filter-name`,
        ...["input", "output", "input-list", "output-list"].map(
          (name) => `interfaces/*/unit/family/${family}/filter/${name}`,
        ),
      ],
      to: [
        `firewall/family/${family}/filter`,
        ...(family === "inet" ? ["firewall/filter"] : []),
        "firewall/family/any/filter",
      ],
      problem: filterError("filter"),
    }),
  ),
  {
    from: [
      "interfaces/*/unit/family/*/policer/input",
      "interfaces/*/unit/family/*/policer/output",
      "interfaces/*/unit/family/*/policer/arp",
    ],
    to: ["firewall/policer"],
    problem: filterError("policer"),
  },
  {
    from: ["firewall/**/term/then/policer"],
    to: ["firewall/policer"],
    problem: (name, path) =>
      errorAt(path, `Referenced policer '${name}' is not defined`, { daemon: "dfwd" }),
  },
  {
    from: ["source-prefix-list", "destination-prefix-list", "prefix-list"].map(
      (name) => `firewall/**/term/from/${name}`,
    ),
    to: ["policy-options/prefix-list"],
    problem: (name, path) =>
      errorAt(path, `Referenced prefix-list '${name}' is not defined`, { daemon: "dfwd" }),
  },
]);
