import { describe, expect, it } from "vitest";
import { parseYang } from "../../../src/junos/yang/index.ts";
import { NetconfBench } from "../../support/netconf-bench.ts";

const monitoring = 'xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"';

/** The text of a module, as a client takes it out of the reply. */
async function moduleText(identifier: string): Promise<string> {
  const bench = new NetconfBench();
  const body = await bench.body(
    `<get-schema ${monitoring}><identifier>${identifier}</identifier></get-schema>`,
  );
  bench.database.close();
  return body
    .replace(/^<data>\n|<\/data>\n$/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

describe("get-schema", () => {
  it("gives out every schema that netconf-state lists, as YANG of that name", async () => {
    const bench = new NetconfBench();
    const state = await bench.body(
      `<get><filter><netconf-state ${monitoring}><schemas/></netconf-state></filter></get>`,
    );
    bench.database.close();
    const listed = [...state.matchAll(/<identifier>(.*)<\/identifier>\n<version>(.*)<\/version>/g)];
    expect(listed.length).toBeGreaterThan(30);
    for (const [, identifier = "", version = ""] of listed) {
      const module = parseYang(await moduleText(identifier), identifier);
      expect(module).toMatchObject({ keyword: "module", argument: identifier });
      const revisions = module.substatements.filter(({ keyword }) => keyword === "revision");
      expect(
        revisions.map(({ argument }) => argument),
        identifier,
      ).toEqual([version]);
    }
  });

  it.each([
    [
      "ietf-netconf",
      [
        "get-config",
        "edit-config",
        "copy-config",
        "delete-config",
        "lock",
        "unlock",
        "get",
        "close-session",
        "kill-session",
        "commit",
        "discard-changes",
        "cancel-commit",
        "validate",
      ],
    ],
    ["ietf-netconf-monitoring", ["get-schema"]],
  ])("has the operations of %s", async (identifier, operations) => {
    const { substatements } = parseYang(await moduleText(identifier), identifier);
    const rpcs = substatements.filter(({ keyword }) => keyword === "rpc");
    expect(rpcs.map(({ argument }) => argument)).toEqual(operations);
  });
});
