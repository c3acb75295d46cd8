import { entriesOf } from "../config/index.ts";
import { type CheckRule, errorAt, type StatementPath } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

/** Statements whose text holds VLAN identifiers or ranges of them, so that the schema cannot check them. */
const lists = new StatementTable([
  ["interfaces/*/unit/vlan-id-list", undefined],
  ["interfaces/*/unit/vlan-id-range", undefined],
  ["vlans/vlan/vlan-id-list", undefined],
  ["bridge-domains/domain/vlan-id-list", undefined],
]);

/** VLAN identifiers in lists and ranges (1 to 4094), and identifiers that two VLANs share. */
export const vlanRanges: CheckRule = {
  reads: ["bridge-domains", "interfaces", "vlans"],
  check(tree) {
    const problems: CommitProblem[] = [];
    lists.visit(tree, (_, path) => problems.push(...checkRanges(path)));
    const byId = new Map<string, string>();
    for (const vlan of entriesOf(tree, "vlans", "vlan")) {
      const id = vlan.children.find(({ schema }) => schema.name === "vlan-id");
      if (id?.kind !== "leaf" || !/^\d+$/.test(id.value)) continue;
      const other = byId.get(id.value);
      if (other !== undefined)
        problems.push({
          severity: "error",
          message: `vlan-id ${id.value} is already used by vlan ${other}`,
          path: `[edit vlans ${vlan.keys[0]}]`,
          badElement: `vlan-id ${id.value}`,
          daemon: "l2ald",
        });
      else byId.set(id.value, vlan.keys[0] ?? "");
    }
    return problems;
  },
};

function* checkRanges(path: StatementPath): Generator<CommitProblem> {
  const list = path.at(-1);
  const values =
    list?.kind === "leaf-list" ? list.values : list?.kind === "leaf" ? [list.value] : [];
  for (const value of values) {
    const bounds = value.split("-");
    const [low, high = low] = bounds.map(Number);
    const outside = bounds.find((bound) => !(Number(bound) >= 1 && Number(bound) <= 4094));
    if (outside !== undefined)
      yield {
        ...errorAt(path, `Value ${outside} is not within range (1..4094)`),
        badElement: value,
      };
    else if (bounds.length > 2 || (low ?? 0) > (high ?? 0))
      yield { ...errorAt(path, `invalid vlan range '${value}'`), badElement: value };
  }
}
