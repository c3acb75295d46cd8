import { describe, expect, it } from "vitest";
import { applyEdit, emptyTree, inherited } from "../../../../../src/junos/config/index.ts";
import { parseText, printSet, printText } from "../../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../../src/junos/schema/index.ts";

function treeOf(text: string): ReturnType<typeof emptyTree> {
  return applyEdit(emptyTree(coreSchema()), parseText(text, coreSchema(), {}).root).tree;
}

const tree = inherited(
  treeOf(`
    groups {
      "two\\nlines" {
        system {
          login { message "first\\nsecond"; }
          services { ssh { protocol-version v2; } }
        }
        policy-options { prefix-list p { 192.0.2.0/24; } }
        security { policies { from-zone a to-zone b { policy p { then { permit; } } } } }
      }
    }
    apply-groups "two\\nlines";
    interfaces {
      interface-range r { member ge-0/0/0; mtu 9000; }
    }`),
).tree;

describe("the text form of inherited statements", () => {
  it("reads back as the same configuration, whatever names and values hold", () => {
    const text = printText(tree, { origins: ["group", "interface-range"] });
    expect(text).toContain("## 'first\\nsecond' was inherited from group 'two\\nlines'\n");
    expect(printSet(treeOf(text))).toBe(printSet(tree));
  });

  it("names all keys of an entry", () => {
    expect(printText(tree, { origins: ["group"] })).toContain(
      "        ## 'a b' was inherited from group 'two\\nlines'\n",
    );
  });

  it("comments the kinds of origin asked for, none by default", () => {
    const ranges = printText(tree, { origins: ["interface-range"] });
    expect(ranges).toContain("## '9000' was expanded from interface-range 'r'\n");
    expect(ranges).not.toContain("group");
    expect(printText(tree)).not.toContain("##");
  });
});
