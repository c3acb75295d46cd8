import type { X509Certificate } from "node:crypto";
import { CallHomeError, limits, messageOf, type TextSource } from "../../base/index.ts";
import {
  type Reading,
  readCertificates,
  readOwnCertificate,
  readRevocationList,
} from "../../security/x509/index.ts";
import { checkTlsIdentity, type TlsIdentity } from "../../transport/tls/index.ts";
import { areTexts, type NamedPem, namedTexts, readPems } from "./pem.ts";

/** A certificate that an option gives to TLS call home. */
export interface ExplicitCertificateOptions {
  readonly certificateChain: TextSource;
  readonly privateKey: TextSource;
  readonly keyPassword: string | undefined;
  readonly trustedRoots: readonly TextSource[];
  readonly revocationLists: readonly TextSource[];
}

/** A certificate as it can be shown, good or bad: people test their NMS with bad ones. */
export interface ShownCertificate {
  /** The same object as long as the texts are the same. */
  readonly identity: TlsIdentity;
  readonly leaf: X509Certificate;
}

interface Texts {
  readonly certificate: NamedPem;
  readonly key: NamedPem;
  readonly trustedRoots: readonly NamedPem[];
  readonly revocationLists: readonly NamedPem[];
}

/** The certificate that an option gives to TLS call home; its files are read anew for every connection. */
export class ExplicitCertificate {
  readonly #options: ExplicitCertificateOptions;
  /** When all is given as text. */
  readonly #atOnce: Reading<ShownCertificate> | undefined;
  #reading: Promise<Reading<ShownCertificate>> | undefined;
  #last: { readonly fingerprint: string; readonly shown: Reading<ShownCertificate> } | undefined;

  /** Throws `ERR_KEY` when texts cannot be used, and for want of a trusted root. */
  constructor(options: ExplicitCertificateOptions) {
    this.#options = options;
    if (options.trustedRoots.length === 0)
      throw new CallHomeError("ERR_KEY", "TLS needs the certificate of at least one trusted root");
    this.#atOnce = shownAtOnce(options);
    if (this.#atOnce?.ok === false)
      throw new CallHomeError("ERR_KEY", `TLS: ${this.#atOnce.reason}`);
  }

  /** What can be shown now. Connections that begin at the same time read the files once. */
  current(): Reading<ShownCertificate> | Promise<Reading<ShownCertificate>> {
    if (this.#atOnce !== undefined) return this.#atOnce;
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #read(): Promise<Reading<ShownCertificate>> {
    const texts = await readTexts(this.#options);
    if (!texts.ok) return texts;
    const fingerprint = JSON.stringify(texts.value);
    if (this.#last?.fingerprint === fingerprint) return this.#last.shown;
    const shown = shownCertificate(texts.value, this.#options.keyPassword);
    this.#last = { fingerprint, shown };
    return shown;
  }
}

function shownAtOnce(options: ExplicitCertificateOptions): Reading<ShownCertificate> | undefined {
  const { certificateChain, privateKey, trustedRoots, revocationLists } = options;
  const own = [certificateChain, privateKey];
  if (!areTexts(own) || !areTexts(trustedRoots) || !areTexts(revocationLists)) return undefined;
  const [certificate = "", key = ""] = own;
  const texts = {
    certificate: { name: "certificate", text: certificate },
    key: { name: "key", text: key },
    trustedRoots: namedTexts("trusted root", trustedRoots),
    revocationLists: namedTexts("revocation list", revocationLists),
  };
  return shownCertificate(texts, options.keyPassword);
}

async function readTexts(options: ExplicitCertificateOptions): Promise<Reading<Texts>> {
  const certificate = await readPems("certificate", [options.certificateChain]);
  if (!certificate.ok) return certificate;
  const key = await readPems("key", [options.privateKey]);
  if (!key.ok) return key;
  const trustedRoots = await readPems("trusted root", options.trustedRoots);
  if (!trustedRoots.ok) return trustedRoots;
  const { revocationLists: lists } = options;
  const revocationLists = await readPems("revocation list", lists, limits.revocationListBytes);
  if (!revocationLists.ok) return revocationLists;
  const [certificatePem = none] = certificate.value;
  const [keyPem = none] = key.value;
  return {
    ok: true,
    value: {
      certificate: certificatePem,
      key: keyPem,
      trustedRoots: trustedRoots.value,
      revocationLists: revocationLists.value,
    },
  };
}

const none: NamedPem = { name: "", text: "" };

function shownCertificate(texts: Texts, password: string | undefined): Reading<ShownCertificate> {
  const { certificate, key, trustedRoots, revocationLists } = texts;
  const own = readOwnCertificate({ certificate, key, password });
  if (!own.ok) return own;
  const flawed = authorityProblem(trustedRoots) ?? listProblem(revocationLists);
  if (flawed !== undefined) return { ok: false, reason: flawed };
  const identity = {
    certificateChain: certificate.text,
    privateKey: own.value.key.export({ type: "pkcs8", format: "pem" }).toString(),
    trustedRoots: trustedRoots.map(({ text }) => text),
    revocationLists: revocationLists.flatMap(({ text }) => listBlocks(text)),
  };
  try {
    checkTlsIdentity(identity);
    return { ok: true, value: { identity, leaf: own.value.chain[0] } };
  } catch (cause) {
    return { ok: false, reason: `${certificate.name}: ${messageOf(cause)}` };
  }
}

function authorityProblem(pems: readonly NamedPem[]): string | undefined {
  for (const { name, text } of pems) {
    const read = readCertificates(text);
    if (!read.ok) return `${name}: ${read.reason}`;
  }
  return undefined;
}

function listProblem(pems: readonly NamedPem[]): string | undefined {
  const broken = pems.find(({ text }) => {
    const blocks = listBlocks(text);
    return blocks.length === 0 || blocks.some((block) => readRevocationList(block) === undefined);
  });
  return broken && `${broken.name}: it holds no certificate revocation list in PEM`;
}

/** OpenSSL takes one list at a time. */
function listBlocks(text: string): readonly string[] {
  return text.match(/-----BEGIN X509 CRL-----[^-]*-----END X509 CRL-----\n?/g) ?? [];
}
