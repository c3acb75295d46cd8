import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type ConfigTree,
  type EditNode,
  emptyTree,
} from "../../../../src/junos/config/index.ts";
import { type SchemaKind, unknownChild } from "../../../../src/junos/schema/index.ts";
import { labSchema, linesOf } from "../../../support/edit-builder.ts";

type Parts = Omit<EditNode, "schema">;
const unknown = (name: string, kind: SchemaKind, parts: Parts = {}): EditNode => ({
  schema: unknownChild(name, kind),
  ...parts,
});
const inRoot = (...children: EditNode[]): EditNode => ({ schema: labSchema, children });
const load = (...children: EditNode[]): ConfigTree =>
  applyEdit(emptyTree(labSchema), inRoot(...children)).tree;

/** `new { one { a 1; } two; }`, `items x { a 1; }`, `word value;` and `words [ p q ];`. */
const tree = load(
  unknown("new", "container", {
    children: [
      unknown("one", "container", { children: [unknown("a", "leaf", { values: ["1"] })] }),
      unknown("two", "leaf", { values: [""] }),
    ],
  }),
  unknown("items", "list", { keys: ["x"], children: [unknown("a", "leaf", { values: ["1"] })] }),
  unknown("word", "leaf", { values: ["value"] }),
  unknown("words", "leaf-list", { values: ["p", "q"] }),
);
const all = ["new one a 1", "new two", "items x a 1", "word value", "words p q"];

describe("an unknown statement in another form than the tree has it", () => {
  it.each<[string, EditNode, string[]]>([
    ["delete new", unknown("new", "leaf", { operation: "delete" }), all.slice(2)],
    [
      "delete new one",
      unknown("new", "list", { keys: ["one"], operation: "delete" }),
      all.slice(1),
    ],
    [
      "delete new one a",
      unknown("new", "list", {
        keys: ["one"],
        children: [unknown("a", "leaf", { operation: "delete" })],
      }),
      ["new one", ...all.slice(1)],
    ],
    [
      "delete items",
      unknown("items", "leaf", { operation: "delete" }),
      all.filter((line) => !line.startsWith("items")),
    ],
    [
      "delete words p",
      unknown("words", "list", { keys: ["p"], operation: "delete" }),
      [...all.slice(0, 4), "words q"],
    ],
    ["delete words", unknown("words", "leaf", { operation: "delete" }), all.slice(0, 4)],
    [
      "delete word value",
      unknown("word", "list", { keys: ["value"], operation: "delete" }),
      all.filter((line) => line !== "word value"),
    ],
    [
      "set new three",
      unknown("new", "leaf", { values: ["three"] }),
      [...all.slice(0, 2), "new three", ...all.slice(2)],
    ],
    [
      "set new one b 2",
      unknown("new", "list", {
        keys: ["one"],
        children: [unknown("b", "leaf", { values: ["2"] })],
      }),
      ["new one a 1", "new one b 2", ...all.slice(1)],
    ],
    [
      "set items y",
      unknown("items", "leaf", { values: ["y"] }),
      [...all.slice(0, 3), "items y", ...all.slice(3)],
    ],
  ])("is found: %s", (_, edit, lines) => {
    expect(linesOf(tree)).toEqual(all);
    const result = applyEdit(tree, inRoot(edit));
    expect(linesOf(result.tree)).toEqual(lines);
    expect(result.problems).toEqual([]);
  });

  it("takes the place of what it cannot be", () => {
    const edit = unknown("word", "container", {
      children: [unknown("a", "leaf", { values: ["1"] })],
    });
    expect(linesOf(applyEdit(tree, inRoot(edit)).tree)).toContain("word a 1");
  });
});
