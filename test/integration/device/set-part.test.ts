import { expect, it } from "vitest";
import { CallHomeError, emulateDevice } from "../../../src/index.ts";
import { callHomePair } from "../../../src/testing.ts";

const configuration = `system { host-name r1; }
interfaces { fxp0 { unit 0; } xe-0/1/0 { unit 0 { family inet { address 192.0.2.1/30; } } } }`;

it("lets an NMS see a part that breaks, and that it is put right", async () => {
  await using pair = await callHomePair({ configuration });
  const ask = async (rpc: string): Promise<string> => (await pair.managed.rpc(`<${rpc}/>`)).text;
  expect(await ask("get-alarm-information")).toContain("<no-active-alarms/>");

  const changed = pair.device.events.next("part-changed");
  pair.device.setPart("PEM 1", "failed");
  expect(await changed).toEqual({ device: "r1", part: "PEM 1", state: "failed" });
  expect(await ask("get-alarm-information")).toContain("PEM 1 Not OK");
  expect(await ask("get-power-usage-information")).toMatch(/PEM 1<\/name>\n<state>Check/);
  expect(await ask("get-environment-information")).toMatch(
    /PEM 1<\/name>\n<class>Power<\/class>\n<status>Check/,
  );
  expect(await ask("get-log")).toContain("alarmd[5871]: Alarm set: PEM 1 failed");

  pair.device.setPart("PEM 1", "ok");
  expect(await ask("get-alarm-information")).toContain("<no-active-alarms/>");
});

it("takes the ports of a line card down with it", async () => {
  await using pair = await callHomePair({ configuration });
  const port = async (): Promise<string> =>
    (
      await pair.managed.rpc(
        "<get-interface-information><terse/><interface-name>xe-0/1/0</interface-name></get-interface-information>",
      )
    ).text.replaceAll("\n", "");
  expect(await port()).toContain("<oper-status>up</oper-status>");
  pair.device.setPart("FPC 0", "absent");
  expect(await port()).not.toContain("<oper-status>up</oper-status>");
  pair.device.setPart("FPC 0", "ok");
  expect(await port()).toContain("<oper-status>up</oper-status>");
});

it("tells of a change once, and refuses a part that the model does not have", async () => {
  await using device = await emulateDevice({ configuration, model: "vsrx" });
  const events: unknown[] = [];
  device.events.on("part-changed", (event) => events.push(event));
  device.setPart("FPC 0", "failed");
  device.setPart("FPC 0", "failed");
  expect(events).toHaveLength(1);
  expect(() => device.setPart("PEM 0", "failed")).toThrow(CallHomeError);
  expect(() => device.setPart("PEM 0", "failed")).toThrow(
    "part 'PEM 0' of vsrx: expected one of FPC 0",
  );
  expect(events).toHaveLength(1);
});
