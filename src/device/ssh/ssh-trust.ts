import type { ConfigTree } from "../../junos/config/index.ts";
import type { AuthPolicy, HostOffer } from "../../security/index.ts";
import { authPolicy } from "../configuration/auth-policy.ts";
import {
  type CertificateRegistration,
  CertificateRegistrations,
} from "./certificate-registrations.ts";
import {
  type HostCertificateProblem,
  HostCertificates,
  type HostCertificatesOptions,
} from "./host-certificates.ts";

export interface SshTrustOptions extends HostCertificatesOptions {
  readonly registration: CertificateRegistration;
  /** Certificates only as Junos takes them: with principals on the device, and a host certificate at registration. */
  readonly strict: boolean;
}

/** Who may log in to a device over SSH, and how the device shows itself, as its configuration says at this moment. */
export class SshTrust {
  readonly #options: SshTrustOptions;
  readonly #certificates: HostCertificates;
  readonly #registrations: CertificateRegistrations;

  constructor(options: SshTrustOptions) {
    this.#options = options;
    this.#certificates = new HostCertificates(options);
    this.#registrations = new CertificateRegistrations(options.strict);
  }

  get hostOffers(): readonly HostOffer[] {
    return this.#certificates.offers;
  }

  get hostCertificateProblems(): readonly HostCertificateProblem[] {
    return this.#certificates.problems;
  }

  /** The rules for whoever comes in by a listener. */
  policy(): AuthPolicy {
    const { active, files, strict } = this.#options;
    const policy = authPolicy(active(), files());
    if (!strict || policy.authorizedPrincipals !== undefined) return policy;
    return { ...policy, authorizedPrincipals: noPrincipals };
  }

  /** The rules for the NMS that an outbound-ssh client called. */
  clientPolicy(client: string): AuthPolicy {
    const policy = this.policy();
    if (this.#options.registration === "live" || this.#registrations.isRegistered(client))
      return policy;
    return { ...policy, certificateBar: "certificate-not-registered" };
  }

  /** To be called with every committed configuration, and when a file of the device was read. */
  reconcile(active: ConfigTree): void {
    this.#certificates.refresh();
    this.#registrations.reconcile(active);
  }
}

const noPrincipals: ReadonlySet<string> = new Set();
