import {
  type ConfigTree,
  type EditNode,
  type Step,
  statementPath,
  walk,
} from "../../src/junos/config/index.ts";
import { readSchema, type SchemaNode } from "../../src/junos/schema/index.ts";

/** A schema with one statement of every kind, small enough to read in a test. */
export const labSchema: SchemaNode = readSchema([
  {
    name: "lab",
    text: `
system container
  host-name leaf string 1..20
  domain-name leaf string
  no-redirects leaf empty
  name-server leaf-list string user-ordered
  ports leaf-list string
  services container
    ssh container presence
      port leaf integer 1..65535
    telnet leaf empty
interfaces container
  interface list hidden-keyword
    name leaf string
    description leaf string
    mtu leaf integer 256..9216
    disable leaf empty
    unit list
      name leaf string
      vlan-id leaf integer 1..4094
      address list user-ordered
        name leaf string
        primary leaf empty
policy list user-ordered
  name leaf string
  accept leaf empty choice=action
  reject leaf empty choice=action
  jump container presence choice=action
    target leaf string
`,
  },
]);

/** What an edit says about the statement at the end of the steps. */
export type EditParts = Omit<EditNode, "schema" | "keys"> & { readonly keys?: readonly string[] };

/** An edit of the root that leads to one statement. `inherit` stands on the way there. */
export function editAt(
  steps: readonly Step[],
  parts: EditParts = {},
  root: SchemaNode = labSchema,
): EditNode {
  const [step, ...others] = steps;
  if (step === undefined) return { schema: root, ...parts };
  return { schema: root, children: [leadTo(root, step, others, parts)] };
}

function leadTo(
  parent: SchemaNode,
  step: Step,
  others: readonly Step[],
  parts: EditParts,
): EditNode {
  const [name, ...keys] = typeof step === "string" ? [step] : step;
  const schema = parent.children.get(name);
  if (schema === undefined) throw new Error(`the schema has no '${name}' in '${parent.name}'`);
  const entry = keys.length === 0 ? {} : { keys };
  const [next, ...rest] = others;
  return next === undefined
    ? { schema, ...entry, ...parts }
    : { schema, ...entry, children: [leadTo(schema, next, rest, parts)] };
}

/** Several edits of the same root, one after the other. */
export function inTurn(...edits: readonly EditNode[]): EditNode {
  return {
    schema: edits[0]?.schema ?? labSchema,
    children: edits.flatMap((edit) => edit.children ?? []),
  };
}

/** A leaf that is set. */
export function setLeaf(steps: readonly Step[], value = ""): EditNode {
  return editAt(steps, { values: [value] });
}

/** One line per statement that says something itself: easy to compare in a test. */
export function linesOf(tree: ConfigTree): string[] {
  const lines: string[] = [];
  walk(tree, (statement, path) => {
    const values =
      statement.kind === "leaf"
        ? [statement.value]
        : statement.kind === "leaf-list"
          ? statement.values
          : [];
    const marks = Object.keys(statement.marks ?? {}).map((mark) => `(${mark})`);
    const isPath =
      (statement.kind === "container" || statement.kind === "entry") &&
      statement.children.length > 0;
    if (!isPath || marks.length > 0)
      lines.push(
        [...marks, statementPath(path), ...values].filter((word) => word !== "").join(" "),
      );
  });
  return lines;
}
