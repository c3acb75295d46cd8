import { expect, it } from "vitest";
import { cutReasons, cuttingNms } from "../../support/cutting-nms.ts";
import { ScriptedDevice } from "../../support/scripted-device.ts";

/** Every place in the identification, then places all over key exchange, login and hello; the fuzz tests take them all. */
const places = [
  ...Array.from({ length: 24 }, (_, at) => at),
  ...Array.from({ length: 40 }, (_, step) => 24 + 67 * step),
];

it("says why an NMS that resets after n bytes did not come through, for n up to its hello", async () => {
  await using nms = await cuttingNms((at) => places[at] ?? Number.POSITIVE_INFINITY);
  await using device = new ScriptedDevice({ deviceId: "mx", ports: [nms.port] });
  await device.nextRecord(({ sequence }) => sequence === places.length + 1);
  const { records } = device.journal;
  for (const { reason, sequence } of records)
    expect(cutReasons, `cut after ${places[sequence - 1]} bytes`).toContain(reason);
  expect(new Set(records.slice(0, 24).map(({ phase }) => phase))).toContain("identification");
  expect(new Set(records.map(({ phase }) => phase)).size).toBeGreaterThan(3);
  expect(records.at(-1)).toMatchObject({ reason: "session-closed", phase: "established" });
});
