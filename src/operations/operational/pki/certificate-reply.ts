import { el, type XmlElement } from "../../../xml/index.ts";
import { type OperationalReply, schemaNamespace } from "../reply/index.ts";
import type { CertificateFacts, Kept, NameFacts, RevocationListFacts } from "./pki-port.ts";

/** Junos's element and its words in text for each attribute of a name. */
const attributeWords: Readonly<Record<string, readonly [element: string, words: string]>> = {
  C: ["country-name", "Country"],
  ST: ["state-or-province-name", "State"],
  L: ["locality-name", "Locality"],
  O: ["organization-name", "Organization"],
  OU: ["organizational-unit-name", "Organizational unit"],
  CN: ["common-name", "Common name"],
  DC: ["domain-component", "Domain component"],
  serialNumber: ["serial-number", "Serial number"],
  emailAddress: ["email-address", "Email address"],
};

/** `show security pki local-certificate` and `ca-certificate`. */
export function certificateList(
  kept: readonly Kept<CertificateFacts>[],
  release: string,
  isDetailed: boolean,
): OperationalReply {
  const style = isDetailed ? "detail" : "brief";
  return {
    xml: el(
      "x509-pki-certificate-info-list",
      schemaNamespace(release, "pki"),
      ...kept.map((one) =>
        el(
          "pkid-x509-certificate-information",
          { "junos:style": style },
          ...(isDetailed ? detailed(one) : brief(one)),
        ),
      ),
    ),
    text: () => kept.map((one) => (isDetailed ? detailedText(one) : briefText(one))).join("\n"),
  };
}

function brief({ identifier, facts }: Kept<CertificateFacts>): readonly XmlElement[] {
  return [
    el("identifier", identifier),
    el("issued-to", commonName(facts.subject)),
    el("issued-by", nameText(facts.issuer, " = ")),
    validity(facts),
    publicKey(facts),
  ];
}

function detailed({ identifier, facts }: Kept<CertificateFacts>): readonly XmlElement[] {
  const { alternativeNames, fingerprints } = facts;
  return [
    el("identifier", identifier),
    el("version", String(facts.version)),
    el("serial-number-list", el("serial-number-x509", facts.serialNumber)),
    el("issuer-name", distinguishedName(facts.issuer)),
    el("subject-name", distinguishedName(facts.subject)),
    el("subject-string-list", el("subject-string", nameText(facts.subject, "="))),
    ...(alternativeNames === "" ? [] : [el("alternate-subject", alternativeNames)]),
    validity(facts),
    publicKey(facts),
    el("signature-algorithm", facts.signatureAlgorithm),
    el(
      "fingerprint",
      ...fingerprints.flatMap(({ hash, digest }) => [
        el("fingerprint-content", digest),
        el("fingerprint-hash-algorithm", hash),
      ]),
    ),
  ];
}

function validity({ notBefore, notAfter }: CertificateFacts): XmlElement {
  const from = el("not-before", `${dateText(notBefore)} UTC`);
  return el("validity", from, el("not-after", `${dateText(notAfter)} UTC`));
}

function publicKey({ publicKey: { algorithm, bits } }: CertificateFacts): XmlElement {
  return el(
    "public-key",
    el("public-key-algorithm", algorithm),
    el("public-key-length", String(bits)),
  );
}

function briefText({ identifier, facts }: Kept<CertificateFacts>): string {
  const to = commonName(facts.subject);
  return [
    `Certificate identifier: ${identifier}`,
    `  Issued to: ${to}, Issued by: ${nameText(facts.issuer, " = ")}`,
    ...validityText(facts),
  ].join("\n");
}

function detailedText({ identifier, facts }: Kept<CertificateFacts>): string {
  const { alternativeNames, fingerprints } = facts;
  return [
    `Certificate identifier: ${identifier}`,
    `  Certificate version: ${facts.version}`,
    "  Serial number:",
    `    hexadecimal: 0x${facts.serialNumber}`,
    "  Issuer:",
    `    ${nameWords(facts.issuer)}`,
    "  Subject:",
    `    ${nameWords(facts.subject)}`,
    "  Subject string:",
    `    ${nameText(facts.subject, "=")}`,
    ...(alternativeNames === "" ? [] : [`  Alternate subject: ${alternativeNames}`]),
    ...validityText(facts),
    `  Signature algorithm: ${facts.signatureAlgorithm}`,
    "  Fingerprint:",
    ...fingerprints.map(({ hash, digest }) => `    ${digest} (${hash})`),
  ].join("\n");
}

