import { expect, it } from "vitest";
import { cutReasons, cuttingNms } from "../support/cutting-nms.ts";
import { ScriptedDevice } from "../support/scripted-device.ts";

/** Devices that share the places, as each waits between two dials. */
const devices = 12;

/** Bytes of an NMS from its identification to the end of a session. */
async function bytesOfSession(): Promise<number> {
  await using nms = await cuttingNms(() => Number.POSITIVE_INFINITY);
  await using device = new ScriptedDevice({ deviceId: "mx", ports: [nms.port] });
  expect(await device.nextRecord()).toMatchObject({ reason: "session-closed" });
  return nms.written;
}

/** Every `devices`-th place from `first` on, each with a reason or without one that is known. */
async function strangeCuts(first: number, end: number): Promise<readonly string[]> {
  const strange: string[] = [];
  const count = Math.ceil((end - first) / devices);
  const placeOf = (at: number): number =>
    at < count ? first + at * devices : Number.POSITIVE_INFINITY;
  await using nms = await cuttingNms(placeOf);
  await using device = new ScriptedDevice({ deviceId: `mx${first}`, ports: [nms.port] });
  device.connector.events.on("attempt-ended", ({ reason, phase, sequence }) => {
    if (!cutReasons.includes(reason))
      strange.push(`${placeOf(sequence - 1)} bytes: ${reason} in ${phase}`);
  });
  const last = await device.nextRecord(({ sequence }) => sequence === count + 1);
  expect(last).toMatchObject({ reason: "session-closed", phase: "established" });
  return strange;
}

it("an NMS that resets after n bytes is told from others for every n, and the device comes back", async () => {
  const end = await bytesOfSession();
  expect(end).toBeGreaterThan(1_500);
  const shares = Array.from({ length: devices }, (_, first) => strangeCuts(first, end));
  expect((await Promise.all(shares)).flat()).toEqual([]);
}, 300_000);
