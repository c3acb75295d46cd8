import { describe, expect, it } from "vitest";
import { junosOperations, OwnReplies, readReplies } from "../../../../src/operations/index.ts";
import { tableCommands } from "../../../../src/operations/operational/commands/table/index.ts";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const configuration = `
system {
  host-name r1;
  login {
    class editor { permissions [ configure view interface-control ]; }
    class keeper { permissions [ configure rollback maintenance all-control ]; }
    class empty { idle-timeout 5; }
    user root-like { class super-user; }
    user oper { class operator; }
    user reader { class read-only; }
    user nobody { class unauthorized; }
    user editor { class editor; }
    user keeper { class keeper; }
    user empty { class empty; }
    user lost { class not-there; }
  }
}
interfaces { ge-0/0/0 { description old; } }`;

const users = [
  "root-like",
  "oper",
  "reader",
  "nobody",
  "editor",
  "keeper",
  "empty",
  "lost",
] as const;
type User = (typeof users)[number];

const edit = (inside: string): string =>
  `<edit-config><target><candidate/></target><config><configuration>${inside}</configuration></config></edit-config>`;

/** What each request is, and who may make it. */
const rows: readonly (readonly [request: string, ...allowed: User[]])[] = [
  ["<get-software-information/>", "root-like", "oper", "reader", "editor"],
  [
    "<get-interface-information><terse/></get-interface-information>",
    "root-like",
    "oper",
    "reader",
    "editor",
  ],
  ["<command>show version</command>", "root-like", "oper", "reader", "editor"],
  [
    "<command format='text'>show version | no-more</command>",
    "root-like",
    "oper",
    "reader",
    "editor",
  ],
  ["<get-log><filename>messages</filename></get-log>", "root-like", "oper", "keeper"],
  ["<command>show log messages</command>", "root-like", "oper", "keeper"],
  [
    "<get-config><source><running/></source></get-config>",
    "root-like",
    "reader",
    "oper",
    "editor",
    "keeper",
  ],
  ["<get-configuration/>", "root-like", "reader", "oper", "editor", "keeper"],
  ["<command>show configuration</command>", "root-like", "reader", "oper", "editor", "keeper"],
  ["<get/>", "root-like", "reader", "oper", "editor", "keeper"],
  ["<lock><target><candidate/></target></lock>", "root-like", "editor", "keeper"],
  ["<lock-configuration/>", "root-like", "editor", "keeper"],
  ["<open-configuration><private/></open-configuration>", "root-like", "editor", "keeper"],
  [
    edit(
      "<interfaces><interface><name>ge-0/0/0</name><description>new</description></interface></interfaces>",
    ),
    "root-like",
    "editor",
    "keeper",
  ],
  [edit("<system><host-name>r2</host-name></system>"), "root-like", "keeper"],
  [
    edit(
      "<system><login><user><name>reader</name><class>super-user</class></user></login></system>",
    ),
    "root-like",
    "keeper",
  ],
  ["<delete-config><target><candidate/></target></delete-config>", "root-like", "keeper"],
  ["<commit/>", "root-like", "editor", "keeper"],
  ["<commit-configuration/>", "root-like", "editor", "keeper"],
  ["<validate><source><candidate/></source></validate>", "root-like", "editor", "keeper"],
  ["<discard-changes/>", "root-like", "editor", "keeper"],
  ['<load-configuration rollback="0"/>', "root-like", "editor", "keeper"],
  ['<load-configuration rollback="1"/>', "root-like", "keeper"],
  [
    "<get-rollback-information><rollback>0</rollback></get-rollback-information>",
    "root-like",
    "keeper",
  ],
  ["<get-commit-information/>", "root-like", "reader", "oper", "editor"],
  ["<clear-system-commit/>", "root-like", "keeper"],
  ["<request-save-rescue-configuration/>", "root-like", "keeper"],
  [
    "<load-pki-crl><ca-profile>x</ca-profile><filename>/x</filename></load-pki-crl>",
    "root-like",
    "keeper",
  ],
  ["<clear-pki-crl><ca-profile>x</ca-profile></clear-pki-crl>", "root-like", "oper"],
  ["<get-pki-crl/>", "root-like", "oper", "reader", "editor"],
  ["<kill-session><session-id>9</session-id></kill-session>", "root-like", "keeper"],
  ["<request-logout-user><user>zoe</user></request-logout-user>", "root-like", "editor", "keeper"],
  ["<get-authorization-information/>", "root-like", "oper", "reader", "editor"],
  ["<command>show cli authorization</command>", "root-like", "oper", "reader", "editor"],
  ["<close-session/>", ...users],
];

