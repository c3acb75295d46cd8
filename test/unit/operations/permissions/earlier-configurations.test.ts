import { describe, expect, it } from "vitest";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const kept = ["before-1", "before-2", "now-1", "now-2", "$9$", "$6$"] as const;

/** Two commits that differ in what may be seen, in what is hidden and in a secret. */
async function committed(): Promise<NetconfBench> {
  const bench = new NetconfBench({
    configuration: `
set system host-name r1
set system login class noc permissions [ configure interface routing rollback maintenance ]
set system login class noc deny-configuration "interfaces ge-0/0/9"
set system login class eye permissions [ view interface routing ]
set system login class eye deny-configuration "interfaces ge-0/0/9"
set system login user noc class noc
set system login user eye class eye
set system login user reader class read-only
set system login user root authentication encrypted-password "$6$salt$hash"
set interfaces ge-0/0/0 description shown-before
set interfaces ge-0/0/9 description before-1
set snmp location before-2
set protocols bgp group x authentication-key before-secret`,
  });
  const lines = [
    "set interfaces ge-0/0/0 description shown-now",
    "set interfaces ge-0/0/9 description now-1",
    "set snmp location now-2",
    "set protocols bgp group x authentication-key now-secret",
  ];
  await bench.body("<request-save-rescue-configuration/>");
  await bench.body(
    `<load-configuration action="set" format="text"><configuration-set>${lines.join("\n")}</configuration-set></load-configuration>`,
  );
  await bench.body("<commit/>");
  return bench;
}

const users = ["noc", "eye", "reader", "netops"] as const;
const session = (user: (typeof users)[number]): number => 50 + users.indexOf(user);

/** Every way to an earlier configuration, and who of the users may go it. */
const ways: readonly (readonly [request: string, ...allowed: (typeof users)[number][]])[] = [
  ...["text", "xml", "json", "set"].map(
    (format) =>
      [
        `<get-configuration compare="rollback" rollback="1" format="${format}"/>`,
        "noc",
        "eye",
        "reader",
        "netops",
      ] as const,
  ),
  ['<get-configuration changed="changed"/>', "noc", "eye", "reader", "netops"],
  [
    '<command format="text">show configuration | compare rollback 1</command>',
    "noc",
    "eye",
    "reader",
    "netops",
  ],
  [
    "<command>show configuration | compare rollback 1 | display xml</command>",
    "noc",
    "eye",
    "reader",
    "netops",
  ],
  [
    "<command>show configuration | display changed | display xml</command>",
    "noc",
    "eye",
    "reader",
    "netops",
  ],
  ...["xml", "text", "set", "json"].map(
    (format) =>
      [
        `<get-rollback-information><rollback>1</rollback><format>${format}</format></get-rollback-information>`,
        "noc",
        "netops",
      ] as const,
  ),
  [
    "<get-rollback-information><rollback>1</rollback><compare>0</compare></get-rollback-information>",
    "noc",
    "netops",
  ],
  ['<command format="text">show system rollback 1</command>', "noc", "netops"],
  ['<command format="text">show system rollback 1 compare 0</command>', "noc", "netops"],
  ["<get-rescue-information/>", "noc", "netops"],
  ['<command format="text">show system configuration rescue</command>', "noc", "netops"],
  ['<command format="text">file show /config/juniper.conf.1.gz</command>', "noc", "netops"],
  ['<command format="text">file show /config/rescue.conf.gz</command>', "noc", "netops"],
  ["<file-show><filename>/config/juniper.conf.gz</filename></file-show>", "noc", "netops"],
];

describe("an earlier configuration", () => {
  it.each(ways)("shows no more than the present one: %s", async (request, ...allowed) => {
    const bench = await committed();
    for (const user of users) {
      const reply = await bench.body(request, session(user), user);
      const isAllowed = allowed.includes(user);
      expect(reply.includes("<error-message>permission denied"), user).toBe(!isAllowed);
      const told = kept.filter((word) => reply.includes(word));
      expect(told.length > 0, `${user}: ${told.join(" ")}`).toBe(user === "netops");
      expect(reply.includes("shown-"), user).toBe(isAllowed && user !== "reader");
    }
  });

  it("is loaded as a whole only by who may change all that differs", async () => {
    const bench = await committed();
    const load = '<load-configuration rollback="1"/>';
    expect(await bench.body(load, session("noc"), "noc")).toContain("permission denied");
    expect(await bench.body(load, session("eye"), "eye")).toContain(
      "<bad-element>load-configuration</bad-element>",
    );
  });
});

describe("the state of NETCONF and of the database", () => {
  const benchOf = (): NetconfBench =>
    new NetconfBench({
      configuration: `
set system services netconf netconf-monitoring netconf-state-schemas retrieve-standard-yang
set system login class editor permissions [ configure interface-control ]
set system login user editor class editor
set system login user reader class read-only
set interfaces ge-0/0/0 description core`,
    });
  const state =
    '<get><filter type="subtree"><netconf-state xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"><sessions/></netconf-state></filter></get>';

  it.each([state, '<get><filter type="subtree"/></get>'])(
    "is for who may view: %s",
    async (get) => {
      const bench = benchOf();
      await bench.body("<lock><target><candidate/></target></lock>", 1, "netops");
      const reply = await bench.body(get, 2, "reader");
      expect(reply).toContain("<data>");
      expect(reply).toContain("netops");
      const refused = await bench.body(get, 3, "editor");
      expect(refused).toContain("<error-message>permission denied</error-message>");
      expect(refused).toContain("<bad-element>get</bad-element>");
      expect(refused).not.toContain("netops");
    },
  );

  it("is left out of what others get with the configuration", async () => {
    const bench = benchOf();
    await bench.body("<lock><target><candidate/></target></lock>", 1, "netops");
    const reply = await bench.body("<get/>", 3, "editor");
    expect(reply).toContain("<description>core</description>");
    expect(reply).not.toMatch(/netops|database-status/);
    expect(await bench.body("<get/>", 4, "netops")).toContain("<user>netops</user>");
  });

  it("shows the sessions of others to nobody who may not view", async () => {
    const bench = benchOf();
    await bench.body("<get-system-information/>", 1, "netops");
    for (const request of [
      "<get-system-users-information/>",
      "<get-configuration-database-status/>",
      "<kill-session><session-id>1</session-id></kill-session>",
      "<walk-snmp-object><snmp-object-name>system</snmp-object-name></walk-snmp-object>",
    ])
      expect(await bench.body(request, 3, "editor"), request).toContain("permission denied");
    expect(bench.ended).toEqual([]);
  });
});
