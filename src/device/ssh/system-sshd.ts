import { CallHomeError } from "../../base/index.ts";
import { findOpenSsh, type OpenSshInstallation } from "../../transport/openssh/index.ts";
import type { SshServer } from "../device-options.ts";

/** Looked for once per process, and again while something is missing. */
let found: OpenSshInstallation | undefined;

/**
 * The system's sshd when it is to serve; undefined for our own server. Throws `ERR_OPTION` that
 * names what is missing.
 */
export function systemSshd(
  server: SshServer | undefined,
  find: typeof findOpenSsh = findOpenSsh,
): OpenSshInstallation | undefined {
  if (server !== "openssh") return undefined;
  const installation = found ?? find();
  if (typeof installation === "string")
    throw new CallHomeError(
      "ERR_OPTION",
      `the SSH server 'openssh' cannot be had: ${installation}`,
    );
  found = installation;
  return installation;
}
