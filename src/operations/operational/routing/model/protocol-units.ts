import { addressText } from "../../../../base/index.ts";
import { entriesOf, has, type ListEntry, type Parent } from "../../../../junos/config/index.ts";
import { type RoutedUnit, unitName } from "./routed-unit.ts";

/** A unit on which a protocol runs, and the statement that says so. */
export interface ProtocolUnit {
  readonly unit: RoutedUnit;
  readonly statement: ListEntry;
}

/**
 * The units that `interface` statements of a protocol name: by name, by an address of the unit, or
 * with `all`. What names the unit itself counts before `all`; `disable` takes it out.
 */
export function protocolUnits(
  protocol: Parent,
  units: readonly RoutedUnit[],
): readonly ProtocolUnit[] {
  const statements = entriesOf(protocol, "interface");
  const all = statements.find(({ keys }) => keys[0] === "all");
  return units.flatMap((unit) => {
    const statement = statements.find(({ keys }) => names(keys[0] ?? "", unit)) ?? all;
    return statement === undefined || has(statement, "disable") ? [] : [{ unit, statement }];
  });
}

function names(text: string, unit: RoutedUnit): boolean {
  return (
    unitName(text) === unit.name || unit.addresses.some(({ own }) => addressText(own) === text)
  );
}
