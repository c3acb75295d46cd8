import { existsSync, readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";

/** What a page shows as code, blocks included, word by word. */
function wordsIn(page: string): string[] {
  return [...page.matchAll(/```[\s\S]*?```|`([^`]+)`/g)].flatMap((match) =>
    (match[1] ?? match[0]).split(/\s+/),
  );
}

describe("docs/architecture.md", () => {
  const page = readFileSync("docs/architecture.md", "utf8");

  it("has the rooms of src/ and no others", () => {
    const rooms = [...page.matchAll(/^\| `([a-z/]+)\/` /gm)].map(([, room = ""]) => room);
    const heads = rooms.map((room) => room.split("/")[0] ?? "");
    const there = globSync("src/*/", { onlyDirectories: true }).map(
      (path) => path.split("/")[1] ?? "",
    );
    expect(rooms.filter((room) => !existsSync(`src/${room}`))).toEqual([]);
    expect([...new Set(heads)].toSorted()).toEqual(there.toSorted());
  });

  it.each(["device", "operations", "fleet", "cli"])(
    "names what is inside %s/, every folder of it",
    (room) => {
      const [, section = ""] =
        new RegExp(`## Inside .${room}/.\n([\\s\\S]*?)(?=\n## |$)`).exec(page) ?? [];
      const named = wordsIn(section).filter((word) => /^[a-z-]+(\/[a-z-]+)*(\/|\.ts)$/.test(word));
      expect(named.length).toBeGreaterThan(5);
      const places = [`src/${room}`, `src/${room}/operational`];
      const lost = named.filter((name) => !places.some((place) => existsSync(`${place}/${name}`)));
      expect(lost).toEqual([]);
      const folders = globSync(`src/${room}/*/`, { onlyDirectories: true }).map(
        (path) => `${path.split("/")[2]}/`,
      );
      expect(folders.filter((folder) => !section.includes(folder))).toEqual([]);
    },
  );
});

describe("CONTRIBUTING.md", () => {
  const words = wordsIn(readFileSync("CONTRIBUTING.md", "utf8"));

  it("names files and folders that are there", () => {
    const paths = words.filter((word) => /^(src|test|docs|tools|\.ci)\//.test(word));
    expect(paths.length).toBeGreaterThan(25);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("names scripts that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = words.filter((_, at) => words[at - 1] === "run" && words[at - 2] === "npm");
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