const denied = "<error-message>permission denied</error-message>";

describe("the login class of a user", () => {
  it.each(rows)("decides who may ask for %s", async (request, ...allowed) => {
    for (const user of users) {
      const bench = new NetconfBench({ configuration });
      const reply = await bench.body(request, 18_321, user);
      expect(reply.includes(denied), user).toBe(!allowed.includes(user));
      bench.database.close();
    }
  });

  it("leaves the candidate alone when it refuses an edit, and names each refused stanza", async () => {
    const bench = new NetconfBench({ configuration });
    const before = bench.database.candidate;
    const reply = await bench.body(
      edit(
        "<system><host-name>r2</host-name></system><snmp><location>x</location></snmp>" +
          "<interfaces><interface><name>ge-0/0/0</name><mtu>1400</mtu></interface></interfaces>",
      ),
      18_321,
      "editor",
    );
    expect(
      [...reply.matchAll(/<bad-element>(.*?)<\/bad-element>/g)].map(([, name]) => name),
    ).toEqual(["system", "snmp"]);
    expect(bench.database.candidate).toBe(before);
  });

  it("takes a copy of running for what it is, though its user sees a part of it", async () => {
    const bench = new NetconfBench({ configuration });
    const copy =
      "<copy-config><target><candidate/></target><source><running/></source></copy-config>";
    await bench.body(
      edit("<interfaces><interface><name>ge-0/0/0</name><mtu>1400</mtu></interface></interfaces>"),
      18_321,
      "editor",
    );
    expect(bench.database.isModified).toBe(true);
    expect(await bench.body(copy, 18_321, "editor")).toBe("<ok/>\n");
    expect(bench.database.isModified).toBe(false);
  });

  it("does not let one user take back what only another may change", async () => {
    const bench = new NetconfBench({ configuration });
    await bench.body(edit("<system><host-name>r2</host-name></system>"), 1, "root-like");
    for (const request of ["<discard-changes/>", '<load-configuration rollback="0"/>'])
      expect(await bench.body(request, 2, "editor")).toContain("<bad-element>system</bad-element>");
    expect(await bench.body("<discard-changes/>", 1, "root-like")).toBe("<ok/>\n");
  });

  it("answers what nobody knows with a syntax error, whoever asks", async () => {
    const bench = new NetconfBench({ configuration });
    expect(await bench.body("<get-bogus-information/>", 1, "nobody")).toContain("syntax error");
  });

  it("holds for a session until it ends, whatever is committed meanwhile", async () => {
    const bench = new NetconfBench({ configuration });
    expect(await bench.body("<get-system-information/>", 1, "reader")).not.toContain(denied);
    await bench.body(
      `<load-configuration action="set"><configuration-set>set system login user reader class unauthorized</configuration-set></load-configuration>`,
      2,
      "root-like",
    );
    await bench.body("<commit/>", 2, "root-like");
    expect(await bench.body("<get-system-information/>", 1, "reader")).not.toContain(denied);
    expect(await bench.body("<get-system-information/>", 3, "reader")).toContain(denied);
  });
});

