import { describe, expect, it } from "vitest";
import { problemLines } from "../../../support/commit-problems.ts";

const zones = "security { zones { security-zone in; security-zone out; } }";
const policy = (match: string, to = "out"): string =>
  `${zones} security { policies { from-zone in to-zone ${to} { policy p { match { ${match} } then { permit; } } } } }`;
const match = (parts: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    "source-address": "any",
    "destination-address": "any",
    application: "any",
    ...parts,
  })
    .map(([name, value]) => `${name} ${value};`)
    .join(" ");

describe("security policies", () => {
  it.each([
    [
      policy(match(), "dmz"),
      "[edit security policies from-zone in to-zone] 'dmz' mgd: Security zone must be defined",
    ],
    [
      policy(match({ application: "telemetry" })),
      "[edit security policies from-zone in to-zone out policy p match application] 'telemetry' mgd: application or application-set must be defined",
    ],
    [
      policy(match({ "source-address": "desk" })),
      "[edit security policies from-zone in to-zone out] 'policy p' Source address or address_set (desk) not found.",
    ],
    [
      policy(match({ "destination-address": "server" })),
      "[edit security policies from-zone in to-zone out] 'policy p' Destination address or address_set (server) not found.",
    ],
  ])("refuse %s", (text, line) => {
    expect(problemLines(text)).toEqual([line]);
  });

  it("find addresses in the global book, in attached ones and in the zone's own", () => {
    const text = policy(match({ "source-address": "[ a b c ]", "destination-address": "a" }));
    const books = `security {
      address-book {
        global { address a 192.0.2.1/32; }
        inside { address x 192.0.2.2/32; address-set b { address x; } attach { zone in; } }
      }
      zones { security-zone in { address-book { address c 192.0.2.3/32; } } }
    }`;
    expect(problemLines(`${text} ${books}`)).toEqual([]);
  });

  it("do not find the addresses of another zone", () => {
    const text = policy(match({ "destination-address": "x" }));
    const book =
      "security { address-book { inside { address x 192.0.2.2/32; attach { zone in; } } } }";
    expect(problemLines(`${text} ${book}`)).toHaveLength(1);
  });

  it("know the applications of Junos and configured ones", () => {
    const known = policy(match({ application: "[ junos-ssh telemetry ]" }));
    expect(
      problemLines(`${known} applications { application telemetry { protocol tcp; } }`),
    ).toEqual([]);
  });
});

describe("security zones", () => {
  it("do not share an interface", () => {
    const text =
      "interfaces { ge-0/0/1 { unit 0 { family inet; } } } security { zones { security-zone in { interfaces { ge-0/0/1.0; } } security-zone out { interfaces { ge-0/0/1.0; } } } }";
    expect(problemLines(text)).toEqual([
      "[edit security zones security-zone out] 'interfaces ge-0/0/1.0' Interface ge-0/0/1.0 already assigned to another zone",
    ]);
  });
});
