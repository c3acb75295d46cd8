import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type AttemptRecord,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
} from "../../src/index.ts";
import { certificatesPem } from "../../src/security/pki/index.ts";
import { authorityOf, credentials, identity, rootPem } from "./tls-pki.ts";

/** What programs of other people get by path: the NMS's certificate with its chain, its key, and what it trusts. */
export interface ClientFiles extends Disposable {
  readonly certificate: string;
  readonly key: string;
  readonly root: string;
  /** The root and the intermediate, for clients that build their own chain from what they trust. */
  readonly authorities: string;
}

export function clientFiles(name: Parameters<typeof credentials>[0]): ClientFiles {
  const folder = mkdtempSync(join(tmpdir(), "tls-client-"));
  const write = (file: string, text: string): string => {
    const path = join(folder, file);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const { cert, key } = credentials(name);
  return {
    certificate: write("client.pem", cert),
    key: write("client.key", key),
    root: write("root.pem", rootPem),
    authorities: write(
      "authorities.pem",
      `${rootPem}${certificatesPem([authorityOf("intermediate")])}`,
    ),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

/** A device with user `lab` that calls home over TLS on a loopback port, and takes `lab` from the certificate's names. */
export function tlsDevice(
  port: number,
  options: Partial<DeviceOptions> = {},
): Promise<EmulatedDevice> {
  const { certificateChain, privateKey } = identity();
  return emulateDevice({
    configuration:
      "system { host-name r1; services { netconf { tls { default-client-identity { map-type san-dirname-cn; } } } } }",
    users: [{ name: "lab" }],
    retryScale: 0.02,
    tlsCallHome: {
      servers: [{ host: "127.0.0.1", port }],
      certificateChain,
      privateKey,
      trustedRoots: [rootPem],
    },
    ...options,
  });
}

/** The same device, listening for NETCONF over TLS on a free port. */
export function listeningTlsDevice(): Promise<EmulatedDevice> {
  const { certificateChain, privateKey } = identity();
  return emulateDevice({
    configuration: `system { host-name r1; services { netconf { tls {
      local-certificate own; default-client-identity { map-type san-dirname-cn; } } } } }`,
    users: [{ name: "lab" }],
    pki: {
      localCertificates: [{ id: "own", certificateChain, privateKey }],
      caProfiles: [{ name: "root", certificates: [rootPem] }],
    },
    listen: { ports: { "netconf-tls": 0 } },
  });
}

/** The record of the dial in which a client was there. */
export async function servedDial(device: EmulatedDevice): Promise<AttemptRecord> {
  for (;;) {
    const answered = device.journal.find(({ reason }) => reason !== "connection-refused");
    if (answered !== undefined) return answered;
    await device.events.next("attempt-ended");
  }
}
