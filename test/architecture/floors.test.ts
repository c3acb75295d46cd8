import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";

/** The house of docs/architecture.md, ground floor first: a file imports from its own floor or those before it. */
const floors = [
  "base",
  "xml",
  "junos/schema",
  "junos/yang",
  "junos/config",
  "junos/formats",
  "junos/template",
  "junos/checks",
  "junos/database",
  "netconf/framing",
  "netconf/rpc",
  "netconf/session",
  "operations",
  "security",
  "transport",
  "callhome",
  "bootstrap",
  "persistence",
  "device",
  "nms",
  "fleet",
  "telemetry",
  "cli",
];
/** Pairs that stand beside each other: neither may import the other. */
const strangers: readonly (readonly [string, string])[] = [
  ["netconf", "junos"],
  ["security", "operations"],
  ["nms", "device"],
  ["nms", "junos"],
  ["bootstrap", "junos"],
  ["persistence", "netconf"],
];
/** Entry points above the house. */
const entries = ["index.ts", "testing.ts"];

const files = globSync("src/**/*.ts");
const floorOf = (path: string): number =>
  floors.findIndex((floor) => relative("src", path).startsWith(`${floor}/`));

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/from "(\.[^"]+)"|import\("(\.[^"]+)"\)/g)].map((match) =>
    join(dirname(file), match[1] ?? match[2] ?? ""),
  );
}

describe("the floors of the house", () => {
  it("are looked at in full", () => {
    expect(files.length).toBeGreaterThan(20);
    const homeless = files.filter(
      (file) => floorOf(file) < 0 && !entries.includes(relative("src", file)),
    );
    expect(homeless).toEqual([]);
  });

  it("are imported downward only", () => {
    const upward = files
      .filter((file) => floorOf(file) >= 0)
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => floorOf(target) > floorOf(file) || floorOf(target) < 0)
          .map((target) => `${file} imports ${target}`),
      );
    expect(upward).toEqual([]);
  });

  it("keep strangers apart", () => {
    const inside = (file: string, room: string): boolean => file.startsWith(`src/${room}/`);
    const met = files.flatMap((file) =>
      importsOf(file)
        .filter((target) =>
          strangers.some(
            ([one, other]) =>
              (inside(file, one) && inside(target, other)) ||
              (inside(file, other) && inside(target, one)),
          ),
        )
        .map((target) => `${file} imports ${target}`),
    );
    expect(met).toEqual([]);
  });

  it("are entered through the index of the room", () => {
    const roomOf = (path: string): string => floors[floorOf(path)] ?? "";
    const burglars = files
      .filter((file) => floorOf(file) >= 0)
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => roomOf(target) !== roomOf(file) && !target.endsWith("index.ts"))
          .map((target) => `${file} imports ${target}`),
      );
    expect(burglars).toEqual([]);
  });
});