function validityText({
  notBefore,
  notAfter,
  publicKey: key,
}: CertificateFacts): readonly string[] {
  return [
    "  Validity:",
    `    Not before: ${dateText(notBefore)} UTC`,
    `    Not after: ${dateText(notAfter)} UTC`,
    `  Public key algorithm: ${key.algorithm}(${key.bits} bits)`,
  ];
}

/** `show security pki crl`; the revoked certificates only in detail. */
export function revocationLists(
  kept: readonly Kept<RevocationListFacts>[],
  release: string,
  isDetailed: boolean,
): OperationalReply {
  return {
    xml: el(
      "x509-pkid-crl-information-list",
      schemaNamespace(release, "pki"),
      ...kept.map((one) => listElement(one, isDetailed)),
    ),
    text: () => kept.map((one) => listText(one, isDetailed)).join("\n"),
  };
}

function listElement(
  { identifier, facts }: Kept<RevocationListFacts>,
  isDetailed: boolean,
): XmlElement {
  const { nextUpdate, revoked } = facts;
  return el(
    "x509-pkid-crl-information",
    { "junos:style": isDetailed ? "detail" : "brief" },
    el("identifier", identifier),
    el("crl-version", `V${facts.version}`),
    el("crl-issuer", nameText(facts.issuer, " = ")),
    el("effective-date", dateText(facts.thisUpdate)),
    nextUpdate === undefined ? undefined : el("next-update", dateText(nextUpdate)),
    ...(isDetailed
      ? [...revoked].map(([serial, since]) =>
          el(
            "revoked-certificate",
            el("serial-number", serial),
            el("revocation-date", dateText(since)),
          ),
        )
      : []),
  );
}

function listText({ identifier, facts }: Kept<RevocationListFacts>, isDetailed: boolean): string {
  const { nextUpdate, revoked } = facts;
  return [
    `CA profile: ${identifier}`,
    `  CRL version: V${facts.version}`,
    `  CRL issuer: ${nameText(facts.issuer, " = ")}`,
    `  Effective date: ${dateText(facts.thisUpdate)}`,
    ...(nextUpdate === undefined ? [] : [`  Next update: ${dateText(nextUpdate)}`]),
    ...(isDetailed
      ? [
          "  Revocation List:",
          "    Serial number        Revocation date",
          ...[...revoked].map(([serial, since]) => `    ${serial.padEnd(20)} ${dateText(since)}`),
        ]
      : []),
  ].join("\n");
}

/** The lines by which Junos lets a person compare a CA certificate. */
export function fingerprintLines({ fingerprints }: CertificateFacts): readonly string[] {
  return ["Fingerprint:", ...fingerprints.map(({ hash, digest }) => `  ${digest} (${hash})`)];
}

function distinguishedName(name: NameFacts): XmlElement {
  return el(
    "distinguished-name",
    ...name.map(([attribute, value]) => el(attributeWords[attribute]?.[0] ?? "other-name", value)),
  );
}

function nameText(name: NameFacts, equals: string): string {
  return name.map(([attribute, value]) => `${attribute}${equals}${value}`).join(", ");
}

function nameWords(name: NameFacts): string {
  return name
    .map(([attribute, value]) => `${attributeWords[attribute]?.[1] ?? attribute}: ${value}`)
    .join(", ");
}

function commonName(name: NameFacts): string {
  return name.findLast(([attribute]) => attribute === "CN")?.[1] ?? "";
}

/** `04- 3-2017 09:13`, as pkid prints a time. */
function dateText(milliseconds: number): string {
  const [date = "", time = ""] = new Date(milliseconds).toISOString().split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  return `${month}-${String(Number(day)).padStart(2)}-${year} ${time.slice(0, 5)}`;
}
