import { describe, expect, it } from "vitest";
import { parseYaml } from "../../../../src/fleet/file/yaml-source.ts";

const text = `defaults: &common
  seed: lab
devices:
  - name: one
    nms: [a:1, b:2]
  - *common
`;

describe("a YAML source", () => {
  it("gives plain values", () => {
    expect(parseYaml(text, "f.yaml").value).toEqual({
      defaults: { seed: "lab" },
      devices: [{ name: "one", nms: ["a:1", "b:2"] }, { seed: "lab" }],
    });
  });

  it.each([
    ["/devices/0/name", { line: 4, column: 11 }],
    ["/devices/0/nms/1", { line: 5, column: 16 }],
    ["/devices/0", { line: 4, column: 5 }],
    ["/devices/0/missing/deeper", { line: 4, column: 5 }],
    ["/devices/1/seed", { line: 2, column: 9 }],
    ["", { line: 1, column: 1 }],
  ])("knows the place of the value at %j", (pointer, position) => {
    expect(parseYaml(text, "f.yaml").positionOf(pointer)).toEqual(position);
  });

  it("knows the place of a key", () => {
    const source = parseYaml("a:\n  b/c: 1\n", "f.yaml");
    expect(source.positionOfKey("/a/b~1c")).toEqual({ line: 2, column: 3 });
  });

  it("reports what is no YAML with its place", () => {
    const { value, problems } = parseYaml("a: 1\nb: [1, 2\nc: 3\n", "f.yaml");
    expect(value).toBeUndefined();
    expect(problems[0]).toMatchObject({ file: "f.yaml", path: "" });
    expect(problems[0]?.line).toBeGreaterThan(1);
  });

  it("reports a duplicate key", () => {
    expect(parseYaml("a: 1\na: 2\n", "f.yaml").problems).toMatchObject([{ line: 2, column: 1 }]);
  });

  it("answers aliases that multiply and nesting without end with a problem", () => {
    const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 9; i++)
      bomb.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(", ")}]`);
    expect(parseYaml(bomb.join("\n"), "f.yaml").problems).toHaveLength(1);
    expect(parseYaml("[".repeat(100_000), "f.yaml").problems.length).toBeGreaterThan(0);
  });
});

describe("nested brackets", () => {
  it.each(["[", "{", "a: [{"])(
    "are refused at the depth that a parser would not survive: %s",
    (open) => {
      const { problems } = parseYaml(open.repeat(1_000_000), "deep.yaml");
      expect(problems).toHaveLength(1);
      expect(problems[0]?.message).toContain("nested deeper than 64 levels");
    },
  );
});
