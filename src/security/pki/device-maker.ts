import { CallHomeError, type Random, seededRandom } from "../../base/index.ts";
import { deriveHostKey, type PrivateKey } from "../private-key.ts";
import { lifetimes } from "./lifetimes.ts";
import type { DistinguishedName } from "./names.ts";
import { deriveSerial } from "./serial.ts";
import type { Authority, TlsLeaf } from "./tls-pki.ts";
import { makeX509, neverExpires } from "./x509.ts";

/** What a device leaves its factory with. */
export interface DeviceIdentity extends TlsLeaf {
  readonly serialNumber: string;
  /** ed25519; the one that a device of this name derives from the same seed. */
  readonly hostKey: PrivateKey;
}

/** PrintableString characters that are safe in a path; RFC 5280 gives a serialNumber up to 64 of them. */
const serialNumberForm = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/** The maker of devices: its CA, and identities in the manner of IEEE 802.1AR (RFC 8995 2.3.1). */
export class DeviceMaker {
  readonly #seed: string;
  readonly #now: number;
  readonly #random: Random;
  #authority: Authority | undefined;

  /** `now`, the day of manufacture, is in milliseconds since 1970. */
  constructor(seed: string, now: number) {
    this.#seed = seed;
    this.#now = now;
    this.#random = seededRandom(seed).derive("device maker");
  }

  /** Signs the certificate of every device; a bootstrap server or an NMS trusts it. */
  get authority(): Authority {
    this.#authority ??= this.#makeAuthority();
    return this.#authority;
  }

  /**
   * A P-256 key with a certificate whose subject is `serialNumber=<serial>, CN=<serial>` and that never
   * ends, and an SSH host key. Throws `ERR_OPTION` for a serial number that a subject cannot hold.
   */
  device(serialNumber: string): DeviceIdentity {
    requireSerialNumber(serialNumber);
    const { subject, key: issuer } = this.authority;
    const random = seededRandom(this.#seed).derive(serialNumber);
    const key = deriveHostKey("ecdsa", random.derive("idevid"));
    const certificate = makeX509({
      subject: [
        ["serialNumber", serialNumber],
        ["CN", serialNumber],
      ],
      key: key.keyObject,
      issuer: { subject, key: issuer.keyObject },
      serial: deriveSerial(random, "idevid"),
      notBefore: lifetimes(this.#now).good.notBefore,
      notAfter: neverExpires,
      keyUsage: ["digitalSignature"],
    });
    const hostKey = deriveHostKey("ed25519", random.derive("host-key"));
    return { serialNumber, key, chain: [certificate], hostKey };
  }

  #makeAuthority(): Authority {
    const subject: DistinguishedName = [["CN", "Lab device maker CA"]];
    const key = deriveHostKey("ecdsa", this.#random.derive("key"));
    const certificate = makeX509({
      subject,
      key: key.keyObject,
      serial: deriveSerial(this.#random, "authority"),
      notBefore: lifetimes(this.#now).good.notBefore,
      notAfter: neverExpires,
      authority: { pathLength: 0 },
      keyUsage: ["keyCertSign", "cRLSign"],
    });
    return { subject, key, certificate };
  }
}

/** Throws `ERR_OPTION` for a serial number that a subject or a path cannot hold. */
export function requireSerialNumber(serialNumber: string): void {
  if (!serialNumberForm.test(serialNumber))
    throw new CallHomeError(
      "ERR_OPTION",
      `a serial number is 1 to 64 letters, digits, dots and hyphens, not ${JSON.stringify(serialNumber)}`,
    );
}
