import { describe, expect, it } from "vitest";
import { applyEdit, type ConfigTree, emptyTree } from "../../../../../src/junos/config/index.ts";
import { parseText, printCompare } from "../../../../../src/junos/formats/index.ts";
import { readSchema } from "../../../../../src/junos/schema/index.ts";

const schema = readSchema([
  {
    name: "test",
    text: `
groups list user-ordered homogeneous
  use / except groups
system container
  host-name leaf string
  domain-name leaf string
  name-server list user-ordered homogeneous
  services container
    ssh container presence
      port leaf integer
    ftp container presence
  as-number container oneliner
    value leaf integer nokeyword
    loops leaf integer
interfaces container
  interface list hidden-keyword
    mtu leaf integer
    description leaf string
    unit list
      family container inline
        inet container presence
          mtu leaf integer
          address list user-ordered
        inet6 container presence
routing-options container
  martians list homogeneous
    allow leaf empty
protocols container
  bgp container
    group list user-ordered
      type leaf string
      export leaf-list string user-ordered
      neighbor list user-ordered
        peer-as leaf integer
policy-options container
  policy-statement list
    term list user-ordered
      then container oneliner-plus
        accept leaf empty choice=end
        reject leaf empty choice=end
`,
  },
]);

function tree(text: string): ConfigTree {
  const { root, problems } = parseText(text, schema);
  expect(problems).toEqual([]);
  return applyEdit(emptyTree(schema), root).tree;
}

const interfaces = (inside: string): string => `interfaces { ge-0/0/0 { ${inside} } }`;
const policy = (...terms: readonly string[]): string =>
  `policy-options { policy-statement P { ${terms.map((name) => `term ${name} { then accept; }`).join(" ")} } }`;

describe("printCompare", () => {
  it("prints nothing when nothing differs, shared or not", () => {
    const one = tree(interfaces("mtu 1500;"));
    expect(printCompare(one, one)).toBe("");
    expect(printCompare(one, tree(interfaces("mtu 1500;")))).toBe("");
  });

  it.each([
    [
      "a leaf one blank deeper than its path",
      "system { host-name r1; }",
      "system { host-name r7; }",
      `[edit system]
-  host-name r1;
+  host-name r7;
`,
    ],
    [
      "leaves and whole containers of one parent in one hunk",
      "system { host-name r1; services { ssh; ftp; } }",
      "system { domain-name lab; services { ssh { port 23; } } }",
      `[edit system]
-  host-name r1;
+  domain-name lab;
[edit system services]
-    ftp;
[edit system services ssh]
+    port 23;
`,
    ],
    [
      "an entry in full at the hunk of its list",
      interfaces("mtu 1500;"),
      `${interfaces("mtu 9000;")} interfaces { ge-0/0/1 { unit 0 { family inet { address 192.0.2.1/24; } } } }`,
      `[edit interfaces ge-0/0/0]
-   mtu 1500;
+   mtu 9000;
[edit interfaces]
+   ge-0/0/1 {
+       unit 0 {
+           family inet {
+               address 192.0.2.1/24;
+           }
+       }
+   }
`,
    ],
    [
      "an address seven blanks deep below its family",
      interfaces("unit 0 { family inet { address 192.0.2.1/24; } }"),
      interfaces("unit 0 { family inet { address 192.0.2.2/24; } }"),
      `[edit interfaces ge-0/0/0 unit 0 family inet]
-       address 192.0.2.1/24;
+       address 192.0.2.2/24;
`,
    ],
    [
      "a new family with its keyword",
      interfaces("unit 0 { family inet; }"),
      interfaces("unit 0 { family inet; family inet6; }"),
      `[edit interfaces ge-0/0/0 unit 0]
+      family inet6;
`,
    ],
    [
      "a term at the end behind the one before it",
      policy("old"),
      policy("old", "new"),
      `[edit policy-options policy-statement P]
     term old { ... }
+    term new {
+        then accept;
+    }
`,
    ],
    [
      "a term in the middle between its neighbours and one at the head before the next",
      policy("a", "b"),
      policy("x", "a", "y", "b"),
      `[edit policy-options policy-statement P]
+    term x {
+        then accept;
+    }
     term a { ... }
+    term y {
+        then accept;
+    }
     term b { ... }
`,
    ],
    [
      "a term that moved",
      policy("a", "b", "c"),
      policy("c", "a", "b"),
      `[edit policy-options policy-statement P]
!    term c { ... }
     term a { ... }
`,
    ],
    [
      "entries of a shared block with the keyword in the header",
      "system { name-server { 192.0.2.1; } }",
      "system { name-server { 192.0.2.1; 203.0.113.9; } }",
      `[edit system name-server]
    192.0.2.1 { ... }
+   203.0.113.9;
`,
    ],
    [
      "a new shared block at the indentation of a leaf",
      "routing-options { apply-groups x; }",
      "routing-options { apply-groups x; martians { 10.0.0.0/8; } }",
      `[edit routing-options]
+  martians {
+      10.0.0.0/8;
+  }
`,
    ],
    [
      "changes inside a group without counting the group",
      "groups { G { system { host-name a; } } }",
      "groups { G { system { host-name b; } } }",
      `[edit groups G system]
-  host-name a;
+  host-name b;
`,
    ],
    [
      "a leaf-list with all its values",
      "protocols { bgp { group G { export [ A B ]; } } }",
      "protocols { bgp { group G { export A; } } }",
      `[edit protocols bgp group G]
-    export [ A B ];
+    export A;
`,
    ],
    [
      "activation changes behind an exclamation mark",
      `${interfaces("mtu 1500; unit 0;")} system { services { inactive: ssh; } }`,
      "interfaces { inactive: ge-0/0/0 { inactive: mtu 1500; unit 0; } } system { services { ssh; } }",
      `[edit system services]
!    active: ssh { ... }
[edit interfaces]
!   inactive: ge-0/0/0 { ... }
[edit interfaces ge-0/0/0]
!   inactive: mtu 1500;
`,
    ],
    [
      "a line that cannot be taken apart as a whole",
      "system { as-number 65000; }",
      "system { as-number 65001 loops 2; }",
      `[edit system]
-   as-number 65000;
+   as-number 65001 loops 2;
`,
    ],
    [
      "an annotation before the statement that it belongs to",
      interfaces("mtu 1500;"),
      "interfaces { /* uplink */ ge-0/0/0 { mtu 1500; } }",
      `[edit interfaces]
+   /* uplink */
    ge-0/0/0 { ... }
`,
    ],
  ])("prints %s", (_, base, changed, expected) => {
    expect(printCompare(tree(base), tree(changed))).toBe(expected);
  });
});
