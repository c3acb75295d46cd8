import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  attributeOf,
  childOf,
  elementsOf,
  parseXml,
  textOf,
  type XmlElement,
} from "../../../src/xml/index.ts";
import { NetconfBench } from "../../support/netconf-bench.ts";

interface Row {
  readonly on: string;
  readonly also?: string;
  readonly before?: readonly string[];
  readonly ask: string;
  /** Empty for a reply without content. */
  readonly root: string;
  readonly read?: string;
}

const rows = parse(
  readFileSync("test/unit/operations/client-reads.yaml", "utf8"),
) as readonly Row[];

function deviceOf({ on, also = "" }: Row): NetconfBench {
  const about = parse(readFileSync(`test/golden/typed/${on}/case.yaml`, "utf8")) as {
    readonly model: string;
    readonly configuration: string;
    readonly files?: Readonly<Record<string, string>>;
  };
  return new NetconfBench({ ...about, configuration: `${about.configuration}\n${also}` });
}

/** What a reply is: its first element, or that of the first routing engine. */
function rootOf(reply: XmlElement): XmlElement | undefined {
  const [first] = elementsOf(reply);
  const engines = first?.name === "multi-routing-engine-results" ? first : undefined;
  const item = engines === undefined ? undefined : childOf(engines, "multi-routing-engine-item");
  return item === undefined ? first : elementsOf(item).find(({ name }) => name !== "re-name");
}

/** The elements at a path; of several with one name, what is below all of them. */
function at(root: XmlElement, path: string): readonly XmlElement[] {
  if (path === ".") return [root];
  let found: readonly XmlElement[] = [root];
  for (const name of path.split("/"))
    found = found.flatMap((one) => elementsOf(one).filter((child) => child.name === name));
  return found;
}

function wholeText(element: XmlElement): string {
  return `${textOf(element)}${elementsOf(element).map(wholeText).join("")}`;
}

/** Whether something is to be read there. */
function holds(root: XmlElement, wanted: string): boolean {
  if (wanted.startsWith("@")) return (attributeOf(root, wanted.slice(1)) ?? "") !== "";
  if (wanted.endsWith("?")) return at(root, wanted.slice(0, -1)).length > 0;
  const found = at(root, wanted);
  return found.some((element) => wholeText(element) !== "");
}

/** What is at fault in the root of a reply, the paths that hold nothing. */
function missing(root: XmlElement, read: string): readonly string[] {
  return read.split(" ").filter((wanted) => wanted !== "" && !holds(root, wanted));
}

describe("what clients read", () => {
  it("is told of seventy-five operations at least", () => {
    const names = new Set(rows.map(({ ask }) => parseXml(ask).name));
    expect(names.size).toBeGreaterThanOrEqual(75);
  });

  it.each(rows)("is in the reply to $ask", async (row) => {
    const device = deviceOf(row);
    for (const request of row.before ?? []) await device.body(request);
    const reply = parseXml(await device.send(`<rpc>${row.ask}</rpc>`));
    device.database.close();
    const root = rootOf(reply);
    expect(root?.name ?? "", wholeText(reply)).toBe(row.root);
    expect(root === undefined ? [] : missing(root, row.read ?? "."), row.root).toEqual([]);
  });

  it("is missed where an element is not there, or is empty", () => {
    const root = parseXml("<a x='1'><b/><c>1</c><d/><d><e>2</e></d></a>");
    expect(missing(root, ". b? c d/e @x d")).toEqual([]);
    expect(missing(root, "b c/x f? @y d/f")).toEqual(["b", "c/x", "f?", "@y", "d/f"]);
  });
});
