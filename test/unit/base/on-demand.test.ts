import type * as Path from "node:path";
import { expect, test } from "vitest";
import { onDemand } from "../../../src/base/index.ts";

test("a package is loaded when it is first needed, and once", () => {
  const loads: string[] = [];
  const path = onDemand((require) => {
    loads.push("path");
    return require("node:path") as typeof Path;
  });
  expect(loads).toEqual([]);
  expect(path().posix.join("a", "b")).toBe("a/b");
  expect(path()).toBe(path());
  expect(loads).toEqual(["path"]);
});
