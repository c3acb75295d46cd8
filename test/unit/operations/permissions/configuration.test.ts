import { describe, expect, it } from "vitest";
import { startUpTree } from "../../../../src/device/start-up/start-up-configuration.ts";
import type { ConfigTree } from "../../../../src/junos/config/index.ts";
import { printSet, printText } from "../../../../src/junos/formats/index.ts";
import {
  type Authorization,
  authorize,
} from "../../../../src/operations/permissions/authorization.ts";
import { deniedChanges } from "../../../../src/operations/permissions/denied-changes.ts";
import type { ExpressionTexts } from "../../../../src/operations/permissions/expressions.ts";
import { bareClass } from "../../../../src/operations/permissions/login-class.ts";
import {
  originalOf,
  visibleConfiguration,
} from "../../../../src/operations/permissions/visible-configuration.ts";

const stanzas = [
  "set version 22.4R1.10",
  "set groups g interfaces <*> mtu 1500",
  "set groups g system login user eve class super-user",
  "set system host-name r1",
  'set system root-authentication encrypted-password "$6$x$y"',
  "set system login user ops class operator",
  "set system scripts commit allow-transients",
  "set system services ssh traceoptions flag all",
  "set interfaces ge-0/0/0 description core",
  "set interfaces ge-0/0/0 unit 0 family inet address 192.0.2.1/24",
  "set interfaces ge-0/0/1 disable",
  "set interfaces traceoptions flag all",
  "set snmp community public authorization read-only",
  "set routing-options static route 0.0.0.0/0 next-hop 192.0.2.254",
  'set protocols bgp group x authentication-key "$9$abc"',
  "set protocols bgp group x neighbor 192.0.2.2",
  "set protocols bgp traceoptions flag all",
  "set policy-options prefix-list p 10.0.0.0/8",
  "set firewall family inet filter f term t then accept",
  "set security zones security-zone trust",
  "set access profile p",
  "set event-options generate-event e time-interval 60",
];
const tree = startUpTree(stanzas.join("\n"));

function having(
  permissions: readonly string[],
  texts: Partial<ExpressionTexts> = {},
): Authorization {
  const bare = bareClass("test");
  return authorize({ ...bare, permissions, configuration: { ...bare.configuration, ...texts } });
}

/** Lines of the set form, all that begin with one of the prefixes. */
function linesOf(...prefixes: readonly string[]): readonly string[] {
  const lines = printSet(tree).trimEnd().split("\n");
  return lines.filter((line) => prefixes.some((prefix) => line.startsWith(`set ${prefix}`)));
}

function seen(authorization: Authorization): readonly string[] {
  const text = printSet(visibleConfiguration(tree, authorization)).trimEnd();
  return text === "" ? [] : text.split("\n");
}

