import { type Clock, messageOf } from "../../base/index.ts";
import { type ManagedDevice, receiveCallHome } from "../../nms/index.ts";
import { eventLine, type LogEvent, plainLine, visibleLines } from "../../telemetry/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { ReceiveArguments } from "../invocation.ts";
import { logReceiver, nmsTeller, type TellNms } from "../output/nms-log.ts";
import { RunEnding } from "../run/run-ending.ts";
import type { World } from "../world.ts";
import { planReceive, type ReceivePlan } from "./receive-plan.ts";

/** Runs `callhome receive` until it is stopped, or with `--once` until the first device is done. */
export async function receive(given: ReceiveArguments, world: World): Promise<number> {
  const { clock } = world;
  const { receiver: options, requests } = await planReceive(given);
  const tell = nmsTeller(clock, (event) => world.out.write(receivedText(event, given.json)));
  const ending = new RunEnding(world, undefined);
  let allAnswered = true;
  await using receiver = await receiveCallHome({ ...options, clock });
  logReceiver(receiver, tell);
  const serve = async (device: ManagedDevice): Promise<void> => {
    const answered = await ask(device, requests, clock, tell);
    allAnswered &&= answered;
    if (given.once) ending.reach("done");
  };
  receiver.events.on("connected", (device) => void serve(device));
  const end = await ending.reached;
  const done = given.once ? end === "done" && allAnswered : allAnswered;
  return done ? exitCodes.ok : exitCodes.failed;
}

/** Sends the requests one after the other; never rejects. Tells whether the device answered all of them without error. */
async function ask(
  device: ManagedDevice,
  requests: ReceivePlan["requests"],
  clock: Clock,
  tell: TellNms,
): Promise<boolean> {
  let allOk = true;
  for (const { operation, xml } of requests) {
    const begin = clock.monotonic();
    const outcome = await send(device, xml);
    const milliseconds = clock.monotonic() - begin;
    tell("nms-replied", { device: device.deviceId, operation, milliseconds, ...outcome });
    allOk &&= outcome.ok;
  }
  return allOk;
}

async function send(
  device: ManagedDevice,
  xml: string,
): Promise<{ readonly ok: boolean; readonly errors: readonly string[]; readonly reply: string }> {
  try {
    const { ok, errors, text } = await device.rpc(xml);
    return { ok, errors: errors.map((error) => error.message || (error.tag ?? "")), reply: text };
  } catch (cause) {
    return { ok: false, errors: [messageOf(cause)], reply: "" };
  }
}

/** What one event prints: a line, and for a person the reply below it. */
function receivedText(event: LogEvent, json: boolean): string {
  if (json) return `${eventLine(event)}\n`;
  const line = plainLine(event);
  const reply = event.name === "nms-replied" ? visibleLines(event.data.reply).trimEnd() : "";
  return [line, reply]
    .filter((text) => text !== undefined && text !== "")
    .map((text) => `${text}\n`)
    .join("");
}
