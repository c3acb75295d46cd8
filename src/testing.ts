import { randomBytes } from "node:crypto";
import { Secret } from "./base/index.ts";
import type { AttemptRecord, Origin } from "./callhome/index.ts";
import type { ListenerStatus, ListenService, SessionSummary } from "./device/index.ts";
import { type DeviceOptions, type EmulatedDevice, emulateDevice } from "./device/index.ts";
import { type CallHomeReceiver, type ManagedDevice, receiveCallHome } from "./nms/index.ts";

export { ManualClock } from "./base/index.ts";

/** How long the waiting functions of this module wait before they reject. */
const defaultTimeoutMs = 10_000;

export interface WaitOptions {
  /** @defaultValue 10000 */
  readonly timeoutMs?: number;
}

/**
 * Resolves when an NMS has logged in to the device and opened a NETCONF session; at once when one
 * has. Rejects after `timeoutMs` with the reasons of the attempts so far in its message.
 */
export async function untilManaged(
  device: EmulatedDevice,
  options: WaitOptions = {},
): Promise<SessionSummary> {
  const [session] = device.sessions;
  if (session !== undefined) return session;
  return await inTime(device, options, async (signal) => {
    const event = await device.events.next("session-opened", { signal });
    return event.session;
  });
}

/** Resolves when the device listens for the service, with where; at once when it does. Rejects after `timeoutMs`. */
export async function untilListening(
  device: EmulatedDevice,
  service: ListenService,
  options: WaitOptions = {},
): Promise<ListenerStatus> {
  const wanted = (listener: ListenerStatus): boolean =>
    listener.service === service && listener.state === "listening";
  const open = device.listeners.find(wanted);
  if (open !== undefined) return open;
  return await inTime(device, options, async (signal) => {
    const accept = ({ listener }: { readonly listener: ListenerStatus }): boolean =>
      wanted(listener);
    const event = await device.events.next("listener-changed", { accept, signal });
    return event.listener;
  });
}

/** Resolves with the record of the next dial that ends, whatever its reason. */
export async function nextAttempt(
  device: EmulatedDevice,
  options: WaitOptions = {},
): Promise<AttemptRecord> {
  return await nextRecord(device, "dialled", options);
}

/** Resolves with the record of the next accepted connection that ends, whatever its reason. */
export async function nextAccepted(
  device: EmulatedDevice,
  options: WaitOptions = {},
): Promise<AttemptRecord> {
  return await nextRecord(device, "accepted", options);
}

function nextRecord(
  device: EmulatedDevice,
  origin: Origin,
  options: WaitOptions,
): Promise<AttemptRecord> {
  const accept = (record: AttemptRecord): boolean => record.origin === origin;
  return inTime(device, options, (signal) =>
    device.events.next("attempt-ended", { accept, signal }),
  );
}

/** A device that has called home and the NMS's handle on it. */
export interface CallHomePair extends AsyncDisposable {
  readonly device: EmulatedDevice;
  /** The NMS's end: `rpc(xml)`. */
  readonly managed: ManagedDevice;
  readonly receiver: CallHomeReceiver;
  /** Both ends; idempotent. */
  close(): Promise<void>;
}

/**
 * Starts a receiver on a free loopback port and a device that calls it, and waits until they talk.
 * `options` are those of `emulateDevice`; without a configuration the device is a bare `lab`.
 *
 * @example
 * await using pair = await callHomePair();
 * const reply = await pair.managed.rpc("<get-system-information/>");
 */
export async function callHomePair(options: Partial<DeviceOptions> = {}): Promise<CallHomePair> {
  const password = randomBytes(12).toString("base64url");
  const receiver = await receiveCallHome({
    credentials: {
      username: "callhome-pair",
      credentials: [{ kind: "password", password: new Secret(password) }],
    },
  });
  try {
    const device = await emulateDevice({
      configuration: "system { host-name lab; }",
      ...options,
      nms: [{ host: receiver.host, port: receiver.port }],
      users: [...(options.users ?? []), { name: "callhome-pair", password }],
    });
    return await paired(device, receiver);
  } catch (cause) {
    await receiver.close();
    throw cause;
  }
}

async function paired(device: EmulatedDevice, receiver: CallHomeReceiver): Promise<CallHomePair> {
  const close = async (): Promise<void> => {
    await device.close();
    await receiver.close();
  };
  try {
    const managed =
      receiver.devices[0] ??
      (await inTime(device, {}, (signal) => receiver.events.next("connected", { signal })));
    return { device, managed, receiver, close, [Symbol.asyncDispose]: close };
  } catch (cause) {
    await device.close();
    throw cause;
  }
}

async function inTime<Value>(
  device: EmulatedDevice,
  { timeoutMs = defaultTimeoutMs }: WaitOptions,
  wait: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await wait(signal);
  } catch (cause) {
    if (!signal.aborted) throw cause;
    const reasons = device.journal.map(
      ({ origin, client, sequence, phase, reason, detail }) =>
        `  ${origin === "dialled" ? "dial" : `connection to ${client}`} ${sequence}: ${reason} in phase ${phase}${detail === undefined ? "" : ` (${detail})`}`,
    );
    throw new Error(
      [`device '${device.name}' did not get that far within ${timeoutMs} ms`, ...reasons].join(
        "\n",
      ),
      { cause },
    );
  }
}
