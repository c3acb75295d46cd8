import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { junosOperations } from "../../src/operations/index.ts";
import { operationsPage, printOperationsPage } from "../support/operations-page.ts";

const { operations } = junosOperations();

describe("docs/reference/operations.md", () => {
  it("is what the table of operations says", () => {
    const page = printOperationsPage(operations);
    if (process.env["WRITE_DOCS"] === "1") writeFileSync(operationsPage, page);
    expect(existsSync(operationsPage) && readFileSync(operationsPage, "utf8")).toBe(page);
  });

  it("tells of every operation what it answers from and who may ask", () => {
    const silent = operations.filter(
      ({ drivenBy, permissions }) => drivenBy === undefined || permissions === undefined,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it("lists more than the operations of daily work", () => {
    expect(operations.length).toBeGreaterThan(150);
  });
});
