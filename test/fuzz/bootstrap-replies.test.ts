import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../src/base/index.ts";
import { readBootstrappingData } from "../../src/bootstrap/bootstrapping-data.ts";
import {
  readConveyedInformation,
  readOnboarding,
} from "../../src/bootstrap/conveyed-information.ts";
import { BootstrapFailure } from "../../src/bootstrap/index.ts";
import { certificatesCms, certificatesOfCms, cms, readCms } from "../../src/security/cms/index.ts";
import { octetString } from "../../src/security/pki/der.ts";
import { testPki } from "../../src/security/pki/index.ts";
import { bitFlips, damaged, damagedText, truncations } from "../support/damage.ts";

const { tls } = testPki({ seed: "fuzz", now: Date.UTC(2026, 0) });
const chain = tls.ecdsa.leaf("server").chain;
const anchor = certificatesCms(chain);
const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString("base64");

const onboarding = `<onboarding-information xmlns="urn:ietf:params:xml:ns:yang:ietf-sztp-conveyed-info">
<boot-image><os-name>junos</os-name><os-version>24.2R1</os-version></boot-image>
<configuration-handling>merge</configuration-handling><configuration>${base64("system { host-name r1; }")}</configuration>
</onboarding-information>`;
const redirect = JSON.stringify({
  "ietf-sztp-conveyed-info:redirect-information": {
    "bootstrap-server": [{ address: "192.0.2.1", port: 8443, "trust-anchor": base64(anchor) }],
  },
});
const conveyed = [
  cms("xml", octetString(Buffer.from(onboarding))),
  cms("json", octetString(Buffer.from(redirect))),
  cms("data", octetString(Buffer.from(onboarding))),
];
const replies = conveyed.map(
  (content) =>
    `<output xmlns="urn:ietf:params:xml:ns:yang:ietf-sztp-bootstrap-server"><reporting-level>verbose</reporting-level>
<conveyed-information>${base64(content)}</conveyed-information></output>`,
);

/** Whether the data are read to their end, or refused with a reason; any other fault is thrown. */
function isReadOrRefused(read: () => unknown): boolean {
  try {
    return read() !== null;
  } catch (cause) {
    if (cause instanceof BootstrapFailure) return true;
    throw cause;
  }
}

function readAll(bytes: Uint8Array): unknown {
  const data = { conveyedInformation: Buffer.from(bytes), encoding: "xml" } as const;
  const information = readConveyedInformation(data);
  return information.kind === "onboarding" ? readOnboarding(information.node) : information.servers;
}

describe("a CMS structure", () => {
  it("is read as it is", () => {
    for (const content of conveyed) expect(readCms(content)?.kind).toBe("data");
    expect(certificatesOfCms(anchor)).toEqual(chain);
  });

  it("is none when it ends early", () => {
    for (const whole of [...conveyed, anchor])
      for (const short of truncations(whole)) {
        expect(readCms(short)).toBeUndefined();
        expect(certificatesOfCms(short)).toBeUndefined();
      }
  });

  it("holds pieces of what came, whichever bit is turned", () => {
    for (const flipped of bitFlips(anchor)) {
      const found = certificatesOfCms(flipped) ?? [];
      expect(found.every((one) => Buffer.from(flipped).includes(one))).toBe(true);
    }
  });

  it("is read or refused after any blows, with no more certificates than the limit", () => {
    fc.assert(
      fc.property(damaged([...conveyed, anchor]), (bytes) => {
        expect(certificatesOfCms(bytes)?.length ?? 0).toBeLessThanOrEqual(limits.cmsCertificates);
        expect(isReadOrRefused(() => readAll(bytes))).toBe(true);
      }),
      { numRuns: 5_000 },
    );
    const many = Array.from(
      { length: limits.cmsCertificates + 1 },
      () => chain[0] ?? Buffer.alloc(0),
    );
    expect(certificatesOfCms(certificatesCms(many))).toBeUndefined();
    expect(certificatesOfCms(certificatesCms(many.slice(1)))).toHaveLength(limits.cmsCertificates);
  });
});

describe("a reply of a bootstrap server", () => {
  it("is read or refused with a reason, whatever it is", () => {
    const types = fc.constantFrom(
      "application/yang-data+xml",
      "application/yang-data+json",
      "",
      "text/html",
    );
    const json = fc.json({ depthSize: "large" });
    fc.assert(
      fc.property(fc.oneof(damagedText(replies), json, fc.string()), types, (text, type) => {
        const bytes = Buffer.from(text, "latin1");
        expect(
          isReadOrRefused(() => readAll(readBootstrappingData(bytes, type).conveyedInformation)),
        ).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ["xml", "<a>".repeat(100_000)],
    ["json", "[".repeat(100_000)],
    ["json", `{"ietf-sztp-bootstrap-server:output":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}`],
  ])("that nests without end is refused (%s)", (encoding, text) => {
    const type = `application/yang-data+${encoding}`;
    expect(() => readBootstrappingData(Buffer.from(text), type)).toThrow(BootstrapFailure);
  });
});
