import { type Clock, messageOf } from "../base/index.ts";
import type { RpcResult } from "../netconf/session/index.ts";
import { childOf, elementsOf, escapeText, textOf, type XmlElement } from "../xml/index.ts";
import type { ManagedDevice } from "./managed-device.ts";

/** One thing the tour did, or could not do. */
export interface TourStep {
  /** In the past tense; what was attempted and why it failed when `ok` is false. */
  readonly step: string;
  readonly ok: boolean;
  readonly milliseconds: number;
}

export interface TourOptions {
  /** Text of the `system login announcement` that the tour leaves on the device. */
  readonly announcement: string;
  readonly clock: Clock;
  readonly onStep: (step: TourStep) => void;
}

/**
 * Shows on one device what an NMS does: reads the running configuration, changes
 * `system login announcement`, commits it and reads it back. Stops at the first step that fails,
 * after it has put the candidate back. Resolves with whether all went well; never rejects.
 */
export async function tour(
  device: Pick<ManagedDevice, "rpc">,
  options: TourOptions,
): Promise<boolean> {
  const guide = new Guide(device, options);
  const { announcement } = options;
  if (!(await guide.step("read the configuration", read(running), describeConfiguration)))
    return false;
  if (!(await guide.step("locked the candidate", lock))) return false;
  const changed =
    (await guide.step("changed system login announcement", edit(announcement))) &&
    (await guide.step("committed", "<commit/>")) &&
    (await guide.step("read the change back", read(onlyAnnouncement), (result) =>
      announcementIn(result) === announcement
        ? { ok: true, detail: "" }
        : { ok: false, detail: "the device answers with another text" },
    ));
  if (!changed) await guide.step("discarded the change", "<discard-changes/>");
  return (await guide.step("unlocked the candidate", unlock)) && changed;
}

const running = "";
const onlyAnnouncement =
  '<filter type="subtree"><configuration><system><login><announcement/></login></system></configuration></filter>';
const lock = "<lock><target><candidate/></target></lock>";
const unlock = "<unlock><target><candidate/></target></unlock>";

function read(filter: string): string {
  return `<get-config><source><running/></source>${filter}</get-config>`;
}

function edit(announcement: string): string {
  const change = `<login><announcement>${escapeText(announcement)}</announcement></login>`;
  const configuration = `<configuration><system>${change}</system></configuration>`;
  return `<edit-config><target><candidate/></target><config>${configuration}</config></edit-config>`;
}

interface Outcome {
  readonly ok: boolean;
  /** Follows the step's name. */
  readonly detail: string;
}

/** Sends one request after the other and tells how each went. */
class Guide {
  readonly #device: Pick<ManagedDevice, "rpc">;
  readonly #options: TourOptions;

  constructor(device: Pick<ManagedDevice, "rpc">, options: TourOptions) {
    this.#device = device;
    this.#options = options;
  }

  async step(
    name: string,
    request: string,
    judge: (result: RpcResult) => Outcome = () => ({ ok: true, detail: "" }),
  ): Promise<boolean> {
    const { clock, onStep } = this.#options;
    const begin = clock.monotonic();
    const { ok, detail } = await this.#ask(request, judge);
    const step = detail === "" ? name : `${name}: ${detail}`;
    onStep({ step, ok, milliseconds: clock.monotonic() - begin });
    return ok;
  }

  async #ask(request: string, judge: (result: RpcResult) => Outcome): Promise<Outcome> {
    try {
      const result = await this.#device.rpc(request);
      if (result.ok) return judge(result);
      const messages = result.errors.map((error) => error.message || error.tag || "an rpc-error");
      return { ok: false, detail: messages.join("; ") };
    } catch (cause) {
      return { ok: false, detail: messageOf(cause) };
    }
  }
}

function configurationIn({ reply }: RpcResult): XmlElement | undefined {
  const data = childOf(reply, "data");
  return data && childOf(data, "configuration");
}

function describeConfiguration(result: RpcResult): Outcome {
  const configuration = configurationIn(result);
  if (configuration === undefined) return { ok: false, detail: "the reply holds none" };
  const system = childOf(configuration, "system");
  const hostName = system && childOf(system, "host-name");
  const sections = elementsOf(configuration).length;
  const name = hostName === undefined ? "no host-name" : `host-name ${textOf(hostName)}`;
  return { ok: true, detail: `${name}, ${sections} top-level statements` };
}

function announcementIn(result: RpcResult): string | undefined {
  let at = configurationIn(result);
  for (const name of ["system", "login", "announcement"]) at = at && childOf(at, name);
  return at && textOf(at);
}
