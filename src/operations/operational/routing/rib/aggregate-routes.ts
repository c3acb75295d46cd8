import { networkOf, type Prefix, prefixText, readPrefix } from "../../../../base/index.ts";
import { entriesOf, findParent, has, leafValue } from "../../../../junos/config/index.ts";
import { type Router, tableName } from "../model/router.ts";
import type { Route } from "./route.ts";

/**
 * Aggregate and generated routes: each is there while the table holds a route inside it. `others`
 * are the routes of all other protocols.
 */
export function aggregateRoutes(
  router: Router,
  family: Prefix["family"],
  others: readonly Route[],
): readonly Route[] {
  const options = findParent(router.statements, "routing-options");
  if (options === undefined) return [];
  const rib = tableName(router, family === "inet" ? "inet.0" : "inet6.0");
  const holders = [options, ...entriesOf(options, "rib").filter(({ keys }) => keys[0] === rib)];
  return holders.flatMap((holder) =>
    ["aggregate", "generate"].flatMap((kind) =>
      entriesOf(holder, kind, "route").flatMap((statement): readonly Route[] => {
        const read = readPrefix(statement.keys[0] ?? "", family);
        if (typeof read === "string") return [];
        const prefix = networkOf(read);
        const contributor = others.find((route) => isInside(prefix, route.prefix));
        if (contributor === undefined) return [];
        const isGenerated = kind === "generate" && contributor.nextHops.length > 0;
        const destination = prefixText(prefix);
        const preference =
          leafValue(statement, "preference", "metric-value") ?? leafValue(statement, "preference");
        return [
          {
            destination,
            prefix,
            protocol: "Aggregate",
            preference: Number(preference ?? 130),
            kind: isGenerated ? "Router" : has(statement, "discard") ? "Discard" : "Reject",
            nextHops: isGenerated ? contributor.nextHops : [],
            thing: `aggregate ${router.name} ${destination}`,
          },
        ];
      }),
    ),
  );
}

function isInside(outer: Prefix, inner: Prefix | undefined): boolean {
  if (inner === undefined || inner.family !== outer.family) return false;
  return (
    inner.length > outer.length && networkOf({ ...inner, length: outer.length }).bits === outer.bits
  );
}
