import { expect, it } from "vitest";
import { callHomePair } from "../../../src/testing.ts";

it("cuts every connection of a device, which calls home again by itself", async () => {
  await using pair = await callHomePair({ retryScale: 0 });
  const { device, managed, receiver } = pair;
  await managed.rpc("<get-software-information/>");
  const ended = device.events.next("attempt-ended");
  const back = receiver.events.next("connected");
  device.dropConnections();
  expect(await ended).toMatchObject({ reason: "connection-lost", phase: "established" });
  const again = await back;
  expect(await again.rpc("<get-software-information/>")).toMatchObject({ ok: true });
});
