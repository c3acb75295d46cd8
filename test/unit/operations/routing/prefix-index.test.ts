import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsAddress, networkOf, type Prefix } from "../../../../src/base/index.ts";
import { prefixIndex } from "../../../../src/operations/operational/routing/model/prefix-index.ts";

/** Few bits, so that prefixes often hold one another. */
const prefixes: fc.Arbitrary<Prefix> = fc
  .record({ bits: fc.bigInt(0n, 255n), length: fc.integer({ min: 0, max: 32 }) })
  .map(({ bits, length }) => networkOf({ family: "inet", bits: bits << 24n, length }));

describe("prefixIndex", () => {
  it("finds what a look at every prefix finds", () => {
    fc.assert(
      fc.property(fc.array(prefixes, { maxLength: 30 }), prefixes, (all, wanted) => {
        const address = { ...wanted, length: 32 };
        const holders = all.filter((prefix) => holdsAddress(prefix, address));
        const length = Math.max(...holders.map((prefix) => prefix.length));
        const first = holders.find((prefix) => prefix.length === length);
        expect(prefixIndex(all, (prefix) => prefix).longest(address)).toBe(first);
      }),
    );
  });

  it("keeps the families apart", () => {
    const index = prefixIndex<Prefix>([{ family: "inet", bits: 0n, length: 0 }], (one) => one);
    expect(index.longest({ family: "inet6", bits: 0n, length: 128 })).toBeUndefined();
  });
});
