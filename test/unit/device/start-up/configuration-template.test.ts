import { describe, expect, it } from "vitest";
import type { ConfigurationSkeleton } from "../../../../src/device/start-up/configuration-template.ts";
import { templateText } from "../../../../src/device/start-up/configuration-template.ts";
import {
  type StartUpOptions,
  startUpTree,
} from "../../../../src/device/start-up/start-up-configuration.ts";
import { type ConfigTree, equalTrees, find } from "../../../../src/junos/config/index.ts";
import { printText } from "../../../../src/junos/formats/index.ts";
import { slotToken } from "../../../../src/junos/template/index.ts";

/** A skeleton in which `$0`, `$1` and so on are slots; slot n is written in line n + 1. */
function skeletonOf(text: string): ConfigurationSkeleton {
  const places = Array.from({ length: 10 }, (_, slot) => ({ line: slot + 1, column: 5 }));
  return { text: text.replace(/\$(\d)/g, (_, slot: string) => slotToken(Number(slot))), places };
}

function fill(
  skeleton: ConfigurationSkeleton,
  values: readonly string[],
  options: StartUpOptions = { file: "edge.conf" },
): ConfigTree {
  return startUpTree({ skeleton, values }, options);
}

const curly = `system {
    host-name $0;
    domain-name $1;
    services {
        netconf {
            ssh;
        }
    }
}
interfaces {
    ge-0/0/$2 {
        description "to $0";
        unit 0 {
            family inet {
                address 10.0.$2.1/24;
            }
        }
    }
    lo0 {
        unit 0 {
            family inet {
                address 192.0.2.1/32;
            }
        }
    }
}
`;

/** What reading the text with its values in it gives. */
function whole(skeleton: ConfigurationSkeleton, values: readonly string[]): ConfigTree {
  return startUpTree(templateText({ skeleton, values }));
}

describe("a configuration template", () => {
  const forms = [
    ["text", curly],
    [
      "set",
      `set system host-name $0
set system domain-name $1
set interfaces ge-0/0/$2 description "to $0"
set interfaces ge-0/0/$2 unit 0 family inet address 10.0.$2.1/24
set interfaces lo0 unit 0 family inet address 192.0.2.1/32
`,
    ],
    [
      "XML",
      `<configuration><system><host-name>$0</host-name><domain-name>$1</domain-name></system>
<interfaces><interface><name>ge-0/0/$2</name><description>to $0</description><mtu>$3</mtu></interface>
<interface><name>lo0</name></interface></interfaces></configuration>`,
    ],
    [
      "JSON",
      `{"configuration": {"system": {"host-name": "$0", "domain-name": "$1"},
"interfaces": {"interface": [{"name": "ge-0/0/$2", "description": "to $0", "mtu": $3}, {"name": "lo0"}]}}}`,
    ],
  ] as const;
  it.each(forms)("as %s gives the tree of the text with its values in it", (_form, text) => {
    const skeleton = skeletonOf(text);
    const values = ["r1", "example.net", "7", "9000"];
    const tree = fill(skeleton, values);
    expect(printText(tree)).toContain("ge-0/0/7");
    expect(equalTrees(tree, whole(skeleton, values))).toBe(true);
  });

  it("shares what holds no slot, and what has the same values", () => {
    const skeleton = skeletonOf(curly);
    const one = fill(skeleton, ["r1", "example.net", "7"]);
    const other = fill(skeleton, ["r2", "example.net", "7"]);
    const same = (
      ...steps: Parameters<typeof find> extends [unknown, ...infer Steps] ? Steps : never
    ): boolean => find(one, ...steps) === find(other, ...steps);
    expect(same("system")).toBe(false);
    expect(same("system", "services")).toBe(true);
    expect(same("system", "domain-name")).toBe(true);
    expect(same("interfaces", ["interface", "lo0"])).toBe(true);
    expect(same("interfaces", ["interface", "ge-0/0/7"])).toBe(false);
    expect(same("interfaces", ["interface", "ge-0/0/7"], ["unit", "0"])).toBe(true);
    expect(fill(skeleton, ["r1", "example.net", "7"])).toBe(one);
  });

  it("sorts the entries whose names are filled in", () => {
    const skeleton = skeletonOf(
      "interfaces {\n    ge-0/0/$0 { mtu 1500; }\n    ge-0/0/5 { mtu 1600; }\n}\n",
    );
    const names = ([value]: readonly [string]): readonly string[] =>
      [...printText(fill(skeleton, [value])).matchAll(/ge-\S+/g)].map(String);
    expect(names(["9"])).toEqual(["ge-0/0/5", "ge-0/0/9"]);
    expect(names(["3"])).toEqual(["ge-0/0/3", "ge-0/0/5"]);
  });

  it("takes words of the grammar as values, and shares the trees of each wording", () => {
    const skeleton = skeletonOf(
      "interfaces {\n    ge-0/0/0 {\n        unit 0 {\n            family $0 {\n                address $1;\n            }\n        }\n    }\n}\nsystem {\n    host-name $2;\n    services {\n        ssh;\n    }\n}\n",
    );
    const one = fill(skeleton, ["inet6", "2001:db8::1/64", "a"], { validation: "strict" });
    const other = fill(skeleton, ["inet6", "2001:db8::2/64", "b"], { validation: "strict" });
    expect(printText(one)).toContain("family inet6");
    expect(find(one, "system", "services")).toBe(find(other, "system", "services"));
    expect(() => fill(skeleton, ["inet5", "1.2.3.4/8", "a"], { validation: "strict" })).toThrow(
      "syntax error",
    );
  });

  it("takes whole statements as values", () => {
    const skeleton = skeletonOf("system {\n    $0\n    host-name $1;\n}\n");
    const tree = fill(skeleton, ["domain-name example.net;", "r1"]);
    expect(printText(tree)).toContain("domain-name example.net;");
  });

  it("keeps a value with blanks one word", () => {
    const tree = fill(skeletonOf("system {\n    location {\n        building $0;\n    }\n}\n"), [
      "a b",
    ]);
    expect(printText(tree)).toContain('building "a b";');
  });

  it("refuses a value that the statement does not take, with its place in the template", () => {
    const skeleton = skeletonOf("interfaces {\n    ge-0/0/0 {\n        mtu $1;\n    }\n}\n");
    expect(() => fill(skeleton, ["", "many"])).toThrow(
      "edge.conf:2:5: Invalid numeric value: 'many' (mtu) at [edit interfaces ge-0/0/0]",
    );
    expect(() => fill(skeleton, ["", "70000"])).toThrow("is not within range");
    expect(() => fill(skeleton, ["", "70000"])).toThrow("is not within range");
  });

  it("refuses two entries that become one, and an entry without a name", () => {
    const skeleton = skeletonOf(
      "interfaces {\n    ge-0/0/$0 { mtu 1500; }\n    ge-0/0/$1 { mtu 1600; }\n}\n",
    );
    expect(() => fill(skeleton, ["3", "3"])).toThrow(
      "edge.conf:2:5: two entries of the template are both 'ge-0/0/3' at [edit interfaces]",
    );
    const bare = skeletonOf("interfaces {\n    $0 { mtu 1500; }\n}\n");
    expect(() => fill(bare, [""])).toThrow("the name of an entry of interface is empty");
  });

  it("tells what is wrong in the template itself as of any configuration", () => {
    const skeleton = skeletonOf("system {\n    host-name $0\n}\n");
    expect(() => fill(skeleton, ["r1"])).toThrow("edge.conf:3:1: syntax error");
  });
});
