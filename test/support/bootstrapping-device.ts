import {
  type BootstrapRecord,
  type BootstrapServers,
  type BootstrapStep,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
} from "../../src/index.ts";
import { type BootstrapServer, factoryIdentity } from "./bootstrap-server.ts";
import { rootPem } from "./tls-pki.ts";

/** Of the devices made here. */
export const serialNumber = "JN1234AFB5678";

/** Trusts these servers, and shows them the certificate of its maker. */
export function source(...servers: readonly BootstrapServer[]): BootstrapServers {
  return {
    servers: servers.map(({ port }) => ({ host: "127.0.0.1", port })),
    trustAnchors: [rootPem],
    ...factoryIdentity(serialNumber),
  };
}

/** A device that bootstraps, in short rounds. */
export async function deviceFor(
  bootstrap: BootstrapServers,
  options: Partial<DeviceOptions> = {},
): Promise<EmulatedDevice> {
  return emulateDevice({
    configuration: "system { host-name factory; }",
    seed: "bootstrap",
    serialNumber,
    retryScale: 0.001,
    bootstrap,
    ...options,
  });
}

/** Resolves with the next step of this name, or the one that was told already. */
export async function stepOf(
  device: EmulatedDevice,
  step: BootstrapStep,
): Promise<BootstrapRecord> {
  const told = device.bootstrap?.records.find((record) => record.step === step);
  if (told !== undefined) return told;
  return device.events.next("bootstrap-advanced", { accept: (record) => record.step === step });
}

/** A first configuration, in text form. */
export const configuration = "system { host-name edge1; services { ssh; } }";
