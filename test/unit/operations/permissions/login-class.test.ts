import { describe, expect, it } from "vitest";
import { startUpTree } from "../../../../src/device/start-up/start-up-configuration.ts";
import { type ConfigTree, effectiveTree } from "../../../../src/junos/config/index.ts";
import { authorizationOf } from "../../../../src/operations/permissions/authorization.ts";
import { idleTimeoutMinutes } from "../../../../src/operations/permissions/login-class.ts";
import {
  grantedFlags,
  permissionFlags,
} from "../../../../src/operations/permissions/permission-flags.ts";

function running(...lines: readonly string[]): ConfigTree {
  return effectiveTree(startUpTree(lines.map((line) => `set ${line}`).join("\n")));
}

describe("the flags that permissions grant", () => {
  it.each([
    [["all"], Object.keys(permissionFlags)],
    [["interface-control"], ["interface", "interface-control"]],
    [["view", "no-such-flag"], ["view"]],
    [[], []],
  ])("%j: %j", (permissions, flags) => {
    expect([...grantedFlags(permissions)]).toEqual(flags);
  });

  it.each(["control", "all-control"])("of %s are those that change, and see, any part", (flag) => {
    const granted = grantedFlags([flag]);
    expect(granted.has("snmp-control") && granted.has("snmp")).toBe(true);
    expect(granted.has("secret-control") && granted.has("secret")).toBe(true);
    expect(granted.has("view") || granted.has("configure") || granted.has("maintenance")).toBe(
      false,
    );
  });
});

describe("the class of a configuration", () => {
  it("is unlimited with all permissions and no expression only", () => {
    const tree = running(
      "system login class a permissions all",
      "system login class b permissions all",
      'system login class b deny-commands "request system zeroize"',
    );
    expect(authorizationOf(tree, "a").isUnlimited).toBe(true);
    expect(authorizationOf(tree, "b").isUnlimited).toBe(false);
    expect(authorizationOf(tree, "super-user").isUnlimited).toBe(true);
    expect(authorizationOf(tree, "superuser").isUnlimited).toBe(true);
  });

  it("counts with what its groups bring, and without what is inactive", () => {
    const tree = effectiveTree(
      startUpTree(`
        groups { g { system { login { class ops { permissions view; } } } } }
        apply-groups g;
        system { login { class ops { inactive: permissions all; } } }`),
    );
    expect([...authorizationOf(tree, "ops").flags]).toEqual(["view"]);
  });

  it("permits something when commands are allowed without any flag", () => {
    const tree = running(
      'system login class a allow-commands "show version"',
      "system login class b idle-timeout 5",
    );
    expect(authorizationOf(tree, "a").permitsAnything).toBe(true);
    expect(authorizationOf(tree, "b").permitsAnything).toBe(false);
    expect(authorizationOf(tree, "c").permitsAnything).toBe(false);
  });

  it("is one value for all sessions, until a commit changes it", () => {
    const before = running("system login class a permissions view");
    const after = running("system login class a permissions clear");
    expect(authorizationOf(before, "a")).toBe(authorizationOf(before, "a"));
    expect([...authorizationOf(after, "a").flags]).toEqual(["clear"]);
  });
});

describe("idle-timeout", () => {
  it.each([
    [["system login class a idle-timeout 5"], 5],
    [["system login class a idle-timeout 5", "system login idle-timeout 10"], 5],
    [["system login class a permissions view", "system login idle-timeout 10"], 10],
    [["system login class a idle-timeout 0", "system login idle-timeout 10"], undefined],
    [["system login class a permissions view"], undefined],
  ] as const)("of %j is %s minutes", (lines, minutes) => {
    expect(idleTimeoutMinutes(running(...lines), "a")).toBe(minutes);
  });

  it("of system login holds for the predefined classes", () => {
    expect(idleTimeoutMinutes(running("system login idle-timeout 10"), "super-user")).toBe(10);
  });
});
