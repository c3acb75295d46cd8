import { describe, expect, it } from "vitest";
import {
  atLeast,
  namespaceReleases,
  parseJunosVersion,
} from "../../../src/operations/profile/junos-version.ts";

function release(text: string): NonNullable<ReturnType<typeof parseJunosVersion>> {
  const version = parseJunosVersion(text);
  if (version === undefined) throw new Error(`${text} should be a release`);
  return version;
}

describe("parseJunosVersion", () => {
  it.each(["23.4R2-S3.9", "22.4R1.10", "15.1X49-D15.4", "15.1F6", "12.1X46-D10"])(
    "takes %s apart",
    (text) => {
      expect(release(text).text).toBe(text);
    },
  );

  it.each(["", "junos", "23", "R1.10"])("refuses %j", (text) => {
    expect(parseJunosVersion(text)).toBeUndefined();
  });

  it("compares by major and minor number", () => {
    expect(atLeast(release("23.4R2"), 23, 4)).toBe(true);
    expect(atLeast(release("23.2R2"), 23, 4)).toBe(false);
    expect(atLeast(release("24.2R1"), 23, 4)).toBe(true);
  });
});

describe("namespaceReleases", () => {
  it.each([
    ["18.2R1.9", "18.2R1", "18.2R1"],
    ["15.1F6-S3", "15.1F6", "15.1F6"],
    ["15.1X53-D59.4", "15.1X53", "15.1X53"],
    ["19.1R3-S2", "19.1R3", "19.1R3"],
    ["19.2R1.8", "19.2R0", "19.2R0"],
    ["22.4R1.10", "22.4R0", "22.4R0"],
    ["23.4R2-S3.9", "23.4R2-S3.9", "23.4R0"],
  ])("gives %s the reply release %s and the schema release %s", (text, reply, schema) => {
    expect(namespaceReleases(release(text))).toEqual({ reply, schema });
  });
});
