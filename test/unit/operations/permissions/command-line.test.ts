import { describe, expect, it } from "vitest";
import { junosOperations } from "../../../../src/operations/index.ts";
import {
  commandLineOf,
  commandWords,
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
    expect(operation && commandLineOf(operation, request)).toBe(line);
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
    expect(operation && commandLineOf(operation, request)).toBe(line);
  });

  it("has single blanks", () => {
    expect(commandWords(["  show ", " version\n"])).toBe("show version");
  });
});
