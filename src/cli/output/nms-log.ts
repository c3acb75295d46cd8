import { type Clock, formatEndpoint } from "../../base/index.ts";
import type { CallHomeReceiver } from "../../nms/index.ts";
import { blobOfLine, fingerprint } from "../../security/index.ts";
import type { NmsEvent, NmsEvents } from "../../telemetry/index.ts";

/** Tells one event of the NMS side. */
export type TellNms = <Name extends keyof NmsEvents>(name: Name, data: NmsEvents[Name]) => void;

/** Puts the time to what is told. */
export function nmsTeller(clock: Clock, onEvent: (event: NmsEvent) => void): TellNms {
  return (name, data) => onEvent({ at: clock.now(), name, data } as NmsEvent);
}

/** Tells what a receiver sees. `nameOf` gives the name that logs use for a device-id. */
export function logReceiver(
  receiver: CallHomeReceiver,
  tell: TellNms,
  nameOf: (deviceId: string) => string = (deviceId) => deviceId,
): void {
  const { host, port } = receiver;
  tell("nms-listening", { address: formatEndpoint({ host, port }) });
  receiver.events.on("connected", (device) => {
    const { deviceId, remoteAddress, user, method, hostKey, trust, hmac } = device;
    tell("nms-connected", {
      device: nameOf(deviceId),
      deviceId,
      remote: remoteAddress,
      user,
      method,
      fingerprint: fingerprintOf(hostKey),
      trust,
      hmac,
    });
  });
  receiver.events.on("refused", ({ remoteAddress, deviceId, reason, detail }) => {
    const device = deviceId === undefined ? undefined : nameOf(deviceId);
    tell("nms-refused", { device, remote: remoteAddress, reason, detail });
  });
  receiver.events.on("disconnected", ({ device, detail }) => {
    tell("nms-disconnected", { device: nameOf(device.deviceId), detail });
  });
}

function fingerprintOf(hostKey: string): string {
  const blob = blobOfLine(hostKey);
  return blob === undefined ? "" : fingerprint(blob);
}
