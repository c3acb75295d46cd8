import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { startUpTree } from "../../../../src/device/start-up/start-up-configuration.ts";
import { moduleNamespace, rootModuleNamespace } from "../../../../src/junos/yang/index.ts";
import { configurationChange, configurationEdits } from "../../../../src/operations/index.ts";
import { printCompactXml } from "../../../../src/xml/index.ts";

const plain = { root: "urn:c" };

function told(
  before: string,
  after: string,
  namespaces: Parameters<typeof configurationChange>[2] = plain,
): readonly string[] {
  const edits = configurationEdits(startUpTree(before), startUpTree(after));
  const event = printCompactXml(configurationChange(undefined, edits, namespaces));
  return [...event.matchAll(/<edit><target[^>]*>([^<]*)<\/target><operation>(\w+)/g)].map(
    ([, path = "", operation = ""]) => `${operation} ${path.replaceAll("jc:", "")}`,
  );
}

describe("the edits of a commit", () => {
  it.each([
    [
      "a new statement",
      "system { host-name a; }",
      "system { host-name a; location { building b; } }",
      ["create /configuration/system/location"],
    ],
    [
      "a statement that went",
      "system { host-name a; } snmp { contact x; }",
      "system { host-name a; }",
      ["delete /configuration/snmp"],
    ],
    [
      "a leaf with another value",
      "system { host-name a; }",
      "system { host-name b; }",
      ["replace /configuration/system/host-name"],
    ],
    [
      "entries by their keys",
      "interfaces { ge-0/0/0 { mtu 1500; } ge-0/0/1 { mtu 1500; } }",
      "interfaces { ge-0/0/0 { mtu 9000; } ge-0/0/2 { mtu 1500; } }",
      [
        "replace /configuration/interfaces/interface[name='ge-0/0/0']/mtu",
        "delete /configuration/interfaces/interface[name='ge-0/0/1']",
        "create /configuration/interfaces/interface[name='ge-0/0/2']",
      ],
    ],
    [
      "values of a leaf-list",
      "system { name-server { 192.0.2.1; } domain-search [ a b ]; }",
      "system { name-server { 192.0.2.1; } domain-search [ b c ]; }",
      [
        "delete /configuration/system/domain-search[.='a']",
        "create /configuration/system/domain-search[.='c']",
      ],
    ],
    [
      "a mark",
      "system { host-name a; }",
      "system { inactive: host-name a; }",
      ["merge /configuration/system/host-name"],
    ],
    ["nothing", "system { host-name a; }", "system { host-name a; }", []],
  ])("name %s", (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it("put a value with an apostrophe between double quotes, and say less of one with both quotes", () => {
    const search = (value: string): string =>
      `set system host-name a\nset system domain-search "${value}"`;
    const none = "set system host-name a";
    expect(told(none, search("o'x"))).toEqual([
      `create /configuration/system/domain-search[.="o'x"]`,
    ]);
    expect(told(none, search(`o'x\\"y`))).toEqual(["merge /configuration/system"]);
  });

  it("are one for the whole when there are too many", () => {
    const ports = Array.from(
      { length: limits.notifiedEdits + 1 },
      (_, index) => `set interfaces ge-${index >> 5}/0/${index & 31} mtu 1500`,
    );
    const loopback = "set interfaces lo0 mtu 1500";
    expect(told(loopback, [loopback, ...ports].join("\n"))).toEqual(["replace /configuration"]);
    expect(told(loopback, [loopback, ...ports.slice(1)].join("\n"))).toHaveLength(
      limits.notifiedEdits,
    );
  });

  it("stand in the namespaces of the YANG modules where the session has them", () => {
    const namespaces = { root: rootModuleNamespace, statement: moduleNamespace };
    const edits = configurationEdits(
      startUpTree("system { host-name a; }"),
      startUpTree("system { host-name b; }"),
    );
    const by = { user: "netops", sessionId: 7, sourceHost: "192.0.2.9" };
    expect(printCompactXml(configurationChange(by, edits, namespaces))).toBe(
      '<netconf-config-change xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-notifications"><changed-by><username>netops</username><session-id>7</session-id><source-host>192.0.2.9</source-host></changed-by><datastore>running</datastore><edit><target xmlns:jc="http://yang.juniper.net/junos/conf/root" xmlns:jc-system="http://yang.juniper.net/junos/conf/system">/jc:configuration/jc-system:system/jc-system:host-name</target><operation>replace</operation></edit></netconf-config-change>',
    );
  });
});
