import type { X509Certificate } from "node:crypto";
import type { PkiPort, PkiProblem } from "../../operations/index.ts";
import {
  type CertificateFacts,
  certificateFacts,
  readCertificates,
  readOwnCertificate,
} from "../../security/x509/index.ts";
import { type CaProfile, readAuthorities, readListOf } from "./pki-snapshot.ts";
import type { PkiStore } from "./pki-store.ts";

type Kept<Facts> = { readonly identifier: string; readonly facts: Facts };

/** The store of a device as its operations see it. */
export function pkiPort(store: PkiStore): PkiPort {
  const profiles = (): readonly (readonly [name: string, profile: CaProfile])[] =>
    [...store.snapshot.caProfiles].flatMap(([name, profile]) =>
      profile.ok ? [[name, profile.value] as const] : [],
    );
  const profileOf = (name: string): CaProfile | undefined =>
    profiles().find(([known]) => known === name)?.[1];
  return {
    localCertificates: () =>
      [...store.snapshot.localCertificates].flatMap(([id, local]) =>
        local.ok ? factsOf(id, local.value.chain.slice(0, 1)) : [],
      ),
    caCertificates: () =>
      profiles().flatMap(([name, { certificates }]) => factsOf(name, certificates)),
    revocationLists: () =>
      profiles().flatMap(([identifier, { revocationList }]) =>
        revocationList === undefined ? [] : [{ identifier, facts: revocationList.list }],
      ),
    loadLocalCertificate(id, { certificate, key, passphrase }) {
      const alone = readCertificates(certificate);
      if (!alone.ok) return { text: "certificate", reason: alone.reason };
      const own = readOwnCertificate({
        certificate: { name: "", text: certificate },
        key: { name: "", text: key },
        password: passphrase,
      });
      if (!own.ok) return problem("key", own.reason);
      store.setLocalCertificate(id, own.value);
      return undefined;
    },
    loadCaCertificate(name, certificate) {
      const certificates = readAuthorities([{ name: "", text: certificate }]);
      if (!certificates.ok) return problem("certificate", certificates.reason);
      store.setCaProfile(name, { certificates: certificates.value });
      return undefined;
    },
    loadRevocationList(name, list) {
      const profile = profileOf(name) ?? { certificates: [] };
      const read = readListOf(profile.certificates, { name: "", text: list });
      if (!read.ok) return problem("list", read.reason);
      store.setCaProfile(name, { ...profile, revocationList: read.value });
      return undefined;
    },
    clearLocalCertificate: (id) => store.setLocalCertificate(id, undefined),
    clearCaCertificate: (name) => store.setCaProfile(name, undefined),
    clearRevocationList(name) {
      const profile = profileOf(name);
      if (profile !== undefined) store.setCaProfile(name, { certificates: profile.certificates });
    },
  };
}

function factsOf(
  identifier: string,
  certificates: readonly X509Certificate[],
): readonly Kept<CertificateFacts>[] {
  return certificates.flatMap(({ raw }) => {
    const facts = certificateFacts(raw);
    return facts === undefined ? [] : [{ identifier, facts }];
  });
}

/** Messages of the PKI begin with the name of the text, which the operation knows better. */
function problem(text: PkiProblem["text"], reason: string): PkiProblem {
  return { text, reason: reason.replace(/^: /, "") };
}
