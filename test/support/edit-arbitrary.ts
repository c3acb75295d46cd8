import * as fc from "fast-check";
import type { EditNode } from "../../src/junos/config/index.ts";
import { labSchema } from "./edit-builder.ts";

const schemaOf = (parent: EditNode["schema"], name: string): EditNode["schema"] =>
  parent.children.get(name) ?? parent;

/** Edits of the lab schema; when `wild`, operations, marks, moves and renames are sprinkled over them. */
export function edits(wild: boolean): fc.Arbitrary<EditNode> {
  const decorations = wild
    ? fc.record(
        {
          operation: fc.constantFrom(
            ...(["merge", "replace", "delete", "remove", "create", "none"] as const),
          ),
          inactive: fc.boolean(),
          protect: fc.boolean(),
          comment: fc.constantFrom("note", null),
        },
        { requiredKeys: [] },
      )
    : fc.constant({});
  const rarely = wild ? fc.option(decorations, { freq: 3, nil: {} }) : decorations;
  const small = fc.integer({ min: 0, max: 12 }).map(String);
  const leaf = (parent: EditNode["schema"], name: string, value = small): fc.Arbitrary<EditNode> =>
    fc
      .tuple(value, rarely)
      .map(([text, more]) => ({ schema: schemaOf(parent, name), values: [text], ...more }));
  const empty = (parent: EditNode["schema"], name: string): fc.Arbitrary<EditNode> =>
    leaf(parent, name, fc.constant(""));
  const leaves = (parent: EditNode["schema"], name: string): fc.Arbitrary<EditNode> =>
    fc
      .tuple(fc.uniqueArray(small, { minLength: 1, maxLength: 4 }), rarely)
      .map(([values, more]) => ({ schema: schemaOf(parent, name), values, ...more }));
  const within = (
    schema: EditNode["schema"],
    ...children: fc.Arbitrary<EditNode>[]
  ): fc.Arbitrary<EditNode> =>
    fc
      .tuple(fc.array(fc.oneof(...children), { maxLength: 5 }), rarely)
      .map(([nodes, more]) => ({ schema, children: nodes, ...more }));
  const entry = (
    schema: EditNode["schema"],
    ...children: fc.Arbitrary<EditNode>[]
  ): fc.Arbitrary<EditNode> => {
    const extra = wild
      ? fc.option(
          fc.record(
            {
              insert: fc.record({
                where: fc.constantFrom(...(["first", "last", "before", "after"] as const)),
                keys: fc.tuple(small),
              }),
              rename: fc.tuple(small),
            },
            { requiredKeys: [] },
          ),
          { freq: 2, nil: {} },
        )
      : fc.constant({});
    return fc
      .tuple(small, within(schema, ...children), extra)
      .map(([key, node, more]) => ({ ...node, keys: [key], ...more }));
  };
  const system = schemaOf(labSchema, "system");
  const services = schemaOf(system, "services");
  const ssh = schemaOf(services, "ssh");
  const interfaces = schemaOf(labSchema, "interfaces");
  const port = schemaOf(interfaces, "interface");
  const unit = schemaOf(port, "unit");
  const address = schemaOf(unit, "address");
  const policy = schemaOf(labSchema, "policy");
  const jump = schemaOf(policy, "jump");
  return within(
    labSchema,
    within(
      system,
      leaf(system, "host-name"),
      leaves(system, "name-server"),
      leaves(system, "ports"),
      within(services, within(ssh, leaf(ssh, "port")), empty(services, "telnet")),
    ),
    within(
      interfaces,
      entry(
        port,
        leaf(port, "mtu"),
        empty(port, "disable"),
        entry(unit, leaf(unit, "vlan-id"), entry(address, empty(address, "primary"))),
      ),
    ),
    entry(
      policy,
      empty(policy, "accept"),
      empty(policy, "reject"),
      within(jump, leaf(jump, "target")),
    ),
  ).map((root) => ({ schema: labSchema, children: root.children ?? [] }));
}
