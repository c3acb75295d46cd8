import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Readonly<Record<string, LockEntry>>;
};

describe("package-lock.json", () => {
  it("names no registry", () => {
    const addressed = Object.keys(packages).filter((place) => packages[place]?.resolved);
    expect(addressed).toEqual([]);
  });

  it("has every platform's packages, so that npm ci works on each", () => {
    const places = Object.keys(packages);
    expect(places.length).toBeGreaterThan(50);
    const missing = places.flatMap((place) =>
      Object.keys(packages[place]?.optionalDependencies ?? {}).filter(
        (name) => !places.some((other) => other.endsWith(`node_modules/${name}`)),
      ),
    );
    expect(missing, "run node tools/complete-lock.mjs").toEqual([]);
  });
});
