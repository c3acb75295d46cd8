import type { Operation } from "../../src/netconf/rpc/index.ts";
import type { OperationContext } from "../../src/operations/index.ts";
import {
  formOf,
  type OperationalOperation,
} from "../../src/operations/operational/request/index.ts";
import { markdownTable } from "./markdown-table.ts";

export const operationsPage = "docs/reference/operations.md";

/** `docs/reference/operations.md`: every operation that a device answers, from the table it answers by. */
export function printOperationsPage(operations: readonly Operation<OperationContext>[]): string {
  const operational = operations.filter(isOperational);
  const others = operations.filter((operation) => !isOperational(operation));
  const verbs = [...new Set(operational.map(verbOf))].toSorted(
    (one, other) => order(one) - order(other) || one.localeCompare(other),
  );
  return [
    "# Operations",
    "",
    "What a device answers with content of its own. Written by `npm run docs:operations` from the table",
    "that devices answer by; `npm test` fails when it is out of date.",
    "",
    `${operations.length} operations. An RPC that Junos knows and that is not here gets its empty root element; one that nobody`,
    "knows gets `syntax error`. A prefix or namespace of the request element does not matter, nor does the order of",
    'arguments. Operational requests take `format="text | xml | json"`.',
    "",
    "## NETCONF and configuration",
    "",
    ...table(["Operation", ...columns], others.toSorted(byName).map(protocolRow)),
    ...verbs.flatMap((verb) => [
      "",
      `## ${titles[verb] ?? "Others"}`,
      "",
      ...table(
        ["Command", ...columns],
        operational
          .filter((operation) => verbOf(operation) === verb)
          .toSorted((one, other) => one.command.localeCompare(other.command) || byName(one, other))
          .map(operationalRow),
      ),
    ]),
    "",
  ].join("\n");
}

const titles: Readonly<Record<string, string>> = {
  show: "show",
  clear: "clear",
  request: "request",
  file: "file",
};

function order(verb: string): number {
  const place = Object.keys(titles).indexOf(verb);
  return place < 0 ? 99 : place;
}

function verbOf({ command }: OperationalOperation): string {
  const [verb = ""] = command.split(" ");
  return verb in titles ? verb : "others";
}

function isOperational(operation: Operation<OperationContext>): operation is OperationalOperation {
  return "command" in operation && "arguments" in operation;
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.localeCompare(other.name);
}

function protocolRow(operation: Operation<OperationContext>): readonly string[] {
  const { name, forms = [`<${name}/>`], drivenBy = operation.summary, permissions } = operation;
  return [code(name), forms.map(code).join("<br>"), drivenBy, shownPermissions(permissions)];
}

function operationalRow(operation: OperationalOperation): readonly string[] {
  const { name, command, drivenBy = "", permissions } = operation;
  const request = [`<${name}>`, ...operation.arguments.map(formOf)].map(code).join(" ");
  return [code(command), request, drivenBy, shownPermissions(permissions)];
}

function shownPermissions(permissions: readonly string[] = []): string {
  return permissions.map(code).join(" or ");
}

function code(text: string): string {
  return `\`${text}\``;
}

const columns = ["Request", "What drives the reply", "Permission"];

function table(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return markdownTable(
    [header, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|"))),
  );
}