describe("a command that is allowed by its line", () => {
  const bench = new NetconfBench({
    configuration: `system { login {
      class some {
        allow-commands "show version|show configuration|show log messages$|clear system commit";
        deny-commands "show version detail";
      }
      user some { class some; }
    } }`,
  });

  it.each([
    ["<command>show version</command>", true],
    ["<command>show version brief</command>", true],
    ["<command>show version detail</command>", false],
    ["<get-software-information/>", true],
    ["<get-software-information><detail/></get-software-information>", false],
    ["<command>show log messages | no-more</command>", true],
    ["<command>show log chassisd</command>", false],
    ["<command>show system uptime</command>", false],
    ["<get-system-uptime-information/>", false],
    ["<command>show configuration</command>", true],
    ["<clear-system-commit/>", true],
    ["<commit/>", false],
  ])("is answered whatever the flags: %s, %s", async (request, isAllowed) => {
    const reply = await bench.body(request, 18_321, "some");
    expect(reply.includes(denied)).toBe(!isAllowed);
  });
});

describe("the order of the arguments", () => {
  const bench = new NetconfBench({
    configuration: `system { login {
      class strict {
        permissions view;
        deny-commands "show interfaces terse|show system rollback 1|show interfaces .*ge-0/0/9 detail";
      }
      class lists { permissions view; deny-commands-regexps [ "show interfaces terse" ]; }
      class some { allow-commands "show interfaces ge-0/0/0 terse$|file copy /var/tmp/a /var/tmp/b"; }
      class longer { allow-commands "show interfaces terse"; deny-commands "show interfaces"; }
      user strict { class strict; } user lists { class lists; }
      user some { class some; } user longer { class longer; }
    } }`,
  });
  const interfaces = (inside: string): string =>
    `<get-interface-information>${inside}</get-interface-information>`;

  it.each([
    ["strict", "<command>show interfaces ge-0/0/0 terse</command>", false],
    ["strict", "<command>sh int ge-0/0/0 ter</command>", false],
    ["strict", "<command>show interfaces ge-0/0/0 terse | no-more</command>", false],
    ["strict", "<command>show interfaces terse ge-0/0/0</command>", false],
    ["strict", interfaces("<interface-name>ge-0/0/0</interface-name><level>terse</level>"), false],
    ["strict", "<command>show interfaces ge-0/0/0</command>", true],
    ["strict", "<command>show interfaces detail ge-0/0/9</command>", false],
    ["strict", interfaces("<detail/><interface-name>ge-0/0/9</interface-name>"), false],
    ["strict", "<command>show interfaces detail ge-0/0/8</command>", true],
    ["lists", "<command>show interfaces ge-0/0/0 terse</command>", false],
    ["lists", "<command>show interfaces ge-0/0/0</command>", true],
    ["some", "<command>show interfaces terse ge-0/0/0</command>", true],
    ["some", interfaces("<terse/><interface-name>ge-0/0/0</interface-name>"), true],
    ["some", "<command>show interfaces terse ge-0/0/1</command>", false],
    // The places of a copy are no matter of order.
    ["some", "<command>file copy /var/tmp/a /var/tmp/b</command>", true],
    ["some", "<command>file copy /var/tmp/b /var/tmp/a</command>", false],
    [
      "some",
      "<file-copy><destination>/var/tmp/a</destination><source>/var/tmp/b</source></file-copy>",
      false,
    ],
    ["longer", "<command>show interfaces ge-0/0/0 terse</command>", true],
    ["longer", "<command>show interfaces ge-0/0/0</command>", false],
  ] as const)("decides nothing: %s, %s", async (user, request, isAllowed) => {
    const session = 1 + ["strict", "lists", "some", "longer"].indexOf(user);
    const reply = await bench.body(request, session, user);
    expect(reply.includes(denied)).toBe(!isAllowed);
  });

  it("judges requests with arguments that only the table of commands describes", async () => {
    const rollback = "<get-rollback-information><rollback>1</rollback></get-rollback-information>";
    const own = new NetconfBench({
      configuration: `system { login {
        class strict { permissions rollback; deny-commands "show system rollback 1"; }
        user strict { class strict; }
      } }`,
    });
    expect(await own.body(rollback, 1, "strict")).toContain(denied);
    expect(await own.body(rollback.replace(">1<", ">0<"), 1, "strict")).not.toContain(denied);
  });
});

