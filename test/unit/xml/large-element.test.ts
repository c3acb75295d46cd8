import { expect, it } from "vitest";
import {
  childOf,
  el,
  isLarge,
  largeElement,
  printReplyXml,
  replyXmlPieces,
  textOf,
} from "../../../src/xml/index.ts";

const rows = [0, 1, 2].map((index) => el("row", { id: `${index}` }, `a < ${index}`, el("empty")));
const table = () => largeElement(el("table", { style: 'a"b' }, el("name", "t & u")), () => rows);
const nested = () => largeElement(el("tables"), () => [table(), el("between"), table()]);

it("prints piece by piece what an element with the same children prints at once", () => {
  const plainTable = el("table", { style: 'a"b' }, el("name", "t & u"), ...rows);
  const plain = printReplyXml(el("tables", plainTable, el("between"), plainTable));
  const pieces = [...replyXmlPieces(nested())];
  expect(pieces.join("")).toBe(plain);
  expect(pieces.length).toBeGreaterThan(rows.length * 2);
  expect(printReplyXml(nested())).toBe(plain);
});

it("prints as an empty element when nothing is in it", () => {
  const empty = largeElement(el("table", { a: "1" }), () => []);
  expect([...replyXmlPieces(empty)].join("")).toBe(printReplyXml(el("table", { a: "1" })));
});

it("makes a child when its turn has come, and no sooner", () => {
  const made: string[] = [];
  const large = largeElement(el("table"), function* children() {
    for (const row of rows) {
      made.push(row.attributes[0]?.value ?? "");
      yield row;
    }
  });
  const pieces = replyXmlPieces(large)[Symbol.iterator]();
  expect(pieces.next().value).toBe("<table>\n");
  expect(made).toEqual(["0"]);
  pieces.next();
  pieces.next();
  expect(made).toEqual(["0", "1"]);
});

it("is an element like any other for those who look into it", () => {
  const large = table();
  expect(isLarge(large)).toBe(true);
  expect(isLarge(el("table"))).toBe(false);
  const name = childOf(large, "name");
  expect(name && textOf(name)).toBe("t & u");
  expect(large.children).toHaveLength(4);
  expect(large.attributes).toEqual([{ name: "style", value: 'a"b' }]);
});
