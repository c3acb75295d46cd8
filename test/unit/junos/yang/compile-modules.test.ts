import { describe, expect, it } from "vitest";
import type { SchemaNode } from "../../../../src/junos/schema/index.ts";
import {
  compileModules,
  parseYang,
  schemaRoot,
  YangError,
} from "../../../../src/junos/yang/index.ts";
import { configurationOf, sampleSchema } from "./sample-modules.ts";

const root = schemaRoot(sampleSchema());

/** The statement at that path of element names. */
function at(path: string, from: SchemaNode = root): SchemaNode {
  return path.split(" ").reduce((node, name) => {
    const child = node.children.get(name);
    if (child === undefined) throw new Error(`${node.name} has no ${name}`);
    return child;
  }, from);
}

function compiled(...texts: readonly string[]): SchemaNode {
  return schemaRoot(compileModules(texts.map((text, index) => parseYang(text, `${index}.yang`))));
}

function problem(...texts: readonly string[]): string {
  try {
    compiled(...texts);
  } catch (cause) {
    if (cause instanceof YangError) return cause.message;
    throw cause;
  }
  return "no problem";
}

const names = (node: SchemaNode): readonly string[] =>
  [...node.children.keys()].filter((name) => !name.startsWith("apply-"));

describe("the configuration", () => {
  it("is the container with everything that augments it, in the order in which Junos prints it", () => {
    expect(root.name).toBe("configuration");
    expect([...root.children.keys()]).toEqual([
      "version",
      "groups",
      "apply-groups",
      "apply-groups-except",
      "apply-macro",
      "system",
      "security",
      "interfaces",
      "policy-options",
      "protocols",
    ]);
  });

  it("may be a container of another name", () => {
    const module = parseYang("module m { container top { container inner; } }", "m.yang");
    expect(names(schemaRoot(compileModules([module], { root: "top" })))).toEqual(["inner"]);
  });

  it("has groups with the same bodies", () => {
    expect(at("groups interfaces interface").children).toBe(at("interfaces interface").children);
  });

  it("has groups with the stanzas in the same order", () => {
    const stanzas = names(at("groups")).filter((name) => name !== "name");
    expect(stanzas).toEqual(names(root).filter((name) => stanzas.includes(name)));
    expect(stanzas.slice(0, 2)).toEqual(["system", "interfaces"]);
  });

  it("has one body for a grouping that is used in many places", () => {
    const bodyOf = (path: string): unknown => at(path).children;
    expect(bodyOf("protocols bgp group family")).toBe(bodyOf("protocols bgp family"));
    expect(bodyOf("interfaces interface unit family inet6")).toBe(
      bodyOf("interfaces interface unit family inet"),
    );
  });

  it("joins containers of one name that several modules bring", () => {
    expect(names(at("system"))).toEqual(expect.arrayContaining(["host-name", "ntp"]));
    expect(names(at("system ntp"))).toEqual(["boot-server", "source-address"]);
  });

  it("leaves out state data and obsolete statements, keeps deprecated ones", () => {
    expect(names(at("system"))).not.toContain("uptime");
    expect(names(at("system"))).not.toContain("forgotten");
    expect(names(at("system"))).toContain("domain-name");
  });
});

describe("a statement", () => {
  it("is a container, perhaps with presence", () => {
    expect(at("system")).toMatchObject({ kind: "container", presence: false });
    expect(at("interfaces interface unit family inet").presence).toBe(true);
  });

  it("is a list with keys and order", () => {
    expect(at("interfaces interface")).toMatchObject({ keys: ["name"], orderedByUser: false });
    expect(at("policy-options policy-statement term").orderedByUser).toBe(true);
    expect(at("security policies policy").keys).toEqual(["from-zone-name", "to-zone-name"]);
  });

  it("has its keys first, then what Junos allows everywhere if the module has it", () => {
    expect([...at("interfaces interface").children.keys()].slice(0, 3)).toEqual([
      "name",
      "apply-groups",
      "apply-groups-except",
    ]);
    expect(at("security").children.has("apply-groups")).toBe(false);
  });

  it("carries the flags of cli-feature", () => {
    expect(at("policy-options as-path")).toMatchObject({ onelinerPlus: true, oneliner: false });
    expect(at("policy-options as-path path").nokeyword).toBe(true);
    expect(at("system syslog file archive").oneliner).toBe(true);
    const features = 'junos:cli-feature "homogeneous oneliner"; key a; leaf a { type string; }';
    expect(at("l", compiled(configurationOf(`list l { ${features} }`)))).toMatchObject({
      homogeneous: true,
      oneliner: true,
    });
  });

  it("has the first key without keyword where modules do not speak of text form", () => {
    const list = 'list l { key "a b"; leaf a { type string; } leaf b { type string; } }';
    const plain = compiled(configurationOf(list));
    expect(at("l a", plain).nokeyword).toBe(true);
    expect(at("l b", plain).nokeyword).toBe(false);
    const speaking = compiled(
      configurationOf(list, "leaf c { x:cli-feature nokeyword; type empty; }"),
    );
    expect(at("l a", speaking).nokeyword).toBe(false);
  });

  it("belongs to a case of a choice", () => {
    expect(at("policy-options policy-statement then accept").choice).toEqual({
      name: "accept-reject",
      case: "accept",
    });
    expect(at("policy-options policy-statement then metric").choice).toBeUndefined();
  });

  it("excludes what its outer choice excludes when a case holds only another choice", () => {
    expect(at("system processes disable").choice).toEqual({ name: "state", case: "disable" });
    expect(at("system processes automatic").choice).toEqual({
      name: "state",
      case: "enable/automatic",
    });
    const mixed =
      "choice a { case x { leaf l { type empty; } choice b { leaf m { type empty; } } } }";
    expect(at("m", compiled(configurationOf(mixed))).choice).toEqual({ name: "b", case: "m" });
  });

  it("may be mandatory and have a default", () => {
    const leaf = "leaf a { type int8; mandatory true; } leaf b { type int8; default 3; }";
    const schema = compiled(configurationOf(leaf));
    expect(at("a", schema).mandatory).toBe(true);
    expect(at("b", schema).defaultValue).toBe("3");
    expect(at("system processes load").defaultValue).toBe("50");
  });
});

