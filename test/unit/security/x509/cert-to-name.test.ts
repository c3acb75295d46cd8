import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeX509, type TlsLeafName } from "../../../../src/security/pki/index.ts";
import type { AlternativeName } from "../../../../src/security/pki/names.ts";
import {
  type CertToName,
  type CertToNameEntry,
  fingerprintOf,
  type MapType,
  type NameRule,
  userOf,
} from "../../../../src/security/x509/index.ts";
import { authorityOf, chainOf } from "../../../support/tls-pki.ts";

function entry(der: Uint8Array, mapType: MapType, username?: string): CertToNameEntry {
  return { name: mapType, fingerprint: fingerprintOf(der), mapType, username };
}

const leafOf = (name: TlsLeafName): Buffer => chainOf(name)[0] ?? Buffer.alloc(0);
const stranger = authorityOf("stranger");
const junos = (entries: readonly CertToNameEntry[], fallback?: NameRule): CertToName => ({
  entries,
  fallback,
  rules: "junos",
});
const standard = (...entries: readonly CertToNameEntry[]): CertToName => ({
  entries,
  fallback: undefined,
  rules: "rfc7589",
});
const mapped = (user: string) => ({ kind: "mapped", user });
const refused = (reason: string) => ({ kind: "refused", reason });

describe("a certificate becomes a name", () => {
  it.each([
    ["client-dirname", "san-dirname-cn", "lab"],
    ["client-rfc822", "san-rfc822-name", "lab@example.net"],
    ["client-dns", "san-dns-name", "nms.example.net"],
    ["client-ip", "san-ip-address", "127.0.0.1"],
    ["client-rfc822", "san-any", "lab@example.net"],
    ["client-ip", "san-any", "127.0.0.1"],
    ["client-plain", "common-name", "lab"],
  ] as const)("of %s by %s: %s", (leaf, mapType, user) => {
    const chain = chainOf(leaf);
    expect(userOf(chain, standard(entry(leafOf(leaf), mapType)))).toEqual(mapped(user));
    expect(userOf(chain, junos([], { mapType }))).toEqual(mapped(user));
  });

  it.each([
    ["client-dirname", "san-any"],
    ["client-plain", "san-dirname-cn"],
    ["client-dns", "san-rfc822-name"],
    ["client-rfc822", "san-dns-name"],
    ["client-dns", "san-ip-address"],
    ["client-dirname", "specified"],
  ] as const)("of %s not by %s, which it does not hold", (leaf, mapType) => {
    const rule = entry(leafOf(leaf), mapType);
    expect(userOf(chainOf(leaf), junos([rule]))).toEqual(refused("name-absent"));
    expect(userOf(chainOf(leaf), standard(rule))).toEqual(refused("name-absent"));
  });
});

describe("names are written as RFC 7407 has them", () => {
  const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

  function userBy(mapType: MapType, ...alternativeNames: AlternativeName[]): string | undefined {
    const der = makeX509({
      subject: [["CN", "Zoë"]],
      key,
      serial: 1n,
      notBefore: 0,
      notAfter: 1_000,
      alternativeNames,
    });
    const verdict = userOf([der], standard(entry(der, mapType)));
    return verdict.kind === "mapped" ? verdict.user : undefined;
  }
  const mail: AlternativeName = { kind: "rfc822", value: "Net.Ops@NMS.Example.NET" };
  const host: AlternativeName = { kind: "dns", value: "NMS.Example.NET" };
  const address: AlternativeName = { kind: "ip", value: "2001:db8::1" };

  it.each([
    [
      "the host of a mail address in lower case",
      "san-rfc822-name",
      [mail],
      "Net.Ops@nms.example.net",
    ],
    ["a host name in lower case", "san-dns-name", [host], "nms.example.net"],
    [
      "an IPv6 address as 32 digits",
      "san-ip-address",
      [address],
      "20010db8000000000000000000000001",
    ],
    [
      "an IPv4 address with dots",
      "san-ip-address",
      [{ kind: "ip", value: "192.0.2.1" }],
      "192.0.2.1",
    ],
    ["the first of several", "san-any", [host, mail, address], "nms.example.net"],
    [
      "the first of several, in another order",
      "san-any",
      [address, host],
      "20010db8000000000000000000000001",
    ],
    [
      "the first of its kind",
      "san-dns-name",
      [mail, host, { kind: "dns", value: "b" }],
      "nms.example.net",
    ],
    ["a common name in UTF-8", "common-name", [], "Zoë"],
  ] as const)("%s", (_, mapType, names, user) => {
    expect(userBy(mapType, ...names)).toBe(user);
  });

  it("a directory name is none for san-any, and one without a common name none at all", () => {
    const directory: AlternativeName = { kind: "directory", name: [["O", "Example"]] };
    expect(userBy("san-any", directory)).toBeUndefined();
    expect(userBy("san-dirname-cn", directory)).toBeUndefined();
  });
});

describe("the Junos rules", () => {
  const chain = chainOf("client-dirname");
  const leaf = leafOf("client-dirname");

  it("let the first entry with the client's own certificate decide", () => {
    const entries = [
      entry(stranger, "specified", "wrong"),
      entry(leaf, "specified", "first"),
      entry(leaf, "specified", "second"),
    ];
    expect(userOf(chain, junos(entries))).toEqual(mapped("first"));
  });

  it("do not compare authorities", () => {
    const entries = [entry(authorityOf("intermediate"), "specified", "all")];
    expect(userOf(chain, junos(entries))).toEqual(refused("no-mapping"));
  });

  it("take the default only where no entry matches", () => {
    const fallback: NameRule = { mapType: "specified", username: "guest" };
    expect(userOf(chain, junos([entry(stranger, "common-name")], fallback))).toEqual(
      mapped("guest"),
    );
    expect(userOf(chain, junos([entry(leaf, "san-dns-name")], fallback))).toEqual(
      refused("name-absent"),
    );
  });
});

describe("the rules of RFC 7589", () => {
  const chain = chainOf("client-dirname");

  it("take an authority of the chain for all that it issued", () => {
    const rule = entry(authorityOf("intermediate"), "san-dirname-cn");
    expect(userOf(chain, standard(rule))).toEqual(mapped("lab"));
  });

  it.each(["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const)(
    "compare leaf and authority by %s",
    (hash) => {
      for (const der of [leafOf("client-dirname"), authorityOf("intermediate")]) {
        const rule = { ...entry(der, "specified", "ops"), fingerprint: fingerprintOf(der, hash) };
        expect(userOf(chain, standard(rule))).toEqual(mapped("ops"));
        expect(
          userOf(chain, standard({ ...rule, fingerprint: fingerprintOf(stranger, hash) })),
        ).toEqual(refused("no-mapping"));
      }
    },
  );

  it("pass over entries without a usable name", () => {
    const leaf = leafOf("client-dirname");
    expect(userOf(chain, standard(entry(leaf, "san-any"), entry(leaf, "san-dirname-cn")))).toEqual(
      mapped("lab"),
    );
  });

  it("pass over fingerprints that are none", () => {
    const broken = { ...entry(stranger, "specified", "wrong"), fingerprint: "04:zz" };
    expect(userOf(chain, standard(broken))).toEqual(refused("no-mapping"));
  });
});

it.each([[[]], [[Buffer.from("junk")]]])("maps no one without a certificate", (chain) => {
  expect(userOf(chain, junos([], { mapType: "san-dirname-cn" }))).toMatchObject({
    kind: "refused",
  });
});
