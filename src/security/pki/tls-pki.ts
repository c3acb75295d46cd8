import type { Random } from "../../base/index.ts";
import { deriveHostKey, type PrivateKey } from "../private-key.ts";
import { type Lifetime, lifetimes } from "./lifetimes.ts";
import type { DistinguishedName } from "./names.ts";
import { onceEach } from "./once-each.ts";
import { makeRevocationList } from "./revocation-list.ts";
import { deriveSerial } from "./serial.ts";
import { tamper } from "./tamper.ts";
import {
  alternativeNamesOf,
  planOf,
  purposesOf,
  subjectOf,
  type TlsLeafName,
  type TlsLeafPlan,
} from "./tls-leaf-names.ts";
import { makeX509, type X509Issuer } from "./x509.ts";

/** Kinds of key that a chain is made of: P-256 or RSA 2048 throughout. */
export const tlsKeyTypes = ["ecdsa", "rsa"] as const;
export type TlsKeyType = (typeof tlsKeyTypes)[number];

/** A CA with its key and certificate. */
export interface Authority {
  readonly subject: DistinguishedName;
  readonly key: PrivateKey;
  /** DER. */
  readonly certificate: Buffer;
}

/** A key and what its owner sends to prove who it is. */
export interface TlsLeaf {
  readonly key: PrivateKey;
  /** DER, the leaf first, then the intermediate unless that is the flaw. */
  readonly chain: readonly Buffer[];
}

/** The root that both sides trust, its intermediate, and a root that nobody should trust. */
export type AuthorityName = "root" | "intermediate" | "stranger";
/** `intermediate` revokes the leaves that are named so; `stale` is an earlier such list past its nextUpdate. */
export type RevocationListName = "root" | "intermediate" | "stale";

/** CAs, leaves and revocation lists of one kind of key, each made at its first use. */
export class TlsPki {
  readonly authority: (name: AuthorityName) => Authority;
  readonly leaf: (name: TlsLeafName) => TlsLeaf;
  /** In DER. */
  readonly revocationList: (name: RevocationListName) => Buffer;
  readonly #keyType: TlsKeyType;
  readonly #random: Random;
  readonly #lifetimes: ReturnType<typeof lifetimes>;
  readonly #key: (label: string) => PrivateKey;

  /** `now` is in milliseconds since 1970; `user` is the login that client certificates map to. */
  constructor(keyType: TlsKeyType, random: Random, now: number, user: string) {
    this.#keyType = keyType;
    this.#random = random;
    this.#lifetimes = lifetimes(now);
    this.#key = onceEach((label) => deriveHostKey(keyType, random.derive(`key of ${label}`)));
    this.authority = onceEach((name) => this.#makeAuthority(name));
    this.leaf = onceEach((name) => this.#makeLeaf(name, user));
    this.revocationList = onceEach((name) => this.#makeRevocationList(name));
  }

  #makeAuthority(name: AuthorityName): Authority {
    const subject: DistinguishedName = [["CN", `Lab ${name} CA (${this.#keyType})`]];
    const key = this.#key(name);
    const certificate = makeX509({
      subject,
      key: key.keyObject,
      ...(name === "intermediate" && { issuer: this.#issuer("root") }),
      serial: deriveSerial(this.#random, name),
      ...this.#lifetimes.good,
      authority: name === "intermediate" ? { pathLength: 0 } : {},
      keyUsage: ["keyCertSign", "cRLSign"],
    });
    return { subject, key, certificate };
  }

  #makeLeaf(name: TlsLeafName, user: string): TlsLeaf {
    const plan = planOf(name);
    const key = this.#key(plan.role);
    const certificate = makeX509({
      subject: subjectOf(plan, user),
      key: key.keyObject,
      ...this.#leafIssuer(plan),
      serial: deriveSerial(this.#random, name),
      ...this.#lifetime(plan),
      keyUsage: ["digitalSignature"],
      purposes: purposesOf(plan),
      alternativeNames: alternativeNamesOf(plan, user),
    });
    return { key, chain: this.#chain(plan, certificate) };
  }

  #leafIssuer({ flaw }: TlsLeafPlan): { readonly issuer?: X509Issuer } {
    if (flaw === "self-signed") return {};
    return { issuer: this.#issuer(flaw === "wrong-ca" ? "stranger" : "intermediate") };
  }

  #lifetime({ flaw }: TlsLeafPlan): Lifetime {
    return this.#lifetimes[flaw === "expired" || flaw === "not-yet-valid" ? flaw : "good"];
  }

  #chain({ flaw }: TlsLeafPlan, certificate: Buffer): readonly Buffer[] {
    switch (flaw) {
      case "self-signed":
      case "wrong-ca":
      case "missing-intermediate":
        return [certificate];
      case "bad-signature":
        return [tamper(certificate), this.authority("intermediate").certificate];
      default:
        return [certificate, this.authority("intermediate").certificate];
    }
  }

  #makeRevocationList(name: RevocationListName): Buffer {
    const { notBefore, notAfter } = this.#lifetimes[name === "stale" ? "expired" : "good"];
    const revoked = (["server-revoked", "client-revoked"] as const).map((leaf) => ({
      serial: deriveSerial(this.#random, leaf),
      since: notBefore,
    }));
    return makeRevocationList({
      issuer: this.#issuer(name === "root" ? "root" : "intermediate"),
      number: name === "stale" ? 1n : 2n,
      thisUpdate: notBefore,
      nextUpdate: notAfter,
      revoked: name === "root" ? [] : revoked,
    });
  }

  #issuer(name: AuthorityName): X509Issuer {
    const { subject, key } = this.authority(name);
    return { subject, key: key.keyObject };
  }
}
