import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const configuration = `system { host-name r1; services { ssh; netconf { ssh; } } }
interfaces { ge-0/0/0 { description "to core"; unit 0 { family inet { address 192.0.2.1/24; } } } ge-0/0/1 { disable; } }`;

function on(model = "mx204"): (command: string, format?: string) => Promise<string> {
  const bench = new NetconfBench({ configuration, model });
  return (command, format) => {
    const attribute = format === undefined ? "" : ` format="${format}"`;
    const escaped = command.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return bench.body(`<command${attribute}>${escaped}</command>`);
  };
}

const badElement = (reply: string): string | undefined =>
  /<bad-element>(.*)<\/bad-element>/.exec(reply)?.[1];
const message = (reply: string): string | undefined =>
  /<error-message>(.*)<\/error-message>/.exec(reply)?.[1];
const text = (reply: string): string | undefined =>
  /^<output>\n([^]*)\n<\/output>\n$/.exec(reply)?.[1];
const rpc = async (command: string, model?: string): Promise<string> =>
  (await on(model)(`${command}|display xml rpc`)).replaceAll("\n", "");

describe("words of a command", () => {
  it.each([
    ["sh int ter", "<get-interface-information><terse/></get-interface-information>"],
    ["show bgp sum", "<get-bgp-summary-information></get-bgp-summary-information>"],
    ["sh ver", "<get-software-information></get-software-information>"],
    ["sh chas hard det", "<get-chassis-inventory><detail/></get-chassis-inventory>"],
    ["sh sys up", "<get-system-uptime-information></get-system-uptime-information>"],
    [
      "sh sys rollb 1 comp 0",
      "<get-rollback-information><rollback>1</rollback><compare>0</compare></get-rollback-information>",
    ],
  ])("may be abbreviated: %s", async (line, request) => {
    expect(await rpc(line)).toBe(`<rpc>${request}</rpc>`);
  });

  it("are ambiguous when they begin several words, unless they are one in full", async () => {
    const run = on();
    const ambiguous = await run("show i");
    expect(message(ambiguous)).toBe("'i' is ambiguous");
    expect(badElement(ambiguous)).toBe("i");
    expect(message(await run("show version | c"))).toBe("'c' is ambiguous");
    expect(await rpc("show ospf neighbor")).toContain("<get-ospf-neighbor-information>");
  });

  it("are named when nobody understands them", async () => {
    const run = on();
    for (const [line, word] of [
      ["bogus", "bogus"],
      ["show bogus", "bogus"],
      ["show version bogus", "bogus"],
      ["show bgp", "bgp"],
      ["show security pki local-certificate bogus x", "bogus"],
      ["show version | display bogus", "bogus"],
      ["show version | display xml bogus", "bogus"],
      ["show version | bogus", "bogus"],
      ["show version | display set", "set"],
      ["show version | compare", "compare"],
      ["show version invoke-on moon", "moon"],
      ["", "command"],
    ] as const)
      expect(badElement(await run(line)), line).toBe(word);
    expect(message(await run("show version level"))).toBe(
      "syntax error, expecting <command>".replace(/[<>]/g, (c) => (c === "<" ? "&lt;" : "&gt;")),
    );
  });

  it("that are too many, too long or in open quotes are refused", async () => {
    const run = on();
    expect(message(await run('show log "messages'))).toContain("syntax error");
    expect(message(await run(`show ${"x".repeat(limits.commandLineLength)}`))).toContain("syntax");
    expect(message(await run(`show version${" | no-more".repeat(limits.commandPipes + 1)}`))).toBe(
      "too many pipes",
    );
  });

  it("keep their quotes in arguments", async () => {
    expect(await rpc('request message message "see you at 5 | bye" all')).toBe(
      "<rpc><request-message><message>see you at 5 | bye</message><all/></request-message></rpc>",
    );
  });
});

describe("platforms", () => {
  it.each([
    ["vsrx", "show bridge mac-table count", "bridge"],
    ["ex4300-48t", "show bridge mac-table count", "bridge"],
    ["qfx5120-48y-8c", "show chassis cluster status", "cluster"],
    ["mx204", "show chassis cluster status", "cluster"],
    ["mx204", "show ethernet-switching table", "ethernet-switching"],
    ["ex4300-48t", "show security zones", "zones"],
    ["vsrx", "show virtual-chassis", "virtual-chassis"],
  ])("%s does not know %s", async (model, line, word) => {
    expect(badElement(await on(model)(line))).toBe(word);
  });

  it.each([
    ["mx204", "show lldp neighbors interface ge-0/0/0", "get-lldp-interface-neighbors"],
    [
      "ex4300-48t",
      "show lldp neighbors interface ge-0/0/0",
      "get-lldp-interface-neighbors-information",
    ],
    ["mx204", "show bridge mac-table", "get-bridge-mac-table"],
    ["vsrx", "show ethernet-switching table", "get-ethernet-switching-table-information"],
  ])("%s knows %s", async (model, line, name) => {
    expect(await rpc(line, model)).toContain(`<${name}>`);
  });
});

