import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../src/base/index.ts";
import { callhome } from "../../../src/cli/index.ts";
import { startUpTreeOf } from "../../../src/device/index.ts";
import { loadFleet } from "../../../src/fleet/index.ts";
import { printText } from "../../../src/junos/formats/index.ts";
import { recordedWorld } from "../../support/recorded-world.ts";

let folder: string;
let guide: string;

/** The blocks of a language, in the order of the page. */
function blocks(language: string): readonly string[] {
  return [...guide.matchAll(/^```(\w*)\n([^]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , text = ""]) => text);
}

async function run(...words: readonly string[]): Promise<string> {
  const world = recordedWorld({ clock: systemClock });
  expect([await callhome(words, world, "1"), world.err.text]).toEqual([0, ""]);
  return world.out.text.replaceAll(`${folder}/`, "");
}

describe("docs/guides/fleets.md", () => {
  beforeAll(async () => {
    guide = await readFile("docs/guides/fleets.md", "utf8");
    folder = await mkdtemp(join(tmpdir(), "fleets-guide-"));
    const [edge = "", nms = ""] = blocks("handlebars");
    await writeFile(join(folder, "fleet.yaml"), blocks("yaml")[0] ?? "");
    await writeFile(join(folder, "edge.hbs"), edge);
    await writeFile(join(folder, "nms.hbs"), nms);
    await writeFile(join(folder, "branches.csv"), blocks("csv")[0] ?? "");
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("shows what expand prints", async () => {
    // The width of the last column follows from the folder, and nothing stands behind it.
    expect(await run("expand", join(folder, "fleet.yaml"))).toBe(blocks("")[0] ?? "nothing");
  });

  it("is a fleet without problems, whose addresses follow from the numbers", async () => {
    const { devices } = await loadFleet(join(folder, "fleet.yaml"), { checkFiles: true });
    const text = devices[5] && printText(startUpTreeOf(devices[5]));
    expect(text).toContain("address 10.255.0.5/32;");
    expect(text).toContain("host-name delft-2;");
    expect(text).toContain('description "delft-2 port 1";');
    expect(await run("check", join(folder, "fleet.yaml"))).toContain("6 devices, no problems");
  });

  it("enrols its devices by the template that it shows", async () => {
    const words = ["enroll", join(folder, "fleet.yaml"), "--template", join(folder, "nms.hbs")];
    expect((await run(...words)).trim().split("\n")).toEqual(
      ["edge-01", "edge-02", "edge-03", "edge-04", "bonn-1", "delft-2"].map((name) =>
        expect.stringMatching(new RegExp(`^add-device ${name} serial \\w+ key SHA256:\\S+$`)),
      ),
    );
  });
});

describe("fixtures/fleet-1000.yaml", () => {
  it("is a thousand devices that start from what their templates come to", async () => {
    const { devices, total } = await loadFleet("fixtures/fleet-1000.yaml");
    expect(total).toBe(1000);
    const trees = devices.map(startUpTreeOf);
    expect(new Set(trees).size).toBe(1000);
    expect(
      trees
        .slice(999)
        .map((tree) => printText(tree))
        .join(),
    ).toContain("172.19.31.1/24");
  });
});
