import { expect, it, vi } from "vitest";
import { systemClock } from "../../../src/base/index.ts";
import type { Phase } from "../../../src/callhome/index.ts";
import { tlsService } from "../../../src/device/tls/tls-service.ts";
import { connectPair } from "../../support/ssh-pair.ts";
import { identity } from "../../support/tls-pki.ts";

it("lets the system probe a connection that was idle for keepAliveSeconds", async () => {
  const { device, nms } = await connectPair();
  const setKeepAlive = vi.spyOn(device, "setKeepAlive");
  const serve = tlsService({
    certificates: () => ({
      kind: "ready",
      identity: identity(),
      certToName: { rules: "junos", entries: [], fallback: undefined },
      refusalOf: () => undefined,
    }),
    authorize: () => ({ kind: "refused", reason: "no-mapping" }),
    clock: systemClock,
    openSession: () => undefined,
  });
  const reached = vi.fn<(phase: Phase) => void>();
  const served = serve(device, {
    name: "tls",
    keepAliveSeconds: 60,
    handshakeSeconds: 15,
    reached,
  });
  expect(setKeepAlive).toHaveBeenCalledWith(true, 60_000);
  expect(reached.mock.calls).toEqual([["key-exchange"]]);
  served.destroy();
  expect(await served.done).toMatchObject({ reason: "device-closed" });
  nms.destroy();
});
