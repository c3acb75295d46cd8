import { assert, property, subarray, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { startUpTree } from "../../../../src/device/start-up/start-up-configuration.ts";
import {
  type ConfigNode,
  type ConfigTree,
  equalTrees,
} from "../../../../src/junos/config/index.ts";
import { hiddenSecret } from "../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import {
  type Authorization,
  authorize,
} from "../../../../src/operations/permissions/authorization.ts";
import { deniedChanges } from "../../../../src/operations/permissions/denied-changes.ts";
import { bareClass } from "../../../../src/operations/permissions/login-class.ts";
import { allFlags } from "../../../../src/operations/permissions/permission-flags.ts";
import {
  originalOf,
  visibleConfiguration,
} from "../../../../src/operations/permissions/visible-configuration.ts";
import { configPair } from "../../../support/config-arbitrary.ts";

const pairs = configPair(coreSchema(), { unknown: true, protect: true });

function having(...permissions: readonly string[]): Authorization {
  return authorize({ ...bareClass("any"), permissions });
}

/** Names below `[edit]` in which the trees differ. */
function differing(one: ConfigTree, other: ConfigTree): readonly string[] {
  const names = new Set([...one.children, ...other.children].map(({ schema }) => schema.name));
  const part = (
    { children }: ConfigTree,
    name: string,
  ): ConfigTree["children"][number] | undefined =>
    children.find(({ schema }) => schema.name === name);
  return [...names].filter((name) => {
    const before = part(one, name);
    const after = part(other, name);
    return before === undefined || after === undefined || !equalTrees(before, after);
  });
}

/** The one flag, beside `view-configuration`, that shows a statement: what Junos requires of it. */
const requiredFlags: Readonly<Record<string, string>> = {
  access: "access",
  applications: "interface",
  chassis: "interface",
  "class-of-service": "interface",
  firewall: "firewall",
  interfaces: "interface",
  "policy-options": "routing",
  protocols: "routing",
  "routing-instances": "routing",
  "routing-options": "routing",
  security: "security",
  snmp: "snmp",
  vlans: "routing",
};

const someFlags = subarray(["access", "firewall", "interface", "routing", "security", "snmp"]);

/** Every secret of a stanza that stands there as it is. */
function secretsOf(node: ConfigNode): readonly string[] {
  switch (node.kind) {
    case "leaf":
      return node.schema.type.base === "secret" && !["", hiddenSecret].includes(node.value)
        ? [node.value]
        : [];
    case "leaf-list":
      return [];
    case "list":
      return node.entries.flatMap(({ children }) => children.flatMap(secretsOf));
    case "container":
      return node.children.flatMap(secretsOf);
  }
}

const secretive = startUpTree(`
  system { root-authentication { encrypted-password "$6$salt$hash"; } }
  protocols { bgp { group core { authentication-key "$9$abcDEF"; } } }
`);

/** The configuration with secrets in it: chance alone hardly ever makes one. */
function withSecrets(tree: ConfigTree): ConfigTree {
  const names = new Set(secretive.children.map(({ schema }) => schema.name));
  const others = tree.children.filter(({ schema }) => !names.has(schema.name));
  return { ...tree, children: [...others, ...secretive.children] };
}

/** Statements below `[edit]` that none of the flags shows. */
function leaked(seen: ConfigTree, flags: readonly string[]): readonly string[] {
  return seen.children
    .map(({ schema }) => schema.name)
    .filter((name) => {
      const required = requiredFlags[name];
      return required !== undefined && !flags.includes(required);
    });
}

describe("between any two configurations", () => {
  it("a user without permission may change nothing that differs, and is told of nothing else", () => {
    assert(
      property(pairs, ([one, other]) => {
        const denied = deniedChanges(one, other, having("configure"));
        expect(denied.toSorted()).toEqual(differing(one, other).toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it("a user with every flag may change everything", () => {
    assert(
      property(pairs, ([one, other]) => {
        expect(deniedChanges(one, other, having(...allFlags))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("a user sees everything with every flag, nothing without, and never more than there is", () => {
    assert(
      property(pairs, ([tree]) => {
        expect(visibleConfiguration(tree, having(...allFlags))).toBe(tree);
        expect(visibleConfiguration(tree, having("view")).children).toEqual([]);
        const some = visibleConfiguration(tree, having("interface", "routing", "secret"));
        expect(originalOf(some)).toBe(tree);
        const rest = differing(some, tree);
        expect(deniedChanges(some, tree, having(...allFlags))).toEqual([]);
        expect(deniedChanges(some, tree, having("configure")).toSorted()).toEqual(rest.toSorted());
      }),
      { numRuns: 100 },
    );
  });

  it("a user sees no area of a flag that is not theirs", () => {
    const seen = { areas: 0, hidden: 0 };
    assert(
      property(tuple(pairs, someFlags), ([[tree], flags]) => {
        const some = visibleConfiguration(tree, having(...flags, "secret"));
        expect(leaked(some, flags)).toEqual([]);
        const names = some.children.map(({ schema }) => schema.name);
        seen.areas += names.filter((name) => requiredFlags[name] !== undefined).length;
        seen.hidden += tree.children.length - names.length;
      }),
      { numRuns: 200 },
    );
    expect(Math.min(seen.areas, seen.hidden)).toBeGreaterThan(20);
  });

  it("a user without the flag sees no secret as it is", () => {
    assert(
      property(pairs, ([plain]) => {
        const tree = withSecrets(plain);
        const all = allFlags.filter((flag) => !/^secret|control$/.test(flag));
        const some = visibleConfiguration(tree, having(...all));
        expect(tree.children.flatMap(secretsOf).length).toBeGreaterThanOrEqual(2);
        expect(some.children.flatMap(secretsOf)).toEqual([]);
        expect(some.children.map(({ schema }) => schema.name)).toContain("protocols");
      }),
      { numRuns: 100 },
    );
  });

  it("these properties see a leak: whole configurations shown to a user of one area", () => {
    let leaks = 0;
    assert(
      property(pairs, ([tree]) => {
        leaks += leaked(tree, ["interface"]).length;
        expect(leaked(withSecrets(tree), ["interface"])).toContain("protocols");
      }),
      { numRuns: 100 },
    );
    expect(leaks).toBeGreaterThan(10);
  });
});
