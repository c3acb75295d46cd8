import type { PrivateKey } from "../private-key.ts";
import { strings, uint32, uint64 } from "../ssh-blob.ts";

const magic = 0x53_53_48_4b_52_4c_0a_00n;
const formatVersion = 1;
const certificateSection = Buffer.of(1);
const serialListSection = Buffer.of(0x20);

/** What goes into an OpenSSH key revocation list. */
export interface KeyRevocationListOptions {
  readonly ca: Pick<PrivateKey, "publicBlob">;
  /** Serial numbers of the CA's revoked certificates. */
  readonly serials: readonly bigint[];
  /** Seconds since 1970. */
  readonly generated: bigint;
  readonly comment: string;
}

/** A list for sshd's `RevokedKeys` in the form of OpenSSH's PROTOCOL.krl. */
export function makeKeyRevocationList(options: KeyRevocationListOptions): Buffer {
  const serials = Buffer.concat(options.serials.map(uint64));
  const certificates = Buffer.concat([
    strings(options.ca.publicBlob, ""),
    serialListSection,
    strings(serials),
  ]);
  return Buffer.concat([
    uint64(magic),
    uint32(formatVersion),
    // Version of the list, date, flags.
    uint64(1n),
    uint64(options.generated),
    uint64(0n),
    strings("", options.comment),
    certificateSection,
    strings(certificates),
  ]);
}
