import type { Random } from "../../base/index.ts";
import {
  makeSshCertificate,
  type SshCertificateOption,
  type SshCertificateOptions,
} from "../openssh-certificate-maker.ts";
import { type DerivedKeyType, deriveHostKey, type PrivateKey } from "../private-key.ts";
import { makeKeyRevocationList } from "./key-revocation-list.ts";
import { lifetimes } from "./lifetimes.ts";
import { onceEach } from "./once-each.ts";
import { deriveSerial } from "./serial.ts";
import {
  criticalOptions,
  type SshCertificateName,
  type SshCertificatePlan,
  type SshRole,
  sshPlanOf,
} from "./ssh-certificate-names.ts";
import { tamper } from "./tamper.ts";
import { deviceHost } from "./tls-leaf-names.ts";

/** Keys of SSH: CAs for users and for hosts, one of each kind; a CA that nobody should trust; a user and a host. */
export type SshKeyName = `${SshRole}-${DerivedKeyType}` | SshAuthorityName;
type SshAuthorityName = `${SshRole}-ca-${DerivedKeyType}` | "stranger-ca-ed25519";

/** A key and the certificate that goes with it. */
export interface SshIdentity {
  readonly key: PrivateKey;
  readonly certificate: Buffer;
}

/** SSH keys, certificates and the list of revoked ones, each made at its first use. */
export class SshPki {
  readonly key: (name: SshKeyName) => PrivateKey;
  readonly identity: (name: SshCertificateName) => SshIdentity;
  readonly #random: Random;
  readonly #now: number;
  readonly #user: string;

  /** `now` is in milliseconds since 1970; `user` is the principal of user certificates. */
  constructor(random: Random, now: number, user: string) {
    this.#random = random;
    this.#now = now;
    this.#user = user;
    this.key = onceEach((name) => deriveHostKey(keyTypeOf(name), random.derive(`key of ${name}`)));
    this.identity = onceEach((name) => this.#makeIdentity(name));
  }

  /** The `user-revoked` certificate as a list for sshd's `RevokedKeys`; `host-revoked` for clients' `RevokedHostKeys`. */
  revocationList(role: SshRole): Buffer {
    return makeKeyRevocationList({
      ca: this.key(`${role}-ca-ed25519`),
      serials: [deriveSerial(this.#random, `${role}-revoked`)],
      generated: seconds(this.#now),
      comment: `revoked ${role} certificates`,
    });
  }

  #makeIdentity(name: SshCertificateName): SshIdentity {
    const plan = sshPlanOf(name);
    const key = this.key(`${plan.role}-${plan.keyType}`);
    const certificate = makeSshCertificate({
      kind: (plan.role === "user") === (plan.flaw !== "wrong-kind") ? "user" : "host",
      key,
      ...this.#authority(plan, key),
      nonce: this.#random.derive(`nonce of ${name}`).bytes(32),
      serial: deriveSerial(this.#random, name),
      keyId: name,
      principals: this.#principals(plan),
      ...this.#validity(plan),
      criticalOptions: optionsOf(plan),
      extensions: plan.role === "user" ? [["permit-pty", ""]] : [],
    });
    return { key, certificate: plan.flaw === "bad-signature" ? tamper(certificate) : certificate };
  }

  #authority(
    { role, keyType, flaw }: SshCertificatePlan,
    own: PrivateKey,
  ): Pick<SshCertificateOptions, "ca" | "caAlgorithm"> {
    switch (flaw) {
      case "self-signed":
        return { ca: own };
      case "wrong-ca":
        return { ca: this.key("stranger-ca-ed25519") };
      case "sha1":
        return { ca: this.key(`${role}-ca-rsa`), caAlgorithm: "ssh-rsa" };
      default:
        return { ca: this.key(`${role}-ca-${keyType}`) };
    }
  }

  #principals({ role, flaw }: SshCertificatePlan): readonly string[] {
    if (flaw === "no-principals") return [];
    if (role === "user") return [flaw === "wrong-name" ? "nobody-knows-me" : this.#user];
    return flaw === "wrong-name" ? ["other.example.net"] : [deviceHost, "localhost", "127.0.0.1"];
  }

  #validity({ flaw }: SshCertificatePlan): { validAfter: bigint; validBefore: bigint } {
    const spans = lifetimes(this.#now);
    const span = spans[flaw === "expired" || flaw === "not-yet-valid" ? flaw : "good"];
    return { validAfter: seconds(span.notBefore), validBefore: seconds(span.notAfter) };
  }
}

function keyTypeOf(name: SshKeyName): DerivedKeyType {
  if (name.endsWith("-rsa")) return "rsa";
  return name.endsWith("-ecdsa") ? "ecdsa" : "ed25519";
}

function optionsOf({ flaw, variant }: SshCertificatePlan): readonly SshCertificateOption[] {
  const name = variant ?? flaw;
  return name !== undefined && hasOptions(name) ? criticalOptions[name] : [];
}

function hasOptions(name: string): name is keyof typeof criticalOptions {
  return Object.hasOwn(criticalOptions, name);
}

function seconds(milliseconds: number): bigint {
  return BigInt(Math.floor(milliseconds / 1_000));
}
