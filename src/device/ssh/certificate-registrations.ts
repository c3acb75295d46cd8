import { SparseMap } from "../../base/index.ts";
import { type ConfigTree, entriesOf, findParent, has } from "../../junos/config/index.ts";

/** When a client stanza takes login certificates: Junos decides it at activation, `live` whenever someone logs in. */
export const certificateRegistrations = ["junos", "live"] as const;
export type CertificateRegistration = (typeof certificateRegistrations)[number];

/**
 * Which outbound-ssh clients have certificate authentication. Junos registers it when a commit adds
 * or activates the stanza and the certificate statements are there; later changes of the stanza or
 * of those statements leave the registration as it is, until the stanza is deactivated and activated.
 */
export class CertificateRegistrations {
  readonly #isStrict: boolean;
  #byClient = new SparseMap<string, boolean>();

  /** `isStrict`: by the guide's letter; otherwise a user CA will do. */
  constructor(isStrict: boolean) {
    this.#isStrict = isStrict;
  }

  /** To be called with every committed configuration. */
  reconcile(active: ConfigTree): void {
    const clients = entriesOf(active, "system", "services", "outbound-ssh", "client");
    const names = clients.map((entry) => entry.keys[0] ?? "");
    const complete = namesUserCa(active) && (!this.#isStrict || namesTheRest(active));
    const before = this.#byClient;
    this.#byClient = new SparseMap();
    for (const name of names) this.#byClient.set(name, before.get(name) ?? complete);
  }

  isRegistered(client: string): boolean {
    return this.#byClient.get(client) === true;
  }
}

/** The statement counts: a file that it names may be read later. */
function namesUserCa(active: ConfigTree): boolean {
  const ssh = findParent(active, "system", "services", "ssh");
  if (ssh === undefined) return false;
  return (
    has(ssh, "trusted-user-ca-key-file") || has(ssh, "cert-based-auth", "trusted-user-ca-keys")
  );
}

/** Principals and a host certificate, which the guide asks for, too. */
function namesTheRest(active: ConfigTree): boolean {
  const ssh = findParent(active, "system", "services", "ssh");
  if (ssh === undefined) return false;
  const hasPrincipals = has(ssh, "authorized-principals") || has(ssh, "authorized-principals-file");
  const hasHost =
    has(ssh, "host-certificate-file") || has(ssh, "cert-based-auth", "host-certificate");
  return hasPrincipals && hasHost;
}
