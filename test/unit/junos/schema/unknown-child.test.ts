import { describe, expect, it } from "vitest";
import {
  childByKeyword,
  coreSchema,
  schemaKinds,
  unknownChild,
} from "../../../../src/junos/schema/index.ts";

describe("unknownChild", () => {
  it.each(schemaKinds)("gives the same %s for the same name", (kind) => {
    const node = unknownChild("vendor-knob", kind);
    expect(node).toMatchObject({ name: "vendor-knob", keyword: "vendor-knob", kind });
    expect(node).toMatchObject({ unknown: true, orderedByUser: true });
    expect(unknownChild("vendor-knob", kind)).toBe(node);
    expect(unknownChild("other-knob", kind)).not.toBe(node);
  });

  it("keeps shapes of one name apart", () => {
    expect(unknownChild("knob", "leaf")).not.toBe(unknownChild("knob", "leaf-list"));
  });

  it("keys lists by name and takes groups", () => {
    const list = unknownChild("knob", "list");
    expect(list.keys).toEqual(["name"]);
    expect(list.children.get("name")?.nokeyword).toBe(true);
    const container = unknownChild("knob", "container");
    expect(childByKeyword(container, "apply-groups")).toBe(
      coreSchema().children.get("apply-groups"),
    );
  });
});
