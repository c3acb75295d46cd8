import type { Clock } from "../../base/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import type { TlsIdentity } from "../../transport/tls/index.ts";
import { certToName } from "../configuration/tls-users.ts";
import { keyRefusal, keyType } from "../pki/client-certificate.ts";
import { configuredTls } from "../pki/configured-tls.ts";
import type { ShownCertificate } from "../pki/explicit-certificate.ts";
import { type OwnTls, unusable } from "../pki/own-tls.ts";
import type { PkiStore } from "../pki/pki-store.ts";
import type { TlsCallHome } from "./tls-call-home.ts";

/** Says with what the device serves TLS right now; asked once per connection. */
export type TlsCertificates = () => OwnTls | Promise<OwnTls>;

export interface TlsCertificatesOptions {
  readonly pki: PkiStore;
  /** The running configuration without its inactive statements. */
  readonly active: () => ConfigTree;
  readonly clock: Clock;
  readonly strictJunos: boolean;
}

/** What the running configuration names, for the listening port and for call home without a certificate of its own. */
export function configuredCertificates(options: TlsCertificatesOptions): TlsCertificates {
  const { pki, active, clock, strictJunos } = options;
  const current = (): OwnTls =>
    configuredTls(active(), pki.snapshot, { now: clock.now(), strictJunos });
  return () => pki.refresh()?.then(current) ?? current();
}

/** What TLS call home shows: the certificate of its option, else what the running configuration names. */
export function callHomeCertificates(
  { certificate, certToName: fixed }: TlsCallHome,
  options: TlsCertificatesOptions,
): TlsCertificates {
  const withNames = (own: OwnTls): OwnTls =>
    own.kind === "ready" && fixed !== undefined ? { ...own, certToName: fixed } : own;
  if (certificate === undefined) {
    const configured = configuredCertificates(options);
    return () => settled(configured(), withNames);
  }
  return () =>
    settled(certificate.current(), (shown) =>
      shown.ok
        ? withNames(explicit(shown.value, options))
        : unusable("own-certificate-unusable", shown.reason),
    );
}

/** Bad certificates are shown, too: the NMS is to notice. Only what Junos does not know at all is not. */
function explicit(
  { identity, leaf }: ShownCertificate,
  { active, strictJunos }: TlsCertificatesOptions,
): OwnTls {
  if (strictJunos && keyType(leaf) !== "rsa")
    return unusable(
      "server-certificate-key",
      `its key is of type ${keyType(leaf)}, Junos takes RSA only`,
    );
  return {
    kind: "ready",
    identity: strictJunos ? withoutNewVersions(identity) : identity,
    certToName: certToName(active()),
    refusalOf: (chain) => (strictJunos ? keyRefusal(chain) : undefined),
  };
}

const strictIdentities = new WeakMap<TlsIdentity, TlsIdentity>();

/** The one strict variant of an identity. */
function withoutNewVersions(identity: TlsIdentity): TlsIdentity {
  const strict = strictIdentities.get(identity) ?? { ...identity, maxVersion: "TLSv1.2" };
  strictIdentities.set(identity, strict);
  return strict;
}

function settled<From, To>(
  value: From | Promise<From>,
  then: (value: From) => To,
): To | Promise<To> {
  return value instanceof Promise ? value.then(then) : then(value);
}