describe("what YANG does not tell", () => {
  it("comes from the core schema: list keywords that are not written", () => {
    expect(at("interfaces interface").hiddenKeyword).toBe(true);
    expect(at("policy-options prefix-list prefix-list-item").hiddenKeyword).toBe(true);
    expect(at("system syslog file contents").hiddenKeyword).toBe(true);
    expect(at("system radius-server").hiddenKeyword).toBe(false);
  });

  it("comes from the core schema: other keywords", () => {
    expect(at("interfaces interface gigether-options ieee-802.3ad").keyword).toBe("802.3ad");
    expect(at("security policies policy from-zone-name")).toMatchObject({
      keyword: "from-zone",
      nokeyword: false,
    });
    expect(at("security nat source rule-set rule src-nat-rule-match").keyword).toBe("match");
  });

  it("comes from the core schema: family on its child's line, also where the core has none", () => {
    expect(at("interfaces interface unit family").inline).toBe(true);
    const elsewhere = compiled(configurationOf("container new { container family; }"));
    expect(at("new family", elsewhere).inline).toBe(true);
  });

  it("comes from the core schema: secrets and shared list keywords", () => {
    expect(at("system root-authentication encrypted-password").type).toEqual({ base: "secret" });
    expect(at("system radius-server").homogeneous).toBe(true);
  });

  it("comes from the core schema: statements of one line, unless the module says otherwise", () => {
    expect(at("system syslog file contents").oneliner).toBe(true);
    expect(at("protocols mpls label-switched-path priority").oneliner).toBe(true);
    const path =
      "container label-switched-path { container priority { x:cli-feature oneliner-plus; } }";
    expect(at("label-switched-path priority", compiled(configurationOf(path)))).toMatchObject({
      oneliner: false,
      onelinerPlus: true,
    });
  });

  it("is that identity and value of a choice stand without their names", () => {
    const filter = at("policy-options policy-statement from route-filter");
    expect([...filter.children.values()].slice(0, 3).map(({ nokeyword }) => nokeyword)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("comes from the core schema: which identities take a value", () => {
    const from = at("policy-options policy-statement from");
    expect(at("route-filter", from).valuedChoices).toContain("upto");
    expect(at("route-filter", from).valuedChoices).not.toContain("exact");
    expect(at("address-filter", from).valuedChoices).toEqual(["through"]);
    expect(from.valuedChoices).toBeUndefined();
  });
});

describe("uses", () => {
  it("refines defaults, presence and mandatory", () => {
    expect(at("system services ssh").presence).toBe(true);
    expect(at("system services ssh connection-limit").defaultValue).toBe("75");
    const grouping = "grouping g { leaf a { type int8; mandatory true; } leaf b { type int8; } }";
    const refined = compiled(
      configurationOf(
        grouping,
        "uses g { refine a { mandatory false; } refine b { mandatory true; } }",
        "container c { uses g; }",
      ),
    );
    expect([at("a", refined).mandatory, at("b", refined).mandatory]).toEqual([false, true]);
    expect([at("c a", refined).mandatory, at("c b", refined).mandatory]).toEqual([true, false]);
  });

  it("augments containers and the cases of choices", () => {
    const ssh = at("system services ssh");
    expect(at("rate-limit", ssh).type).toEqual({ base: "integer", range: [1, 250] });
    expect(at("deny-password", ssh).choice).toEqual({
      name: "root-login",
      case: "deny-password",
    });
  });

  it("augments one case of a choice, and a choice that had none", () => {
    const schema = compiled(
      configurationOf(
        "grouping g { choice a { case x { leaf l { type empty; } } } choice b; }",
        "uses g {",
        "augment a/x { leaf m { type empty; } }",
        "augment b { leaf n { type empty; } }",
        "}",
      ),
    );
    expect(at("m", schema).choice).toEqual({ name: "a", case: "x" });
    expect(at("n", schema).choice).toEqual({ name: "b", case: "n" });
  });

  it("finds groupings of statements around it, of submodules and of other modules", () => {
    expect(at("system services ssh connection-limit").kind).toBe("leaf");
    expect(at("system services netconf ssh").presence).toBe(true);
    expect(at("interfaces").children.has("apply-groups")).toBe(true);
  });

  it("resolves names where the grouping is defined, not where it is used", () => {
    const definition = `module a { namespace "urn:a"; prefix a;
      typedef t { type uint8; } grouping g { leaf l { type t; } } }`;
    const use = `module b { namespace "urn:b"; prefix b; import a { prefix x; }
      typedef t { type string; } container configuration { uses x:g; leaf m { type t; } } }`;
    const schema = compiled(definition, use);
    expect(at("l", schema).type).toEqual({ base: "integer", range: [0, 255] });
    expect(at("m", schema).type).toEqual({ base: "string" });
  });
});

describe("a set of modules", () => {
  it("takes the latest revision of a module", () => {
    const revision = (date: string): string =>
      `module m { revision ${date}; container configuration { container r-${date}; } }`;
    const schema = compiled(revision("2020-01-01"), revision("2024-01-01"), revision("2022-01-01"));
    expect(names(schema)).toEqual(["r-2024-01-01"]);
  });

  it("may hold the same module twice", () => {
    const text = configurationOf("container c;");
    expect(names(compiled(text, text))).toEqual(["c"]);
  });

  it("may hold modules that nothing of the configuration needs, whatever they lack", () => {
    const other =
      'module o { import gone { prefix g; } container x { uses g:missing; } augment "/g:y" { leaf z { type g:t; } } }';
    expect(names(compiled(configurationOf("container c;"), other))).toEqual(["c"]);
  });
});

describe("what cannot be compiled", () => {
  const own = "container configuration";
  it.each([
    ["0.yang:1:1: neither this module nor another has a container 'configuration'", "module m;"],
    ["there is no grouping 'g'", configurationOf("uses g;")],
    ["there is no grouping 'x:g'", configurationOf("uses x:g;")],
    ["grouping 'g' uses itself", configurationOf("grouping g { uses g; } uses g;")],
    [
      "grouping 'a' uses itself",
      configurationOf("grouping a { container c { uses b; } } grouping b { uses a; } uses a;"),
    ],
    ["there is no type 't'", configurationOf("leaf l { type t; }")],
    ["too many levels", configurationOf("typedef t { type t; } leaf l { type t; }")],
    ["'l' has no type", configurationOf("leaf l;")],
    ["list 'l' has no key", configurationOf("list l { leaf a { type string; } }")],
    ["'b' is not a leaf of the list", configurationOf("list l { key b; leaf a { type string; } }")],
    ["'x' is not a range", configurationOf("leaf l { type int8 { range x; } }")],
    ["the range is empty", configurationOf("leaf l { type int8 { range 2..1; } }")],
    [
      "there is no 'b' to change",
      configurationOf("grouping g { container a; } uses g { refine b { default 1; } }"),
    ],
    ["there is no 'b' to change", `module m { ${own}; augment /configuration/b { container c; } }`],
  ])("is named with its place: %s", (message, text) => {
    expect(problem(text)).toMatch(/^0\.yang:1:\d+: /);
    expect(problem(text)).toContain(message);
  });

  it("is a module with other text under the same name and revision", () => {
    expect(problem(configurationOf("container a;"), configurationOf("container b;"))).toBe(
      "1.yang:1:1: module 'm' is also in 0.yang, with other text",
    );
  });

  it("is a second configuration, as the modules of another family have one", () => {
    const other = configurationOf("container a;").replace("module m", "module n");
    expect(problem(configurationOf("container a;"), other)).toContain(
      "container 'configuration' is also in 0.yang",
    );
  });

  it("is what expands without measure", () => {
    const many = Array.from({ length: 3_000 }, (_, index) => `leaf l${index} { type empty; }`).join(
      " ",
    );
    const uses = Array.from(
      { length: 1_500 },
      (_, index) => `container c${index} { uses g; }`,
    ).join(" ");
    expect(problem(configurationOf(`grouping g { ${many} }`, uses))).toContain(
      "expands to more than",
    );
  });

  it("is not a chain of groupings that double at every step", () => {
    const steps = Array.from(
      { length: 60 },
      (_, index) =>
        `grouping g${index + 1} { container a { uses g${index}; } container b { uses g${index}; } }`,
    );
    const text = configurationOf("grouping g0 { leaf l { type empty; } }", ...steps, "uses g60;");
    expect(names(at("a b a", compiled(text)))).toEqual(["a", "b"]);
  });
});