describe("a request of the table that no operation answers", () => {
  const bench = new NetconfBench({ configuration });
  it("gives its empty root element whatever its arguments, and nothing as text or JSON", async () => {
    const sessions = (inside: string, format = ""): Promise<string> =>
      bench.body(
        `<get-path-computation-client-status${format}>${inside}</get-path-computation-client-status>`,
      );
    expect(await sessions("<any>thing</any>")).toBe(
      "<path-computation-client-status>\n</path-computation-client-status>\n",
    );
    expect(await sessions("", ' format="text"')).toBe("");
    expect(await sessions("", ' format="json"')).toBe("");
    expect(await on()("show path-computation-client status any thing")).toBe(
      "<path-computation-client-status>\n</path-computation-client-status>\n",
    );
    expect(await on()("show path-computation-client status", "text")).toBe("");
  });

  it("is unknown on a platform without it, as is one of no table", async () => {
    expect(message(await bench.body("<get-bogus-information/>"))).toBe("syntax error");
    const alarms = (model: string): Promise<string> =>
      new NetconfBench({ model }).body("<get-security-alarm-information/>");
    expect(badElement(await alarms("mx204"))).toBe("get-security-alarm-information");
    expect(await alarms("vsrx")).toContain("<security-alarm-information>");
  });
});

describe("pipes", () => {
  it.each([
    ["match ^MODEL", "Model: mx204"],
    ['match "host|model" | except MODEL', "Hostname: r1"],
    ["match name | count", "Count: 1 lines"],
    ["count | count", "Count: 1 lines"],
    ['find ^model | match "^model|^host" | trim 7', "mx204"],
    ["match ^model | trim 99 | count", "Count: 1 lines"],
    ["find ^model | except ^model | find ^model", "Pattern not found"],
    ['match "^host|^model" | last 1', "Model: mx204"],
    ["match nothing-like-it", undefined],
    ["last 0", undefined],
  ])("work on the lines of text in their order: %s", async (pipes, expected) => {
    const reply = await on()(`show version | ${pipes}`);
    expect(reply).toBe(expected === undefined ? "" : `<output>\n${expected}\n</output>\n`);
  });

  it("work on XML and JSON where that was chosen", async () => {
    expect(text(await on()("show version | display xml | match host-name"))).toBe(
      "    &lt;host-name&gt;r1&lt;/host-name&gt;",
    );
    expect(text(await on()("show version | display json | match host"))?.trim()).toBe(
      '"host-name" : [',
    );
  });

  it("that lack an argument, or have one too many, are refused", async () => {
    const run = on();
    expect(message(await run("show version | match"))).toBe("missing argument");
    expect(message(await run("show version | trim"))).toBe("missing argument");
    expect(message(await run("show version | match ("))).toBe("invalid regular expression '('");
    expect(badElement(await run("show version | last x"))).toBe("x");
    expect(badElement(await run("show version | match a b"))).toBe("b");
    expect(badElement(await run("show version | count b"))).toBe("b");
    expect(badElement(await run("show version | no-more b"))).toBe("b");
    expect(badElement(await run("show configuration | compare rollback x"))).toBe("x");
    expect(badElement(await run("show configuration | compare bogus"))).toBe("bogus");
  });

  it("do nothing to what was refused", async () => {
    expect(badElement(await on()("show bogus | match a | count"))).toBe("bogus");
  });
});

describe("commands without a request", () => {
  it("that need a terminal are refused", async () => {
    for (const line of ["configure", "edit", "start shell", "monitor traffic interface ge-0/0/0"])
      expect(message(await on()(line)), line).toMatch(/needs a terminal/);
  });

  it("that set the terminal are taken, and have no request to show", async () => {
    expect(await on()("set cli screen-length 0")).toBe("");
    expect(await on()("set cli screen-width 1024", "text")).toBe("");
    const none = "xml rpc equivalent of this command is not available.";
    expect(text(await on()("set cli prompt x | display xml rpc"))).toBe(none);
    expect(text(await on()("show configuration system| display xml rpc"))).toBe(none);
  });
});

describe("routing engines", () => {
  it("answer each for itself where the command asks for several", async () => {
    const names = async (line: string, model: string): Promise<readonly string[]> =>
      [...(await on(model)(line)).matchAll(/<re-name>(.*)<\/re-name>/g)].map((one) => one[1] ?? "");
    expect(await names("show version invoke-on all-routing-engines", "mx480")).toEqual([
      "re0",
      "re1",
    ]);
    expect(await names("show version invoke-on other-routing-engine brief", "mx480")).toEqual([
      "re1",
    ]);
    expect(await names("show version all-members", "ex4300-48t")).toEqual(["fpc0"]);
    expect(badElement(await on("vsrx")("show version node all"))).toBe("node");
    expect(await names("show version local", "mx480")).toEqual([]);
    const json = await on("mx480")("show version invoke-on all-routing-engines", "json");
    expect(JSON.parse(json)).toMatchObject({
      "multi-routing-engine-results": [
        {
          "multi-routing-engine-item": [
            { "re-name": [{ data: "re0" }], "software-information": [{}] },
            { "re-name": [{ data: "re1" }], "software-information": [{}] },
          ],
        },
      ],
    });
    expect(badElement(await on("mx480")("show version all-members bogus", "json"))).toBe("bogus");
    expect(
      text(await on("mx480")('show version invoke-on all-r | match "^re|^Host"', "text")),
    ).toBe("re0:\nHostname: r1\nre1:\nHostname: r1");
  });
});
