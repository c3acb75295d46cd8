import { assert, property, string } from "fast-check";
import { expect, it } from "vitest";
import { seededRandom } from "../../../src/base/index.ts";
import { decodeSecret, encodeSecret } from "../../../src/security/index.ts";

// Published examples of other implementations of the scheme.
it.each([
  ["$9$nnet9pBcSe8xdApK8xdg4aZUi.5", "netconan"],
  ["$9$DDk5FCA0Rhrmf0IEyW8-VwYaZDikPTzji", "welcome1234"],
  ["$9$nnet/p01RhrKM", "123"],
])("decodes %s", (text, clear) => {
  expect(decodeSecret(text)?.reveal()).toBe(clear);
});

it("takes anything without $9$ as clear text", () => {
  expect(decodeSecret("plain $9$ text")?.reveal()).toBe("plain $9$ text");
  expect(decodeSecret("")?.reveal()).toBe("");
});

it.each(["$9$", "$9$\u00e9", "$9$nnet9 ", "$9$nnet9p", "$9$n$"])(
  "refuses the damaged %j",
  (text) => {
    expect(decodeSecret(text)).toBeUndefined();
  },
);

it("gives back what it encoded, whatever the text and the salt", () => {
  assert(
    property(string({ unit: "grapheme" }), string(), (clear, seed) => {
      const text = encodeSecret(clear, seededRandom(seed));
      expect(text.startsWith("$9$")).toBe(true);
      expect(decodeSecret(text)?.reveal()).toBe(clear);
    }),
  );
});

it("encodes the same for the same seed", () => {
  expect(encodeSecret("secret", seededRandom("a"))).toBe(encodeSecret("secret", seededRandom("a")));
  expect(encodeSecret("secret", seededRandom("a"))).not.toBe(
    encodeSecret("secret", seededRandom("b")),
  );
});

it("never throws for damaged text", () => {
  assert(
    property(string({ unit: "binary" }), (text) => {
      decodeSecret(`$9$${text}`);
    }),
  );
});
