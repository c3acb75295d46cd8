import { describe, expect, it } from "vitest";
import { configurationOperations } from "../../../src/operations/configuration/index.ts";
import { standardOperations } from "../../../src/operations/standard/index.ts";
import { parseXml } from "../../../src/xml/index.ts";

describe.each([...standardOperations, ...configurationOperations])("$name", (operation) => {
  it("says what drives its reply", () => {
    expect(operation.drivenBy).toMatch(/^\w.*\w$/);
  });

  it("says in XML how it is asked for", () => {
    const { forms = [] } = operation;
    expect(forms.length).toBeGreaterThan(0);
    expect(new Set(forms).size).toBe(forms.length);
    for (const form of forms) expect(parseXml(form).name).toBe(operation.name);
  });
});
