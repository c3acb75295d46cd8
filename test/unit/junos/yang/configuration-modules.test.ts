import { describe, expect, it } from "vitest";
import { coreSchema, type SchemaNode } from "../../../../src/junos/schema/index.ts";
import {
  compileModules,
  configurationModules,
  parseYang,
  schemaRoot,
} from "../../../../src/junos/yang/index.ts";

const origin = { revision: "2023-01-01", description: "Junos: 23.4R1.9" };
const modules = configurationModules(coreSchema(), origin);

describe("the YANG modules of the core schema", () => {
  it("are one for each statement below the configuration, and one for the root", () => {
    const names = modules.map(({ identifier }) => identifier);
    expect(names[0]).toBe("junos-conf-root");
    expect(names).toContain("junos-conf-interfaces");
    expect(names).not.toContain("junos-conf-groups");
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(modules)("are read by the project's own parser: $identifier", (module) => {
    const text = module.text();
    const parsed = parseYang(text, module.identifier);
    expect(parsed).toMatchObject({ keyword: "module", argument: module.identifier });
    expect(text).toContain(`namespace "${module.namespace}";\n`);
    expect(text).toContain("revision 2023-01-01 {");
    expect(text.length).toBeLessThan(1_000_000);
  });

  it("compile to the schema that they were printed from", () => {
    const statements = modules.map((module) => parseYang(module.text(), module.identifier));
    const compiled = schemaRoot(compileModules(statements));
    expect(differences(coreSchema(), compiled)).toEqual([]);
  });
});

/** Where the second schema has other names, kinds, keys or types; equal bodies are compared once. */
function differences(one: SchemaNode, other: SchemaNode): readonly string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const waiting: (readonly [SchemaNode, SchemaNode, string])[] = [[one, other, ""]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [left, right, path] = pair;
    if (described(left) !== described(right))
      found.push(`${path}: ${described(left)} is ${described(right)}`);
    if (left.children.size === 0 || seen.has(left.children)) continue;
    seen.add(left.children);
    const names = [...left.children.keys()].toSorted().join(" ");
    const others = [...right.children.keys()].toSorted().join(" ");
    if (names !== others) found.push(`${path}: ${names} are ${others}`);
    for (const [name, child] of left.children) {
      const same = right.children.get(name);
      if (same !== undefined) waiting.push([child, same, `${path} ${name}`]);
    }
  }
  return found;
}

/** What YANG says of a statement: of a secret and of the name of an interface no more than that it is text. */
function described({ kind, keys, type, presence, orderedByUser, choice }: SchemaNode): string {
  const isText = type.base === "secret" || (type.base === "string" && type.form !== undefined);
  const shown = isText ? { base: "string" } : type;
  return JSON.stringify([kind, keys, shown, presence, orderedByUser, choice !== undefined]);
}
