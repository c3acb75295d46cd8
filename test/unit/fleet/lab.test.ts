import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { callHomeIdentities, loadFleet } from "../../../src/fleet/index.ts";
import { parseConfiguration } from "../../../src/fleet/named-files/parse-configuration.ts";
import { printSet, printText } from "../../../src/junos/formats/index.ts";

const files = ["mx204-edge.conf", "srx345-branch.conf", "qfx5120-leaf.set"];

describe("the lab", () => {
  it.each(files)("has in %s a configuration in the form in which Junos prints it", (file) => {
    const text = readFileSync(`fixtures/lab/${file}`, "utf8");
    const { tree, problems } = parseConfiguration(text);
    expect(problems).toEqual([]);
    expect((file.endsWith(".set") ? printSet : printText)(tree)).toBe(text);
  });

  it.each(files)("keeps every statement of %s on the way through text and set form", (file) => {
    const { tree } = parseConfiguration(readFileSync(`fixtures/lab/${file}`, "utf8"));
    const set = printSet(tree);
    expect(printSet(parseConfiguration(set).tree)).toBe(set);
    expect(printSet(parseConfiguration(printText(tree)).tree)).toBe(set);
  });

  it("is a fleet of three devices that call home, with and without a secret", async () => {
    const { devices } = await loadFleet("fixtures/lab.yaml");
    const announced = devices.flatMap((device) =>
      callHomeIdentities(device).map(({ deviceId, secret }) => [
        device.name,
        deviceId,
        secret?.reveal(),
      ]),
    );
    expect(announced).toEqual([
      ["edge-ams-1", "edge-ams-1.lab.example.net", "lab-call-home-secret"],
      ["branch-utr-7", "branch-utr-7", undefined],
      ["leaf-ams-11", "leaf-ams-11", "lab-call-home-secret"],
    ]);
  });
});
