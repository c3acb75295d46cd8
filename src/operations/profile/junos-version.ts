import { limits, remembered } from "../../base/index.ts";

/** A Junos release such as `23.4R2-S3.9` or `15.1X49-D15.4`, taken apart as far as namespaces need it. */
export interface JunosVersion {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  /** `R`, `X`, `F`, `I` or `D`. */
  readonly train: string;
  readonly build: string;
}

const pattern = /^(\d+)\.(\d+)([A-Z])(\d+)/;

/** Undefined when the text is no Junos release. Devices of one release share the value. */
export const parseJunosVersion: (text: string) => JunosVersion | undefined = remembered(
  limits.rememberedReleases,
  (text) => {
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const [, major = "", minor = "", train = "", build = ""] = match;
    return { text, major: Number(major), minor: Number(minor), train, build };
  },
);

/** True when `version` is `major.minor` or later. */
export function atLeast(version: JunosVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

/**
 * The release inside `http://xml.juniper.net/junos/<release>/...`. Up to 19.1 both name the build's
 * first part (`18.2R1`), from 19.2 both say `R0`, and from 23.4 the reply names the whole release
 * while operational schemas stay with `R0`.
 */
export function namespaceReleases(version: JunosVersion): {
  readonly reply: string;
  readonly schema: string;
} {
  const release = `${version.major}.${version.minor}`;
  if (version.train === "X") {
    const short = `${release}X${version.build}`;
    return { reply: short, schema: short };
  }
  if (!atLeast(version, 19, 2)) {
    const short = `${release}${version.train}${version.build}`;
    return { reply: short, schema: short };
  }
  const schema = `${release}R0`;
  return { reply: atLeast(version, 23, 4) ? version.text : schema, schema };
}
