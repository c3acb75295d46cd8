import type { Clock } from "../../base/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import {
  type HostCertificateFault,
  type HostKey,
  type HostOffer,
  hostCertificateOffers,
} from "../../security/index.ts";
import {
  type HostCertificateStatement,
  hostCertificateStatements,
} from "../configuration/host-certificate-statements.ts";
import type { DeviceFiles } from "../storage/device-files.ts";

/** Something wrong with a host certificate; the device goes on without it, or offers it all the same when only its time is. */
export interface HostCertificateProblem {
  /** Below `system services ssh`. */
  readonly statement: HostCertificateStatement["statement"];
  /** File of the device that the statement names. */
  readonly path?: string;
  readonly reason: HostCertificateFault;
}

export interface HostCertificatesOptions {
  /** The keys that a connection offers plainly; certificates of others are no use to it. */
  readonly hostKeys: readonly HostKey[];
  /** Offers that no statement brings. */
  readonly fixedOffers: readonly HostOffer[];
  readonly active: () => ConfigTree;
  readonly files: () => DeviceFiles;
  readonly clock: Clock;
  readonly warned: (problem: HostCertificateProblem) => void;
}

interface State {
  readonly active: ConfigTree;
  readonly files: DeviceFiles;
  readonly offers: readonly HostOffer[];
  readonly problems: readonly HostCertificateProblem[];
}

/** The certificates by which a device shows itself over SSH, those of its configuration looked up anew when its configuration or its files change. */
export class HostCertificates {
  readonly #options: HostCertificatesOptions;
  #state: State | undefined;

  constructor(options: HostCertificatesOptions) {
    this.#options = options;
  }

  /** The same array until something changes. Several certificates of one key: the first counts. */
  get offers(): readonly HostOffer[] {
    return this.#current().offers;
  }

  get problems(): readonly HostCertificateProblem[] {
    return this.#current().problems;
  }

  /** Looks whether something changed, and warns. */
  refresh(): void {
    this.#current();
  }

  #current(): State {
    const active = this.#options.active();
    const files = this.#options.files();
    const before = this.#state;
    if (before?.active === active && before.files === files) return before;
    const { offers, problems } = this.#read(active, files);
    const isSame =
      before?.offers.length === offers.length &&
      offers.every(({ blob }, at) => before.offers[at]?.blob.equals(blob) === true);
    this.#state = { active, files, offers: isSame ? before.offers : offers, problems };
    const known = new Set(before?.problems.map(textOf));
    for (const problem of problems) if (!known.has(textOf(problem))) this.#options.warned(problem);
    return this.#state;
  }

  #read(active: ConfigTree, files: DeviceFiles): Pick<State, "offers" | "problems"> {
    const { hostKeys, fixedOffers, clock } = this.#options;
    const judged = hostCertificateStatements(active, files).map(({ statement, path, text }) => {
      const { offers, fault } = hostCertificateOffers(text, hostKeys, clock.now());
      const about = path === undefined ? { statement } : { statement, path };
      return { offers, problems: fault === undefined ? [] : [{ ...about, reason: fault }] };
    });
    const offers = [...fixedOffers, ...judged.flatMap((one) => one.offers)];
    return {
      offers: offers.filter(
        (offer, at) => offers.findIndex(({ name }) => name === offer.name) === at,
      ),
      problems: judged.flatMap(({ problems }) => problems),
    };
  }
}

function textOf({ statement, path = "", reason }: HostCertificateProblem): string {
  return JSON.stringify([statement, path, reason]);
}
