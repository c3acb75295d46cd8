import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../src/base/index.ts";
import { callhome } from "../../../src/cli/index.ts";
import { recordedWorld } from "../../support/recorded-world.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fleets-"));
  await writeFile(
    join(folder, "edge.hbs"),
    "system {\n    host-name {{name}};\n}\ninterfaces {\n    ge-0/0/0 {\n        mtu {{mtu}};\n    }\n}\n",
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function run(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const world = recordedWorld({ clock: systemClock });
  const code = await callhome(["run", ...words, "--json"], world, "1.2.3");
  return { code, out: world.out.text, err: world.err.text };
}

/** Names of the devices that an event tells of. */
function devicesOf(out: string, event: string): readonly string[] {
  return out
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    .filter((line) => line["event"] === event)
    .map(({ device }) => String(device))
    .sort();
}

describe("callhome run of many devices", () => {
  it("lets every device of a template call home as itself", async () => {
    const fleet = join(folder, "good.yaml");
    await writeFile(
      fleet,
      'devices: [{ name: "r{{number}}", count: 5, configuration: edge.hbs, secret: "s{{index}}", device-id: "id-{{name}}", variables: { mtu: 1500 } }]\n',
    );
    const { code, out } = await run(fleet, "--embedded-nms", "--exit-when-connected");
    expect(code).toBe(0);
    expect(devicesOf(out, "nms-tour-ended")).toEqual(["r1", "r2", "r3", "r4", "r5"]);
  });

  it("runs without a file", async () => {
    const { code, out } = await run("--count", "3", "--embedded-nms", "--exit-when-connected");
    expect(code).toBe(0);
    expect(devicesOf(out, "nms-tour-ended")).toEqual(["device-1", "device-2", "device-3"]);
  });

  it("reports a device whose template comes to nothing good, and with --strict ends", async () => {
    const fleet = join(folder, "bad.yaml");
    await writeFile(
      fleet,
      'devices: [{ name: "r{{number}}", count: 3, configuration: edge.hbs, variables: { mtu: "{{pick (list 1500 huge 9000) index}}", huge: enormous } }]\n',
    );
    const strict = await run(fleet, "--embedded-nms", "--strict");
    expect(strict.code).toBe(1);
    expect(strict.err).toContain("callhome: 1 of 3 devices did not start");
    expect(strict.err).toContain("r2: ");
    expect(strict.err).toContain("edge.hbs:6:13: Invalid numeric value: 'enormous' (mtu)");
    const given = await run(fleet, "--embedded-nms", "--exit-when-connected", "--timeout", "4");
    expect(given.code).toBe(1);
    expect(devicesOf(given.out, "nms-tour-ended")).toEqual(["r1", "r3"]);
  });
});
