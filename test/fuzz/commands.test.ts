import * as fc from "fast-check";
import { expect, it } from "vitest";
import { splitCommands } from "../../src/operations/index.ts";
import { tableCommands } from "../../src/operations/operational/commands/table/index.ts";
import { escapeText, parseXml } from "../../src/xml/index.ts";
import { NetconfBench } from "../support/netconf-bench.ts";

const bench = new NetconfBench({
  configuration: "system { host-name r1; services { ssh; } } interfaces { ge-0/0/0 { mtu 1500; } }",
});

const words = [
  ...new Set(tableCommands().flatMap((command) => command.words)),
  ...'| || " \\ ; 0 -1 999999999 ( [a- .* <a/> & display xml rpc json set relative match except find'.split(
    " ",
  ),
  ..."count last trim no-more compare rollback inheritance invoke-on all-members node ge-0/0/0".split(
    " ",
  ),
];

it("answers any command line with a well-formed reply and never throws", async () => {
  const lines = tableCommands().map((command) => command.words.join(" "));
  const more = fc.array(fc.constantFrom(...words), { maxLength: 8 });
  const line = fc.oneof(
    fc.tuple(fc.constantFrom(...lines), more).map(([known, some]) => [known, ...some].join(" ")),
    fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((some) => some.join(" ")),
    fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map((text) => text.replaceAll(/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, " ")),
  );
  await fc.assert(
    fc.asyncProperty(line, fc.constantFrom("xml", "text", "json"), async (text, format) => {
      const reply = await bench.send(
        `<rpc><command format="${format}">${escapeText(text)}</command></rpc>`,
      );
      expect(parseXml(reply).name).toBe("rpc-reply");
    }),
    { numRuns: 2_000 },
  );
});

it("cuts any text of an exec into lines without control characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      for (const line of splitCommands(text)) expect(line).not.toMatch(/\p{Cc}|^$/u);
    }),
  );
});
