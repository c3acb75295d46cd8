import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { junosOperations } from "../../../../src/operations/index.ts";
import {
  commandLineOf,
  commandWords,
  lineText,
  ordersOf,
} from "../../../../src/operations/permissions/command-line.ts";
import { parseXml } from "../../../../src/xml/index.ts";

const byName = new Map(junosOperations().operations.map((one) => [one.name, one]));

describe("the command of a request", () => {
  it.each([
    ["<get-software-information/>", "show version"],
    ["<get-software-information><detail/></get-software-information>", "show version detail"],
    [
      "<get-software-information><level>brief</level></get-software-information>",
      "show version brief",
    ],
    [
      "<get-interface-information><terse/><interface-name>ge-0/0/0</interface-name></get-interface-information>",
      "show interfaces terse ge-0/0/0",
    ],
    ["<get-log><filename>messages</filename></get-log>", "show log messages"],
    [
      "<request-logout-user><user>zoe</user></request-logout-user>",
      "request system logout user zoe",
    ],
    ["<open-configuration><private/></open-configuration>", "configure private"],
    ["<lock-configuration/>", "configure exclusive"],
    ["<commit-configuration><check/></commit-configuration>", "commit check"],
    [
      "<commit><confirmed/><confirm-timeout>60</confirm-timeout></commit>",
      "commit confirmed confirm-timeout 60",
    ],
    ["<load-configuration rollback='3'/>", "rollback 3"],
    ["<load-configuration rescue='rescue'/>", "rollback rescue"],
    [
      "<load-configuration action='override'><configuration/></load-configuration>",
      "load override configuration",
    ],
    [
      "<get-configuration><configuration><system/></configuration></get-configuration>",
      "show configuration",
    ],
    ["<close-session/>", undefined],
  ])("%s is '%s'", (text, line) => {
    const request = parseXml(text);
    const operation = byName.get(request.name);
    const found = operation && commandLineOf(operation, request);
    expect(found && lineText(found)).toBe(line);
  });

  it.each([
    [
      "<file-show><filename>/var/log/messages|/../x</filename></file-show>",
      "file show /var/log/messages|/../x",
    ],
    [
      "<get-software-information><detail>x</detail></get-software-information>",
      "show version detail",
    ],
    ["<get-software-information><brief>x</brief></get-software-information>", "show version brief"],
    ["<file-show><filename><a/>/etc/x</filename></file-show>", "file show /etc/x"],
    ["<file-put><filename>x</filename></file-put>", "file put filename x"],
  ])("is of what is read of %s, and no more: '%s'", (text, line) => {
    const request = parseXml(text);
    const operation = byName.get(request.name);
    const found = operation && commandLineOf(operation, request);
    expect(found && lineText(found)).toBe(line);
  });

  it("has single blanks", () => {
    expect(commandWords(["  show ", " version\n"])).toBe("show version");
  });
});

describe("the orders of a command", () => {
  const ordersOfText = (text: string): readonly string[] => {
    const request = parseXml(text);
    const operation = byName.get(request.name);
    const line = operation && commandLineOf(operation, request);
    return line === undefined ? [] : ordersOf(line);
  };

  it("are one without arguments, or with one", () => {
    expect(ordersOfText("<get-software-information/>")).toEqual(["show version"]);
    expect(ordersOfText("<get-interface-information><terse/></get-interface-information>")).toEqual(
      ["show interfaces terse"],
    );
  });

  it("begin as the request has them, and have each argument with its value in every place", () => {
    const orders = ordersOfText("<ping><count>1</count><host>a</host><rapid/></ping>");
    expect(orders[0]).toBe("ping count 1 a rapid");
    expect(orders.toSorted()).toEqual([
      "ping a count 1 rapid",
      "ping a rapid count 1",
      "ping count 1 a rapid",
      "ping count 1 rapid a",
      "ping rapid a count 1",
      "ping rapid count 1 a",
    ]);
  });

  it("leave what is known by its place in the order of the CLI, whatever the order in XML", () => {
    expect(
      ordersOfText("<file-copy><destination>/b</destination><source>/a</source></file-copy>"),
    ).toEqual(["file copy /a /b"]);
  });

  it("are the same for all that is asked for", () => {
    const parts = ["<count>1</count>", "<host>a</host>", "<rapid/>", "<size>9</size>"];
    const ask = (order: readonly string[]): readonly string[] =>
      ordersOfText(`<ping>${order.join("")}</ping>`).toSorted();
    expect(ask(parts)).toHaveLength(24);
    expect(ask(parts.toReversed())).toEqual(ask(parts));
  });

  const many = (count: number, length: number = 3): readonly string[] =>
    ordersOf({
      command: "ping",
      arguments: Array.from({ length: count }, (_, order) => ({
        words: `a${order}`.padEnd(length, "x"),
        order,
        isPositional: false,
      })),
    });

  it.each([
    [6, 720],
    [7, 210],
    [9, 504],
    [28, 756],
    [29, 29],
    [801, 1],
  ])("of %i arguments are %i, not more than the limit", (count, orders) => {
    expect(many(count)).toHaveLength(orders);
    expect(orders).toBeLessThanOrEqual(limits.permissionOrders);
  });

  it("of a very long line are two: as written, and as described", () => {
    expect(many(3, limits.permissionOrderLength)).toHaveLength(1);
    const words = "x".repeat(limits.permissionOrderLength);
    const two = [words, "b"].map((text, at) => ({
      words: text,
      order: 1 - at,
      isPositional: false,
    }));
    expect(ordersOf({ command: "ping", arguments: two })).toEqual([
      `ping ${words} b`,
      `ping b ${words}`,
    ]);
  });
});
