import { describe, expect, it } from "vitest";
import { startUpTree } from "../../../src/device/start-up/start-up-configuration.ts";
import { effectiveTree } from "../../../src/junos/config/index.ts";
import {
  parseJunosVersion,
  platformOf,
  type SessionProfile,
  sessionProfile,
} from "../../../src/operations/index.ts";
import { junosCapabilities } from "../../support/junos-capabilities.ts";

function profileOf(release: string, statements = "", model = "mx204"): SessionProfile {
  const version = parseJunosVersion(release);
  const platform = platformOf(model);
  if (version === undefined || platform === undefined) throw new Error(`${release} on ${model}`);
  const netconf = `system { host-name r1; services { netconf { ssh; ${statements} } } }`;
  return sessionProfile(version, platform, effectiveTree(startUpTree(netconf)));
}

const early = (parameter: string, base = "base:1.0"): string[] => [
  `urn:ietf:params:xml:ns:netconf:${base}`,
  "urn:ietf:params:xml:ns:netconf:capability:candidate:1.0",
  "urn:ietf:params:xml:ns:netconf:capability:confirmed-commit:1.0",
  "urn:ietf:params:xml:ns:netconf:capability:validate:1.0",
  `urn:ietf:params:xml:ns:netconf:capability:url:1.0?${parameter}=http,ftp,file`,
];
const standard = [
  "urn:ietf:params:netconf:base:1.0",
  "urn:ietf:params:netconf:capability:candidate:1.0",
  "urn:ietf:params:netconf:capability:confirmed-commit:1.0",
  "urn:ietf:params:netconf:capability:validate:1.0",
  "urn:ietf:params:netconf:capability:url:1.0?scheme=http,ftp,file",
];
const juniper = [
  "http://xml.juniper.net/netconf/junos/1.0",
  "http://xml.juniper.net/dmi/system/1.0",
];
const monitoring = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";

describe("the capabilities of a session", () => {
  it.each([
    ["15.1R7.9", [...early("protocol"), ...juniper]],
    ["16.1R3.10", [...standard, ...early("protocol"), monitoring, ...juniper]],
    ["18.4R2.7", [...standard, ...early("scheme"), monitoring, ...juniper]],
    ["21.3R1.9", [...standard, ...early("scheme"), monitoring, ...juniper]],
    ["21.4R3.15", junosCapabilities],
    ["22.4R1.10", junosCapabilities],
    ["23.4R2-S3.9", junosCapabilities],
    ["24.4R1.8", junosCapabilities],
  ])("are those of release %s", (release, expected) => {
    expect(profileOf(release).capabilities).toEqual(expected);
  });

  it("name the modules in rfc-compliant mode", () => {
    const { capabilities } = profileOf("22.4R1.10", "rfc-compliant;");
    expect(capabilities).toContain(
      "urn:ietf:params:xml:ns:netconf:base:1.0?module=ietf-netconf&revision=2011-06-01",
    );
    expect(capabilities).toContain(
      "urn:ietf:params:xml:ns:yang:ietf-inet-types?module=ietf-inet-types&revision=2013-07-15",
    );
    expect(capabilities).not.toContain("urn:ietf:params:xml:ns:netconf:base:1.0");
  });

  it.each([
    ["", false],
    ["version-1.1;", false],
    ["rfc-compliant;", false],
    ["rfc-compliant; version-1.1;", true],
    ["rfc-compliant; inactive: version-1.1;", false],
  ])("with `%s` offer base:1.1: %s", (statements, isOffered) => {
    const { capabilities } = profileOf("23.4R1.9", statements);
    expect(capabilities.includes("urn:ietf:params:netconf:base:1.1")).toBe(isOffered);
  });

  it("offer notifications when they are configured", () => {
    const configured = profileOf("23.4R1.9", "notification;");
    expect(configured.notifications).toBe(true);
    expect(configured.capabilities).toContain(
      "urn:ietf:params:netconf:capability:notification:1.0",
    );
    expect(configured.capabilities).toContain("urn:ietf:params:netconf:capability:interleave:1.0");
    const plain = profileOf("23.4R1.9");
    expect(plain.notifications).toBe(false);
    expect(plain.capabilities.join()).not.toContain("notification");
  });
});

describe("the mode of a session", () => {
  it.each([
    ["15.1R7.9", "15.1R7", "http://xml.juniper.net/xnm/1.1/xnm", false, false, false],
    [
      "17.3R2.10",
      "17.3R2",
      "http://yang.juniper.net/yang/1.1/jc/configuration/junos/17.3R2.10",
      false,
      false,
      false,
    ],
    [
      "17.4R3.16",
      "17.4R3",
      "http://yang.juniper.net/yang/1.1/jc/configuration/junos/17.4R3.16",
      true,
      false,
      false,
    ],
    ["18.2R1.9", "18.2R1", "http://yang.juniper.net/junos/conf/root", false, false, false],
    ["18.4R2.7", "18.4R2", "http://yang.juniper.net/junos/conf/root", true, false, false],
    ["21.2R1.10", "21.2R0", "http://yang.juniper.net/junos/conf/root", true, true, false],
    ["22.4R1.10", "22.4R0", "http://yang.juniper.net/junos/conf/root", true, true, false],
    ["23.4R2-S3.9", "23.4R2-S3.9", "http://yang.juniper.net/junos/conf/root", true, true, true],
    ["24.4R1.8", "24.4R1.8", "http://yang.juniper.net/junos/conf/root", true, true, true],
  ])(
    "is that of rfc-compliant in release %s",
    (release, namespace, root, dropsWarnings, daemonInErrorInfo, flattensValidate) => {
      const profile = profileOf(release, "rfc-compliant;");
      expect(profile).toMatchObject({ missing: "error", flattensCommit: false, flattensValidate });
      expect(profile.configuration.root).toBe(root);
      expect(profile.reply).toMatchObject({
        junosNamespaceVersion: namespace,
        rfcCompliant: true,
        dropsWarnings,
        daemonInErrorInfo,
      });
    },
  );

  it("names the family of the platform in the namespaces of 17.3", () => {
    expect(profileOf("17.3R2.10", "rfc-compliant;", "srx345").configuration.root).toBe(
      "http://yang.juniper.net/yang/1.1/jc/configuration/junos-es/17.3R2.10",
    );
  });

  it.each([
    ["22.4R1.10", "warning"],
    ["23.1R1.8", "error"],
  ])("of release %s takes a missing statement for %s by default", (release, missing) => {
    const profile = profileOf(release);
    expect(profile).toMatchObject({ missing, flattensCommit: false, flattensValidate: false });
    expect(profile.reply).toMatchObject({ rfcCompliant: false, dropsWarnings: false });
    expect(profile.configuration).toEqual({ root: "http://xml.juniper.net/xnm/1.1/xnm" });
  });

  it("has a namespace for every statement in yang-compliant mode", () => {
    const { configuration, reply } = profileOf("22.4R1.10", "yang-compliant;");
    expect(reply.rfcCompliant).toBe(false);
    expect(configuration.root).toBe("http://yang.juniper.net/junos/conf/root");
    expect(configuration.statement?.("interfaces")).toBe(
      "http://yang.juniper.net/junos/conf/interfaces",
    );
    expect(configuration.statement?.("groups")).toBeUndefined();
  });

  it("has no commit results with flatten-commit-results", () => {
    expect(profileOf("21.4R1.9", "rfc-compliant; flatten-commit-results;")).toMatchObject({
      flattensCommit: true,
      flattensValidate: true,
    });
  });
});
