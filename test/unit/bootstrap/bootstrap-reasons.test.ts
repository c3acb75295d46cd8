import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bootstrapReasons, bootstrapSteps } from "../../../src/bootstrap/index.ts";

const page = readFileSync("docs/reference/bootstrap-reasons.md", "utf8");

it("has one section of its page per reason, and none besides", () => {
  const sections = [...page.matchAll(/^## (\S+)$/gm)].map((match) => match[1]);
  expect(sections).toEqual(Object.keys(bootstrapReasons));
});

it("explains every step in the table of its page", () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map((match) => match[1]);
  expect(rows).toEqual([...bootstrapSteps]);
});