describe("what a class sees of a configuration", () => {
  it("is the tree itself with all permissions", () => {
    expect(visibleConfiguration(tree, having(["all"]))).toBe(tree);
  });

  it("is nothing without a flag for it", () => {
    expect(seen(having(["view", "configure", "clear"]))).toEqual([]);
  });

  it.each([
    ["interface", ["groups g interfaces", "interfaces ge-"]],
    ["interface-control", ["groups g interfaces", "interfaces ge-"]],
    ["routing", ["routing-options", "protocols bgp group", "policy-options"]],
    ["firewall", ["firewall"]],
    ["snmp", ["snmp"]],
    ["security", ["security"]],
    ["access", ["access"]],
    ["admin", ["groups g system login", "system login", "system root-authentication"]],
    ["system", ["version", "system host-name"]],
    [
      "trace",
      ["system services ssh traceoptions", "interfaces traceoptions", "protocols bgp traceoptions"],
    ],
    ["maintenance", ["system scripts", "event-options"]],
  ] as const)("is with %s what belongs to it", (flag, prefixes) => {
    const expected = linesOf(...prefixes).map((line) =>
      line.replace(/"\$[69]\$.*"/, "/* SECRET-DATA */"),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(seen(having([flag]))).toEqual(expected);
  });

  it("is with view-configuration all but scripts, event options and secrets", () => {
    const lines = seen(having(["view-configuration"]));
    expect(lines).toHaveLength(linesOf("").length - 2);
    expect(lines.filter((line) => line.includes("/* SECRET-DATA */"))).toHaveLength(2);
    expect(printText(visibleConfiguration(tree, having(["view-configuration"])))).toContain(
      "        encrypted-password /* SECRET-DATA */; ## SECRET-DATA\n",
    );
  });

  it("holds the secrets with secret", () => {
    expect(seen(having(["view-configuration", "secret"])).join("\n")).toContain('"$9$abc"');
  });

  it("is less by deny-configuration and more by allow-configuration", () => {
    const reader = having(["interface"], { deny: "interfaces ge-0/0/0 unit", allow: "snmp" });
    const lines = seen(reader);
    expect(lines).toContain("set interfaces ge-0/0/0 description core");
    expect(lines).toContain("set snmp community public authorization read-only");
    expect(lines.join("\n")).not.toContain("unit 0");
  });

  it("is judged in a group as where the group puts it", () => {
    const reader = having(["view-configuration"], { denyAny: ["system login"] });
    expect(seen(reader).join("\n")).not.toContain("login");
  });

  it("is remembered, and leads back to the whole", () => {
    const reader = having(["interface"]);
    const visible = visibleConfiguration(tree, reader);
    expect(visibleConfiguration(tree, reader)).toBe(visible);
    expect(originalOf(visible)).toBe(tree);
  });
});

describe("what a class may change", () => {
  const change = (...lines: readonly string[]): ConfigTree =>
    startUpTree([...stanzas, ...lines].join("\n"));

  it.each([
    ["interface-control", ["set interfaces ge-0/0/0 description new"], []],
    ["interface", ["set interfaces ge-0/0/0 description new"], ["interfaces"]],
    ["interface-control", ["delete interfaces ge-0/0/1"], []],
    ["interface-control", ["set interfaces ge-0/0/5"], []],
    ["interface-control", ["deactivate interfaces ge-0/0/1"], []],
    ["snmp-control", ["deactivate interfaces ge-0/0/1"], ["interfaces"]],
    ["system-control", ["set system login user x class super-user"], ["system"]],
    ["admin-control", ["set system login user x class super-user"], []],
    ["system-control", ["set groups g system login user x class super-user"], ["groups"]],
    ["system-control", ["set groups h"], []],
    ["interface-control", ["set groups h"], ["groups"]],
    ["routing-control", ["set protocols bgp group x peer-as 1"], []],
    ["routing-control", ["set protocols bgp traceoptions flag open"], ["protocols"]],
    ["trace-control", ["set protocols bgp traceoptions flag open"], []],
    ["routing-control", ['set protocols bgp group x authentication-key "$9$xyz"'], ["protocols"]],
    ["secret-control", ['set protocols bgp group x authentication-key "$9$xyz"'], ["protocols"]],
    [
      "control",
      ['set protocols bgp group x authentication-key "$9$xyz"', "set snmp location x"],
      [],
    ],
    ["control", ["set event-options generate-event f time-interval 60"], ["event-options"]],
    ["interface-control", ["set snmp location x", "set system host-name x"], ["system", "snmp"]],
  ] as const)("%s: %j is refused for %j", (flag, lines, refused) => {
    const denied = deniedChanges(tree, change(...lines), having(["configure", flag]));
    expect(denied.toSorted()).toEqual([...refused].toSorted());
  });

  it("is nothing to judge when nothing changes, even if every node is a new one", () => {
    expect(deniedChanges(tree, change(), having(["configure"]))).toEqual([]);
  });

  it("follows the expressions, value by value", () => {
    const editor = having(["configure", "interface-control"], {
      deny: "interfaces ge-0/0/0 disable|description secret",
      allowAny: ["snmp location"],
    });
    const denied = (...lines: readonly string[]): readonly string[] =>
      deniedChanges(tree, change(...lines), editor);
    expect(denied("set interfaces ge-0/0/0 disable")).toEqual(["interfaces"]);
    expect(denied("set interfaces ge-0/0/0 description secret")).toEqual(["interfaces"]);
    expect(denied("set interfaces ge-0/0/0 description public")).toEqual([]);
    expect(denied("set snmp location here")).toEqual([]);
    expect(denied("set snmp contact me")).toEqual(["snmp"]);
  });

  it("includes the order of what the user orders", () => {
    const one = startUpTree(
      "set policy-options policy-statement p term a then accept\nset policy-options policy-statement p term b then reject",
    );
    const other = startUpTree(
      "set policy-options policy-statement p term b then reject\nset policy-options policy-statement p term a then accept",
    );
    expect(deniedChanges(one, other, having(["routing-control"]))).toEqual([]);
    expect(deniedChanges(one, other, having(["system-control"]))).toEqual(["policy-options"]);
  });
});
