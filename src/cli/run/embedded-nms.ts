import { generateKeyPairSync } from "node:crypto";
import { CallHomeError, type Clock, type Secret, timeText } from "../../base/index.ts";
import type { DeviceOptions } from "../../device/index.ts";
import { callHomeIdentities, overrideDevices } from "../../fleet/index.ts";
import {
  type CallHomeReceiver,
  type ManagedDevice,
  type ReceiverOptions,
  receiveCallHome,
  tour,
} from "../../nms/index.ts";
import { importPrivateKey } from "../../security/index.ts";
import type { NmsEvent } from "../../telemetry/index.ts";
import { logReceiver, nmsTeller, type TellNms } from "../output/nms-log.ts";

/** The IANA port of NETCONF call home over SSH (RFC 8071 section 6.1). */
const callHomePort = 4334;
/** The login that the embedded NMS brings along. */
const nmsUser = "callhome-nms";

/** An NMS in this process, to which the devices of a run call home. */
export interface EmbeddedNms extends AsyncDisposable {
  /** The devices, told to call this NMS and to let it in. */
  readonly devices: readonly DeviceOptions[];
}

/**
 * Starts an NMS on loopback that manages every device that calls: port 4334, or a free one when it
 * is taken. It logs in with a key made for this run.
 */
export async function startEmbeddedNms(
  planned: readonly DeviceOptions[],
  { clock, onEvent }: { readonly clock: Clock; readonly onEvent: (event: NmsEvent) => void },
): Promise<EmbeddedNms> {
  const { privateKey: pair } = generateKeyPairSync("ed25519");
  const privateKey = importPrivateKey(pair.export({ format: "pem", type: "pkcs8" }).toString());
  const devices = planned.map(withDeviceId);
  const identities = devices.flatMap(identitiesOf);
  const receiver = await listen({
    credentials: { username: nmsUser, credentials: [{ kind: "public-key", privateKey }] },
    enrolled: identities.filter(({ secret }) => secret !== undefined),
    clock,
  });
  const names = new Map(identities.map(({ deviceId, name }) => [deviceId, name]));
  const nameOf = (deviceId: string): string => names.get(deviceId) ?? deviceId;
  const tell = nmsTeller(clock, onEvent);
  logReceiver(receiver, tell, nameOf);
  receiver.events.on("connected", (device) => {
    void guide(device, nameOf(device.deviceId), clock, tell);
  });
  const { host, port } = receiver;
  return {
    devices: overrideDevices(devices, {
      nms: [{ host, port }],
      users: [{ name: nmsUser, authorizedKeys: [privateKey.publicKeyText] }],
    }),
    [Symbol.asyncDispose]: () => receiver.close(),
  };
}

/** A device whose configuration announces no device-id announces its name. */
function withDeviceId(device: DeviceOptions): DeviceOptions {
  if (identitiesOf(device).length > 0 || device.name === undefined) return device;
  return { ...device, deviceId: device.name };
}

/** What the NMS will see of a device, and the name that the run has for it. */
function identitiesOf(
  device: DeviceOptions,
): readonly { readonly deviceId: string; readonly secret?: Secret; readonly name: string }[] {
  return callHomeIdentities(device).flatMap(({ deviceId, secret }) =>
    deviceId === undefined
      ? []
      : [{ deviceId, name: device.name ?? deviceId, ...(secret === undefined ? {} : { secret }) }],
  );
}

async function listen(options: ReceiverOptions): Promise<CallHomeReceiver> {
  try {
    return await receiveCallHome({ ...options, port: callHomePort });
  } catch (cause) {
    if (!(cause instanceof CallHomeError && cause.code === "ERR_LISTEN")) throw cause;
    return receiveCallHome({ ...options, port: 0 });
  }
}

async function guide(
  device: ManagedDevice,
  name: string,
  clock: Clock,
  tell: TellNms,
): Promise<void> {
  const announcement = `Managed by call home since ${timeText(clock.now())}`;
  const ok = await tour(device, {
    announcement,
    clock,
    onStep: (step) => tell("nms-step", { device: name, ...step }),
  });
  tell("nms-tour-ended", { device: name, ok });
}
