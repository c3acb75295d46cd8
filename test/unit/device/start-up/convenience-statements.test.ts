import { describe, expect, it } from "vitest";
import { prepareDevice } from "../../../../src/device/device-parts.ts";
import type { DeviceOptions } from "../../../../src/device/index.ts";
import { type ConfigTree, findParent } from "../../../../src/junos/config/index.ts";
import { printDocument } from "../../../../src/junos/formats/index.ts";
import { slotToken } from "../../../../src/junos/template/index.ts";

const options: DeviceOptions = {
  configuration: "system { host-name r1; services { ssh; } }",
  seed: "shared",
  nms: [{ host: "192.0.2.1", port: 4334 }],
  users: [{ name: "netops", password: "lab" }],
  authorizedPrincipals: ["netops"],
};

function runningOf(more: Partial<DeviceOptions>): Promise<ConfigTree> {
  return prepareDevice({ ...options, ...more }, ({ database }) => database.running);
}

describe("what options add to a configuration", () => {
  it("is one tree for all devices but for what is their own", async () => {
    const one = await runningOf({ name: "r1", deviceId: "one", secret: "s1" });
    const other = await runningOf({ name: "r2", deviceId: "two", secret: "s2" });
    expect(printDocument(one, "set")).toContain("device-id one");
    expect(printDocument(other, "set")).toContain("device-id two");
    expect(findParent(one, "system", "login")).toBe(findParent(other, "system", "login"));
    expect(findParent(one, "system", "services", "ssh")).toBe(
      findParent(other, "system", "services", "ssh"),
    );
  });

  it("is shared by the devices of a template", async () => {
    const skeleton = { text: `system { host-name ${slotToken(0)}; }`, places: [] };
    const [one, other] = await Promise.all(
      ["r1", "r2"].map((name) => runningOf({ name, configuration: { skeleton, values: [name] } })),
    );
    if (one === undefined || other === undefined) throw new Error("not made");
    expect(printDocument(other, "set")).toContain("set system host-name r2");
    expect(findParent(one, "system", "login")).toBe(findParent(other, "system", "login"));
  });

  it("is loaded into a template anew for each device with users of its own", async () => {
    const skeleton = { text: `system { host-name ${slotToken(0)}; }`, places: [] };
    for (let index = 0; index < 40; index++) {
      const name = `r${index}`;
      const users = [{ name: `user${index}`, class: "operator" }];
      const set = printDocument(
        await runningOf({ name, users, configuration: { skeleton, values: [name] } }),
        "set",
      );
      expect(set).toContain(`set system host-name ${name}`);
      expect(set.match(/login user \S+ class/g)).toEqual([`login user user${index} class`]);
    }
  });

  it("meets a statement that a template makes by a value", async () => {
    const text = `system { login { user ${slotToken(0)} { full-name Boss; } } }`;
    const skeleton = { text, places: [] };
    const tree = await runningOf({ configuration: { skeleton, values: ["netops"] } });
    const set = printDocument(tree, "set");
    expect(set).toContain("set system login user netops full-name Boss");
    expect(set).toContain("set system login user netops class super-user");
  });

  it("is another tree for other users", async () => {
    const one = await runningOf({});
    const other = await runningOf({ users: [{ name: "guest", password: "lab" }] });
    expect(printDocument(one, "set")).not.toContain("guest");
    expect(printDocument(other, "set")).not.toContain("netops class");
  });

  it("hashes a password alike on all devices of a seed, and otherwise for another user or seed", async () => {
    const hashOf = async (more: Partial<DeviceOptions>): Promise<string> =>
      /encrypted-password "?(\S+?)"?;?\n/.exec(printDocument(await runningOf(more), "set"))?.[1] ??
      "";
    const first = await hashOf({ name: "r1" });
    expect(first).toMatch(/^\$6\$/);
    expect(await hashOf({ name: "r2" })).toBe(first);
    expect(await hashOf({ seed: "other" })).not.toBe(first);
    expect(await hashOf({ users: [{ name: "guest", password: "lab" }] })).not.toBe(first);
  });
});
