import { describe, expect, it } from "vitest";
import type { LoadProblem } from "../../../../src/junos/config/index.ts";
import {
  parseJson,
  parseSet,
  parseText,
  readXmlEdit,
} from "../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import { parseXml } from "../../../../src/xml/index.ts";

const schema = coreSchema();

/** What each reader says about a container that holds `host-name r1`, at the top or in a group. */
const readers: Readonly<Record<string, (path: readonly string[]) => readonly LoadProblem[]>> = {
  text: (path) =>
    parseText(`${path.join(" { ")} { host-name r1; ${"} ".repeat(path.length)}`, schema).problems,
  set: (path) => parseSet(`set ${path.join(" ")} host-name r1`, schema).problems,
  XML: (path) => {
    const inside = path
      .toReversed()
      .reduce<string>((text, step) => element(step, text), "<host-name>r1</host-name>");
    return readXmlEdit(parseXml(`<configuration>${inside}</configuration>`), schema).problems;
  },
  JSON: (path) => {
    const inside = path
      .toReversed()
      .reduce<object>((value, step) => member(step, value), { "host-name": "r1" });
    return parseJson(JSON.stringify({ configuration: inside }), schema).problems;
  },
};

function element(step: string, inside: string): string {
  const [name, key] = step.split(" ");
  return `<${name}>${key === undefined ? "" : `<name>${key}</name>`}${inside}</${name}>`;
}

function member(step: string, inside: object): object {
  const [name = "", key] = step.split(" ");
  return { [name]: key === undefined ? inside : [{ name: key, ...inside }] };
}

describe.each(Object.entries(readers))("%s form, read leniently", (form, problemsOf) => {
  it("refuses a top-level statement that no Junos has", () => {
    expect(problemsOf(["sytem"])[0]).toMatchObject({
      severity: "error",
      message: "syntax error",
      badElement: "sytem",
      path: "[edit]",
    });
  });

  it("refuses it in a group too", () => {
    expect(problemsOf(["groups g", "sytem"])[0]).toMatchObject({
      message: "syntax error",
      badElement: "sytem",
      ...(form === "set" ? {} : { path: "[edit groups g]" }),
    });
  });

  it("keeps what it does not know further down", () => {
    expect(problemsOf(["system", "novelty"])).toEqual([]);
    expect(problemsOf(["groups g", "system", "novelty"])).toEqual([]);
  });

  it("keeps what stands in a rare top-level statement", () => {
    expect(problemsOf(["fabric", "novelty"])).toEqual([]);
    expect(problemsOf(["tenants t1", "novelty"])).toEqual([]);
  });
});

describe("a statement of a YANG package", () => {
  it("stands at the top level under its module's name", () => {
    const { problems } = parseText("openconfig-interfaces:interfaces { a b; }", schema);
    expect(problems).toEqual([]);
  });
});
