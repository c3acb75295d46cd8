import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../src/base/index.ts";
import { callhome } from "../../../src/cli/index.ts";
import { loadFleet } from "../../../src/fleet/index.ts";
import { recordedWorld } from "../../support/recorded-world.ts";

let folder: string;
let guide: string;

function blocks(language: string): readonly string[] {
  return [...guide.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , text = ""]) => text);
}

describe("docs/guides/tls-call-home.md", () => {
  beforeAll(async () => {
    guide = await readFile("docs/guides/tls-call-home.md", "utf8");
    folder = await mkdtemp(join(tmpdir(), "tls-guide-"));
    const world = recordedWorld({ clock: systemClock });
    const words = ["certs", join(folder, "lab"), "--user", "netops"];
    if ((await callhome(words, world, "1.2.3")) !== 0) throw new Error(world.err.text);
    for (const [index, text] of blocks("junos").entries())
      await writeFile(join(folder, `r${index + 1}.conf`), text);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  it("shows fleet files whose every file is there and good", async () => {
    const fleets = blocks("yaml").filter((text) => text.startsWith("devices:"));
    const names: (string | undefined)[] = [];
    for (const text of fleets) {
      const path = join(folder, "fleet.yaml");
      await writeFile(path, text);
      const { devices } = await loadFleet(path, { checkFiles: true });
      names.push(...devices.map(({ name }) => name));
    }
    expect(names).toEqual(["r1", "r2", "r2"]);
  });

  it("names bad certificates that callhome certs makes", async () => {
    const named = [...guide.matchAll(/^\| `(client-[\w-]+\.pem)`/gm)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(5);
    for (const name of named)
      expect(await readFile(join(folder, "lab/tls/ecdsa", name), "utf8")).toContain("BEGIN");
  });
});
