import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fleetSchema } from "../../src/fleet/file/fleet-schema.ts";

interface Mapping {
  readonly properties: Readonly<Record<string, unknown>>;
}

const definitions = fleetSchema["$defs"] as Readonly<Record<string, Mapping>>;
const page = readFileSync("docs/reference/fleet-file.md", "utf8");
/** First cells of the tables of a part. */
const keysIn = (text: string): readonly string[] =>
  [...text.matchAll(/^\| `([a-z0-9-]+)` /gm)].map(([, key = ""]) => key).toSorted();
const [, ...parts] = page.split(/^### /m);
const partOf = (name: string): string => {
  const part = parts.find((text) => text.startsWith(`${name}\n`)) ?? "";
  return part.split(/^## /m)[0] ?? "";
};

describe("docs/reference/fleet-file.md", () => {
  it("explains every key of a device, and none besides", () => {
    const own = page
      .split(/^## /m)
      .slice(1)
      .map((section) => section.split(/^### /m)[0] ?? "")
      .join("\n");
    const keys = Object.keys(definitions["device"]?.properties ?? {});
    expect(keys.length).toBeGreaterThan(25);
    expect(keysIn(own)).toEqual(keys.toSorted());
  });

  it.each(["preamble", "ietf-call-home", "tls-call-home", "bootstrap", "pki", "ldap-server"])(
    "explains every key of %s, and none besides",
    (name) => {
      const keys = Object.keys(definitions[name]?.properties ?? {});
      expect(keys.length).toBeGreaterThan(1);
      expect(keysIn(partOf(name))).toEqual(keys.toSorted());
    },
  );

  it("explains every key of listen, in a device and in the defaults", () => {
    const { listen } = (definitions["group"]?.properties ?? {}) as { listen?: Mapping };
    expect(keysIn(partOf("listen"))).toEqual(Object.keys(listen?.properties ?? {}).toSorted());
  });
});
