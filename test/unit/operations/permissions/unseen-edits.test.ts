import { describe, expect, it } from "vitest";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const classes = `system { login {
  class noc {
    permissions [ configure interface-control routing-control ];
    deny-configuration "interfaces ge-0/0/9|interfaces ge-0/0/0 unit 7|interfaces ge-0/0/0 disable";
  }
  user noc { class noc; }
} }`;
const seen = `interfaces {
  ge-0/0/0 { description core; unit 0 { family inet { mtu 1400; } } }
  ge-0/0/1 { description edge; }
}`;
const hidden = `interfaces {
  ge-0/0/9 { description kept; }
  ge-0/0/0 { disable; unit 7 { description kept; } }
}
snmp { location kept; }
routing-options { static { route 10.0.0.0/8 discard; } }`;

const load = (action: string, format: string, text: string): string =>
  `<load-configuration action="${action}" format="text"><configuration-${format}>${text}</configuration-${format}></load-configuration>`;
const set = (line: string): string => load("set", "set", line);
const patch = (text: string): string => load("patch", "patch", text);
const edit = (inside: string): string =>
  `<edit-config><target><candidate/></target><config><configuration>${inside}</configuration></config></edit-config>`;
const nine = (attribute: string, inside = ""): string =>
  edit(
    `<interfaces><interface${attribute}><name>ge-0/0/9</name>${inside}</interface></interfaces>`,
  );

/** Requests that are about what the user sees, and about what may be there or not. */
const requests: readonly string[] = [
  set("set interfaces ge-0/0/9 description kept"),
  set("set interfaces ge-0/0/9 description other"),
  set("set interfaces ge-0/0/0 disable"),
  set("set snmp location kept"),
  set("set interfaces ge-0/0/1 mtu 1400"),
  set("delete interfaces ge-0/0/9"),
  set("delete interfaces ge-0/0/9 description"),
  set("delete interfaces ge-0/0/0 unit 7"),
  set("delete interfaces ge-0/0/0 disable"),
  set("delete snmp"),
  set("set interfaces ge-0/0/1 mtu 1400\ndelete snmp location kept"),
  set("deactivate interfaces ge-0/0/9"),
  set("deactivate snmp"),
  set("rename interfaces ge-0/0/9 to ge-0/0/8"),
  set("annotate snmp x"),
  set("delete interfaces"),
  set("delete interfaces ge-0/0/0"),
  nine(' operation="delete"'),
  nine(' operation="remove"'),
  nine(' operation="create"', "<description>x</description>"),
  nine(' operation="replace"', "<description>kept</description>"),
  nine("", "<description>kept</description>"),
  edit('<snmp operation="delete"/>'),
  edit('<interfaces operation="replace"><interface><name>ge-0/0/1</name></interface></interfaces>'),
  load("replace", "text", "interfaces { replace: ge-0/0/9 { description kept; } }"),
  load("merge", "text", "snmp { location kept; }"),
  load("replace", "text", "replace: interfaces { ge-0/0/1 { mtu 1500; } }"),
  patch("[edit interfaces ge-0/0/9]\n-  description kept;"),
  patch("[edit interfaces ge-0/0/9]\n-  description other;"),
  patch("[edit interfaces]\n-   ge-0/0/9 {\n-       description kept;\n-   }"),
  patch("[edit interfaces ge-0/0/0]\n-   unit 7 {\n-       description kept;\n-   }"),
  patch("[edit interfaces ge-0/0/0]\n-   disable;"),
  patch("[edit]\n-  snmp {\n-      location kept;\n-  }"),
  patch("[edit snmp]\n+   contact me;"),
  patch("[edit interfaces ge-0/0/1]\n-  description edge;\n+  description new;"),
];

const benchWith = (...parts: readonly string[]): NetconfBench =>
  new NetconfBench({ configuration: [classes, ...parts].join("\n") });

describe("an edit of a user who sees a part of the candidate", () => {
  it.each(requests)("is answered as if nothing were hidden: %s", async (request) => {
    const [some, none] = [
      benchWith(seen, hidden),
      benchWith(seen, "routing-options { static { route 10.0.0.0/8 discard; } }"),
    ];
    const answer = await some.body(request, 1, "noc");
    expect(answer).toBe(await none.body(request, 1, "noc"));
    expect(answer).not.toContain("kept<");
    // Nor does what comes of it: the candidate as the user sees it.
    const show = '<get-configuration format="set"/>';
    const shown = await some.body(show, 1, "noc");
    expect(shown).toBe(await none.body(show, 1, "noc"));
    expect(shown).not.toContain("kept");
  });

  it.each(requests)("leaves what is hidden: %s", async (request) => {
    const bench = benchWith(seen, hidden);
    await bench.body(request, 1, "noc");
    const all = await bench.body('<get-configuration format="set"/>', 2);
    for (const line of [
      "set interfaces ge-0/0/9 description kept",
      "set interfaces ge-0/0/0 disable",
      "set interfaces ge-0/0/0 unit 7 description kept",
      "set snmp location kept",
    ])
      expect(all).toContain(line);
    expect(all.match(/^set snmp/gm)).toHaveLength(1);
    expect(all).not.toContain("deactivate");
  });

  it("keeps hidden entries in their place", async () => {
    const bench = benchWith(
      "policy-options { policy-statement p { term a { then accept; } term b { then reject; } term c { then accept; } } }",
      `system { login { class some { permissions [ configure routing-control ]; deny-configuration "term b"; } user some { class some; } } }`,
    );
    await bench.body(
      set(
        "delete policy-options policy-statement p term a\nset policy-options policy-statement p term d then accept",
      ),
      1,
      "some",
    );
    const all = await bench.body('<get-configuration format="set"/>', 2);
    expect(all.match(/(?<=statement p term )\w/g)).toEqual(["b", "c", "d"]);
  });

  it.each([
    ["<delete-config><target><candidate/></target></delete-config>", "snmp"],
    [load("override", "text", "interfaces { ge-0/0/1 { mtu 1500; } }"), "snmp"],
    [load("override", "text", "snmp { location kept; }"), "snmp"],
  ])("is refused where another candidate would take its place: %s", async (request, stanza) => {
    const bench = benchWith(seen, hidden);
    const before = bench.database.candidate;
    const answer = await bench.body(request, 1, "noc");
    expect(answer).toContain("<error-message>permission denied</error-message>");
    expect(answer).toContain(`<bad-element>${stanza}</bad-element>`);
    expect(bench.database.candidate).toBe(before);
  });
});
