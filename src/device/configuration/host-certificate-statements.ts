import { type ConfigTree, findParent, leafValue } from "../../junos/config/index.ts";
import type { DeviceFiles } from "../storage/device-files.ts";

/** A host certificate that the configuration names. */
export interface HostCertificateStatement {
  /** Below `system services ssh`. */
  readonly statement: "host-certificate-file" | "cert-based-auth host-certificate";
  /** File of the device, for `host-certificate-file`. */
  readonly path: string | undefined;
  /** Undefined when there is no such file. */
  readonly text: string | undefined;
}

/** `host-certificate-file` names a file of the device; `cert-based-auth` holds the certificate itself. */
export function hostCertificateStatements(
  active: ConfigTree,
  files: DeviceFiles,
): readonly HostCertificateStatement[] {
  const ssh = findParent(active, "system", "services", "ssh");
  if (ssh === undefined) return [];
  const path = leafValue(ssh, "host-certificate-file");
  const inline = findParent(ssh, "cert-based-auth");
  const text = inline && leafValue(inline, "host-certificate");
  return [
    ...(path === undefined
      ? []
      : [{ statement: "host-certificate-file" as const, path, text: files.get(path) }]),
    ...(text === undefined
      ? []
      : [{ statement: "cert-based-auth host-certificate" as const, path: undefined, text }]),
  ];
}
