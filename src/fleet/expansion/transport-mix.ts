import { seededRandom } from "../../base/index.ts";
import type { Transport, TransportSpec } from "../file/fleet-spec.ts";

/** The transport of one device: that of all, or one of a mix, drawn by its seed and name. Undefined: whatever it has. */
export function transportOf(
  spec: TransportSpec | undefined,
  { seed, name }: { readonly seed: string; readonly name: string },
): Transport | undefined {
  if (spec === undefined || typeof spec === "string") return spec;
  const { ssh = 0, tls = 0 } = spec;
  return seededRandom(`${seed}\0${name}\0transport`).next() * (ssh + tls) < ssh ? "ssh" : "tls";
}

/** Whether some device may call over TLS only. */
export function mayUseTls(transport: TransportSpec | undefined): boolean {
  if (transport === undefined) return false;
  return transport === "tls" || (typeof transport === "object" && (transport.tls ?? 0) > 0);
}
