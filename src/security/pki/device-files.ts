import { printOpenSshPrivateKey } from "../openssh-key-printer.ts";
import { type DeviceMaker, requireSerialNumber } from "./device-maker.ts";
import { onceEach } from "./once-each.ts";
import { certificatesPem, type PkiFile, privateKeyPem } from "./pki-file.ts";

/** The maker's files in `devices/`. */
export function makerFiles(maker: DeviceMaker): readonly PkiFile[] {
  return [
    {
      path: "devices/maker-ca.key",
      what: "private key of the device maker's CA",
      use: "signs further device certificates",
      secret: true,
      contents: () => privateKeyPem(maker.authority.key),
    },
    {
      path: "devices/maker-ca.pem",
      what: "certificate of the device maker's CA",
      use: "trusted CA of a bootstrap server or an NMS",
      secret: false,
      contents: () => certificatesPem([maker.authority.certificate]),
    },
  ];
}

/** The files of one device in `devices/<serial number>/`. Throws `ERR_OPTION` for a serial number that no path may hold. */
export function deviceFiles(maker: DeviceMaker, serialNumber: string): readonly PkiFile[] {
  requireSerialNumber(serialNumber);
  const folder = `devices/${serialNumber}`;
  const device = onceEach((serial: string) => maker.device(serial));
  return [
    {
      path: `${folder}/host-key`,
      what: "private SSH host key, ed25519",
      use: "host-keys of the device",
      secret: true,
      contents: () => printOpenSshPrivateKey(device(serialNumber).hostKey, serialNumber),
    },
    {
      path: `${folder}/host-key.pub`,
      what: "public SSH host key",
      use: "known_hosts or enrolment of an NMS",
      secret: false,
      contents: () => `${device(serialNumber).hostKey.publicKeyText} ${serialNumber}\n`,
    },
    {
      path: `${folder}/idevid.key`,
      what: "private key of the device certificate, P-256",
      use: "TLS client key of the device when it bootstraps",
      secret: true,
      contents: () => privateKeyPem(device(serialNumber).key),
    },
    {
      path: `${folder}/idevid.pem`,
      what: "device certificate with the serial number in its subject",
      use: "TLS client certificate of the device when it bootstraps",
      secret: false,
      contents: () => certificatesPem(device(serialNumber).chain),
    },
  ];
}
