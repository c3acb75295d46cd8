import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, emptyTree } from "../../../src/junos/config/index.ts";
import { coreSchema } from "../../../src/junos/schema/index.ts";
import { readsBack } from "../../../src/persistence/read-back.ts";
import { configTree } from "../../support/config-arbitrary.ts";
import { setLeaf } from "../../support/edit-builder.ts";

const schema = coreSchema();

describe("the check that a commit can be read again", () => {
  it("passes whatever the configuration holds, within the limits of a file", () => {
    fc.assert(
      fc.property(configTree(schema), (tree) => {
        expect(readsBack(tree)).toEqual([]);
      }),
    );
  });

  it("passes blanks at the ends of a value, which only text form keeps", () => {
    const { tree } = applyEdit(emptyTree(schema), setLeaf(["system", "host-name"], " r1 "));
    expect(readsBack(tree)).toEqual([]);
  });

  it("refuses a word that no configuration file may have", () => {
    const word = "x".repeat(300_000);
    const { tree } = applyEdit(emptyTree(schema), setLeaf(["system", "host-name"], word));
    expect(readsBack(tree)).toMatchObject([
      {
        severity: "error",
        message: expect.stringMatching(/^configuration cannot be saved: a string of more than/),
      },
    ]);
  });
});
