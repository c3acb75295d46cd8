import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodingOf, readBootstrappingData } from "../../../src/bootstrap/bootstrapping-data.ts";
import { readConveyedInformation } from "../../../src/bootstrap/conveyed-information.ts";
import { BootstrapFailure } from "../../../src/bootstrap/index.ts";
import { leafBytes, leafText, readYangData } from "../../../src/bootstrap/yang-data.ts";
import { conveyed } from "../../support/bootstrap-server.ts";

const module = { name: "house", namespace: "urn:house" };
const xml = (text: string): ReturnType<typeof readYangData> =>
  readYangData(Buffer.from(text), "xml", module);
const json = (value: unknown): ReturnType<typeof readYangData> =>
  readYangData(Buffer.from(JSON.stringify(value)), "json", module);

function reasonOf(action: () => unknown): string {
  try {
    action();
  } catch (cause) {
    if (cause instanceof BootstrapFailure) return `${cause.reason}: ${cause.message}`;
    throw cause;
  }
  return "nothing was thrown";
}

describe("YANG data", () => {
  it("reads the same from XML and JSON", () => {
    const room = (name: string): object => ({ name, text: "", children: [] });
    const expected = {
      name: "floor",
      text: "",
      children: [{ name: "number", text: "3", children: [] }, room("room"), room("room")],
    };
    expect(
      xml('<h:floor xmlns:h="urn:house"><h:number> 3 </h:number><h:room/><h:room/></h:floor>'),
    ).toEqual(expected);
    expect(json({ "house:floor": { number: 3, room: [{}, {}] } })).toEqual(expected);
  });

  it("passes over nodes of other modules", () => {
    const extended = '<floor xmlns="urn:house"><x xmlns="urn:other">1</x></floor>';
    expect(xml(extended).children).toEqual([]);
    expect(json({ "house:floor": { "other:x": 1 }, "@house:floor": {} }).children).toEqual([]);
  });

  it("reads an empty leaf from JSON", () => {
    expect(leafText(json({ "house:floor": { lit: [null] } }), "lit")).toBe("");
  });

  it("takes base64 with line ends, and nothing that is none", () => {
    const node = json({ "house:floor": { a: "aGVs\n bG8=", b: "aGVsbG8", c: "????" } });
    expect(leafBytes(node, "a")?.toString()).toBe("hello");
    expect(reasonOf(() => leafBytes(node, "b"))).toBe("reply-malformed: b is not base64");
    expect(reasonOf(() => leafBytes(node, "c"))).toBe("reply-malformed: c is not base64");
    expect(leafBytes(node, "d")).toBeUndefined();
  });

  it.each([
    ["another namespace", () => xml('<floor xmlns="urn:else"/>'), "is not of the module house"],
    ["a name without module", () => json({ floor: {} }), "expected one node"],
    ["two nodes", () => json({ "house:a": {}, "house:b": {} }), "expected one node"],
    ["a scalar", () => json("house"), "expected one node"],
    [
      "bytes that are no UTF-8",
      () => readYangData(Buffer.of(0xff), "json", module),
      "JSON is malformed",
    ],
    ["a document type", () => xml("<!DOCTYPE a []><a/>"), "XML is malformed"],
    [
      "deep nesting in XML",
      () => xml(`<a xmlns="urn:house">${"<a>".repeat(40)}`),
      "XML is malformed",
    ],
    [
      "deep nesting in JSON",
      () =>
        readYangData(
          Buffer.from(`{"house:a":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`),
          "json",
          module,
        ),
      "nested too deep",
    ],
  ])("refuses %s", (_, action, words) => {
    expect(reasonOf(action)).toMatch(new RegExp(`^reply-malformed: .*${words}`));
  });
});

describe("the output of get-bootstrapping-data", () => {
  it.each([
    ["application/yang-data+xml", "xml"],
    ["application/yang.data+xml; charset=utf-8", "xml"],
    ["Application/YANG-data+JSON", "json"],
    ["application/json", "json"],
    ["text/html", undefined],
    ["", undefined],
  ])("is read by its media type %s", (type, encoding) => {
    expect(encodingOf(type)).toBe(encoding);
  });

  it("never throws anything but a failure with a reason", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom("xml", "json"),
        (body, kind) => {
          expect(reasonOf(() => readBootstrappingData(body, `application/${kind}`))).toMatch(
            /^reply-malformed/,
          );
        },
      ),
    );
  });
});

describe("redirect information", () => {
  const redirect = (entry: object): ReturnType<typeof readConveyedInformation> =>
    readConveyedInformation({
      conveyedInformation: conveyed(
        JSON.stringify({
          "ietf-sztp-conveyed-info:redirect-information": { "bootstrap-server": [entry] },
        }),
        "json",
      ),
      encoding: "xml",
    });

  it("means port 443 where it names none", () => {
    expect(redirect({ address: "2001:db8::1" })).toEqual({
      kind: "redirect",
      servers: [{ host: "2001:db8::1", port: 443, trustAnchor: undefined }],
    });
  });

  it.each([
    [{ address: "a b" }, 'bootstrap-server address "a b"'],
    [{ address: "a/../b" }, 'bootstrap-server address "a/../b"'],
    [{}, 'bootstrap-server address ""'],
    [{ address: "a", port: 65_536 }, "the port of bootstrap-server a"],
    [{ address: "a", port: "x" }, "the port of bootstrap-server a"],
  ])("cannot name %j", (entry, words) => {
    expect(reasonOf(() => redirect(entry))).toBe(`reply-malformed: ${words}`);
  });
});
