import { CallHomeError } from "../../base/index.ts";
import { type PreambleForm, resolvePreambleForm } from "../../callhome/index.ts";
import type { HostKey } from "../../security/index.ts";
import type { DeviceOptions, HostKeyType } from "../device-options.ts";

/** How a device presents itself when it calls home over SSH. */
export interface Introduction {
  /** The one that key exchange uses and the preamble shows. */
  readonly hostKey: HostKey;
  readonly preamble: PreambleForm | "none";
}

/** Throws `ERR_OPTION` when the options want a kind of host key that the device does not have. */
export function introduction(
  hostKeys: readonly HostKey[],
  preamble: DeviceOptions["preamble"] = {},
): Introduction {
  const [first] = hostKeys;
  if (first === undefined) throw new RangeError("a device has at least one host key");
  if (preamble === "none") return { hostKey: first, preamble };
  const { hostKey: kind, ...form } = preamble;
  return {
    hostKey: kind === undefined ? first : keyOfKind(hostKeys, kind),
    preamble: resolvePreambleForm(form),
  };
}

const prefixes: Readonly<Record<HostKeyType, string>> = {
  ed25519: "ssh-ed25519",
  ecdsa: "ecdsa-sha2-",
  rsa: "ssh-rsa",
};

function keyOfKind(hostKeys: readonly HostKey[], kind: HostKeyType): HostKey {
  const key = hostKeys.find(({ type }) => type.startsWith(prefixes[kind]));
  if (key !== undefined) return key;
  throw new CallHomeError(
    "ERR_OPTION",
    `the preamble is to show a host key of kind ${kind}, but the device has ${hostKeys.map(({ type }) => type).join(", ")}`,
  );
}
