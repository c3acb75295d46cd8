import { describe, expect, it } from "vitest";
import { NetconfBench } from "../../support/netconf-bench.ts";

const edit = (config: string): string =>
  `<edit-config><target><candidate/></target>${config}</edit-config>`;
const load = (attributes: string, config: string): string =>
  `<load-configuration ${attributes}>${config}</load-configuration>`;
const text = "system { novelty on; }";
const set = "set system novelty on";
const xml = "<configuration><system><novelty>on</novelty></system></configuration>";

describe.each([
  ["edit-config with XML", edit(`<config>${xml}</config>`)],
  [
    "edit-config with text",
    edit(`<config-text><configuration-text>${text}</configuration-text></config-text>`),
  ],
  [
    "edit-config with set commands",
    edit(`<config-set><configuration-set>${set}</configuration-set></config-set>`),
  ],
  ["load-configuration with XML", load("", xml)],
  [
    "load-configuration with text",
    load('format="text"', `<configuration-text>${text}</configuration-text>`),
  ],
  [
    "load-configuration with set commands",
    load('action="set" format="text"', `<configuration-set>${set}</configuration-set>`),
  ],
])("%s", (_, request) => {
  it("refuses a statement that the schema does not know when validation is strict", async () => {
    const bench = new NetconfBench({ validation: "strict" });
    const reply = await bench.body(request);
    expect(reply).toMatch(/<error-message>\s*syntax error\s*<\/error-message>/);
    expect(reply).toMatch(/<bad-element>\s*novelty\s*<\/bad-element>/);
    expect(bench.database.isModified).toBe(false);
  });

  it("keeps it when validation is lenient", async () => {
    const bench = new NetconfBench();
    expect(await bench.body(request)).toContain("<ok/>");
    expect(bench.database.isModified).toBe(true);
  });
});
