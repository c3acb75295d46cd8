import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  nat,
  record,
  subarray,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import { junosOperations } from "../../../../src/operations/index.ts";
import { catalogue } from "../../../../src/operations/operational/commands/catalogue.ts";
import { fullLine } from "../../../../src/operations/operational/commands/full-line.ts";
import { tableCommands } from "../../../../src/operations/operational/commands/table/index.ts";
import { lineText } from "../../../../src/operations/permissions/command-line.ts";
import { judgeOf } from "../../../../src/operations/permissions/expressions.ts";
import { platformOf } from "../../../../src/operations/profile/platforms.ts";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const commands = catalogue(junosOperations().operations);
const platform = platformOf("mx204");
const schema = coreSchema();

function full(words: readonly string[]): string | undefined {
  const found = read(words);
  return found && lineText(found.line);
}

function read(words: readonly string[]): ReturnType<typeof fullLine> {
  return platform && fullLine(words.join(" "), platform, schema, commands);
}

/** What may stand behind commands; of some, the command that it stands behind matters. */
const followers: readonly string[] = [
  "",
  "terse",
  "detail",
  "extensive",
  "ge-0/0/0",
  "invoke-on all-routing-engines",
  "system login",
  "interfaces ge-0/0/0 unit 0",
];

/** Lines in full that this platform knows. */
const lines = tableCommands()
  .flatMap(({ words }) => followers.map((follower) => `${words.join(" ")} ${follower}`.trim()))
  .filter((line) => full(line.split(" ")) === line && line !== "exit" && line !== "quit");

const classes = record({
  permissions: subarray(["view", "clear", "network", "configure", "maintenance", "trace"]),
  allow: constantFrom("", "first", "all", "last"),
  deny: constantFrom("", "first", "all", "last", "any"),
  isList: boolean(),
});

function expression(kind: string, line: string): string | undefined {
  const words = line.split(" ");
  switch (kind) {
    case "first":
      return words.slice(0, 2).join(" ");
    case "last":
      return words.slice(-2).join(" ");
    case "all":
      return line;
    case "any":
      return ".*";
    default:
      return undefined;
  }
}

/**
 * The line with each word cut to a beginning, where the engine reads the same line of it, and as the same
 * command: `traceroute m` is `traceroute` with an option, and `traceroute monitor` another command.
 */
function abbreviated(line: string, cuts: readonly number[]): readonly string[] {
  let words: readonly string[] = line.split(" ");
  const command = read(words)?.command;
  for (const [index, word] of words.entries()) {
    const cut = word.slice(0, 1 + ((cuts[index] ?? 0) % word.length));
    const shorter = words.with(index, cut);
    if (full(shorter) === line && read(shorter)?.command === command) words = shorter;
  }
  return words;
}

/** Blanks, quotes and pipes that change nothing of what is asked. */
function disguised(words: readonly string[], cuts: readonly number[]): string {
  const quoted = words.map((word, index) => ((cuts[index] ?? 0) % 5 === 1 ? `"${word}"` : word));
  const pipe = ["", "|no-more", " | match a|count"][(cuts[0] ?? 0) % 3] ?? "";
  return `${(cuts[1] ?? 0) % 2 === 0 ? "" : " \n"}${quoted.join("  ")}${pipe}`;
}

describe("any command line", () => {
  it("is known by abbreviations", () => {
    expect(lines.length).toBeGreaterThan(700);
    expect(abbreviated("show interfaces terse", [1, 1, 1])).toEqual(["sh", "in", "te"]);
  });

  it("is permitted when its words in full are, however it is written", async () => {
    const cases = record({
      line: constantFrom(...lines),
      loginClass: classes,
      cuts: array(nat(30), { minLength: 12, maxLength: 12 }),
    });
    const seen = { denied: 0, allowed: 0, shorter: 0 };
    await assert(
      asyncProperty(cases, async ({ line, loginClass, cuts }) => {
        const { permissions, isList } = loginClass;
        const [allow, deny] = [
          expression(loginClass.allow, line),
          expression(loginClass.deny, line),
        ];
        const statement = (name: string, text: string | undefined): string =>
          text === undefined ? "" : `${name}${isList ? "-regexps" : ""} "${text}";`;
        const bench = new NetconfBench({
          configuration: `system { login {
            class some { permissions [ ${permissions.join(" ")} access ];
              ${statement("allow-commands", allow)} ${statement("deny-commands", deny)} }
            user some { class some; }
          } }`,
        });
        const ask = async (text: string): Promise<boolean> => {
          const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
          const reply = await bench.body(`<command>${escaped}</command>`, 1, "some");
          return !reply.includes("<error-message>permission denied</error-message>");
        };
        const short = abbreviated(line, cuts);
        const isAllowed = await ask(line);
        expect(await ask(disguised(short, cuts)), short.join(" ")).toBe(isAllowed);
        const verdict = judgeOf({
          allow: isList ? undefined : allow,
          deny: isList ? undefined : deny,
          allowAny: isList && allow !== undefined ? [allow] : [],
          denyAny: isList && deny !== undefined ? [deny] : [],
        })?.(line);
        expect(verdict === "denied" && isAllowed, line).toBe(false);
        seen[isAllowed ? "allowed" : "denied"]++;
        if (short.join(" ") !== line) seen.shorter++;
        bench.database.close();
      }),
      { numRuns: 400 },
    );
    expect(Math.min(seen.denied, seen.allowed, seen.shorter)).toBeGreaterThan(50);
  }, 60_000);
});
