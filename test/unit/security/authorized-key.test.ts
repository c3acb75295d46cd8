import { describe, expect, it } from "vitest";
import { parseAuthorizedKey, restrictedKeyLine } from "../../../src/security/authorized-key.ts";
import { testKey } from "../../support/ssh-pair.ts";

const key = testKey("authorized");
const line = key.publicKeyText;

describe("a line of an authorized_keys file", () => {
  it.each([
    ["", { blob: key.publicBlob }],
    ["restrict,no-pty ", { blob: key.publicBlob }],
    ['from="192.0.2.0/24" ', { blob: key.publicBlob, from: "192.0.2.0/24" }],
    ['no-pty,from="a \\" b,c" ', { blob: key.publicBlob, from: 'a " b,c' }],
  ])("is read with the options %j", (options, expected) => {
    expect(parseAuthorizedKey(`${options}${line} nms@lab`)).toEqual(expected);
  });

  it.each([
    'command="/bin/date" ',
    "cert-authority ",
    "from= ",
    "from ",
    'from="open ',
    ",",
    'expiry-time="20200101" ',
    "# ",
  ])("is not taken with the options %j", (options) => {
    expect(parseAuthorizedKey(`${options}${line}`)).toBeUndefined();
  });

  it("is made of a key and the addresses it is good from, whatever they hold", () => {
    for (const from of ["192.0.2.1", 'a"b', "a,b c"])
      expect(parseAuthorizedKey(restrictedKeyLine(line, from))).toEqual({
        blob: key.publicBlob,
        from,
      });
    expect(restrictedKeyLine(line, undefined)).toBe(line);
  });
});