const answered = new Set(junosOperations().operations.map(({ name }) => name));

describe("what no operation answers", () => {
  const own = new OwnReplies(
    readReplies([
      { path: "get-weather.xml", text: "<weather/>" },
      { path: "clear-weather.xml", text: "<ok/>" },
      { path: "make-weather.xml", text: "<ok/>" },
    ]),
    () => {},
  );
  const bench = new NetconfBench({
    configuration: `system { login {
      class strict { permissions [ view clear ]; deny-commands "show policy conditions|set cli"; }
      user strict { class strict; } user reader { class read-only; } user keeper { class keeper; }
      class keeper { permissions maintenance; }
    } }`,
    ownReplies: own,
  });

  it.each([
    ["<get-weather/>", "strict", "reader"],
    ["<clear-weather/>", "strict"],
    ["<make-weather/>", "keeper"],
    ["<command>show system connections</command>", "strict", "reader"],
    ["<command>request support information</command>", "keeper"],
    ["<command>set cli screen-length 0</command>", "reader"],
    ["<command>se cl screen-l 0</command>", "reader"],
    // Who keeps the device sees its event options and scripts, and nothing else of the configuration.
    ["<command>sh conf</command>", "strict", "reader", "keeper"],
  ])("is for those who may: %s", async (request, ...allowed) => {
    for (const [at, user] of ["strict", "reader", "keeper"].entries())
      expect((await bench.body(request, at + 1, user)).includes(denied), user).toBe(
        !allowed.includes(user),
      );
  });

  it.each(
    tableCommands()
      .filter(({ action, families }) => action.kind === "rpc" && families === undefined)
      .flatMap(({ action }) => ("rpc" in action && !answered.has(action.rpc) ? [action.rpc] : []))
      .filter((rpc) => /^(?:clear|request)-/.test(rpc)),
  )("is refused to a user who may only look: %s", async (rpc) => {
    expect(await bench.body(`<${rpc}/>`, 2, "reader")).toContain(denied);
  });
});

describe("files and patterns", () => {
  const bench = new NetconfBench({
    configuration: `system { login {
      class noc { permissions [ configure trace interface-control ]; deny-configuration "interfaces ge-0/0/9"; allow-commands "file show /var/log/messages$"; }
      user noc { class noc; }
    } }
    interfaces { ge-0/0/0 { description a; } ge-0/0/9 { description hidden; } }`,
    files: { "/var/tmp/own.txt": "words" },
  });
  const set = (line: string): string =>
    `<load-configuration action="set"><configuration-set>${line}</configuration-set></load-configuration>`;

  it.each([
    "<get-log><filename>/var/tmp/own.txt</filename></get-log>",
    "<get-log><filename>/config/juniper.conf.gz</filename></get-log>",
    '<load-configuration url="/config/juniper.conf.gz"/>',
    "<file-show><filename>/var/log/messages|/../../tmp/own.txt</filename></file-show>",
    set("copy interfaces ge-0/0/9 to ge-0/0/1"),
    set("wildcard delete interfaces ge-0/0/9"),
  ])("give nothing that a user may not read: %s", async (request) => {
    const reply = await bench.body(request, 1, "noc");
    expect(reply).not.toContain("words");
    expect(reply).toMatch(/could not|permission denied|statement not found/);
    expect(await bench.body("<get-configuration/>", 1, "noc")).not.toContain("hidden");
  });

  it("answers a pattern alike, whether it fits what is hidden or nothing", async () => {
    const ask = (pattern: string): Promise<string> =>
      bench.body(`<load-configuration replace-pattern="${pattern}" with="x"/>`, 1, "noc");
    expect(await ask("hid.*")).toBe(await ask("nothing-has-this"));
  });
});

describe("every operation", () => {
  it.each(junosOperations().operations.map((operation) => [operation.name, operation] as const))(
    "%s says which permissions it needs",
    (_name, { permissions }) => {
      expect(permissions).toBeDefined();
    },
  );
});
