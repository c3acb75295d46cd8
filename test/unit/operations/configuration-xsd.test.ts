import { describe, expect, it } from "vitest";
import { parseXml } from "../../../src/xml/index.ts";
import { NetconfBench } from "../../support/netconf-bench.ts";

const request =
  "<get-xnm-information><type>xml-schema</type><namespace>junos-configuration</namespace></get-xnm-information>";
const schema = await new NetconfBench().body(request);

describe("the configuration schema in XML Schema", () => {
  it("is one element", () => {
    const root = parseXml(schema);
    expect(root.name).toBe("schema");
  });

  it("has a type for every name that an element refers to, and each once", () => {
    const defined = [...schema.matchAll(/<xsd:complexType name="([^"]+)">/g)].map(
      ([, name]) => name,
    );
    const wanted = [...schema.matchAll(/ type="(?!xsd:)([^"]+)"/g)].map(([, name]) => name);
    expect(defined.length).toBeGreaterThan(100);
    expect(new Set(defined).size).toBe(defined.length);
    expect(new Set(wanted)).toEqual(new Set(defined));
  });

  it("tells the values that statements may have", () => {
    expect(schema).toMatch(
      /name="host-name" [^>]*>\n<xsd:simpleType>\n<xsd:restriction base="xsd:string">\n<xsd:minLength value="1"\/>/,
    );
    expect(schema).toMatch(/<xsd:minInclusive value="1"\/>\n<xsd:maxInclusive value="4094"\/>/);
  });
});
