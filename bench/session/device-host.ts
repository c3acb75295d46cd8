import { readFileSync } from "node:fs";
import { type EmulatedDevice, emulateDevice } from "../../src/index.ts";
import { processCost } from "../process-cost.ts";
import { familyCost } from "../process-family.ts";
import { host, type StartOrder, type Subject } from "./host-protocol.ts";

/** The configuration of every device that is not given another: the MX of the lab, with its own secret, keep-alive and filters. */
const labConfiguration = readFileSync("fixtures/lab/mx204-edge.conf", "utf8");

/** The product. */
class Devices implements Subject {
  #devices: readonly Promise<EmulatedDevice>[] = [];
  #cost = processCost;

  cost = (): ReturnType<typeof processCost> => this.#cost();

  start({ count, nms, user, authorizedKey, sshServer, configuration }: StartOrder): void {
    this.#cost = sshServer === "openssh" ? familyCost : processCost;
    this.#devices = Array.from({ length: count }, (_, index) =>
      emulateDevice({
        name: `bench-${index}`,
        seed: "bench",
        configuration: configuration ?? labConfiguration,
        sshServer,
        nms: [nms],
        users: [{ name: user, authorizedKeys: [authorizedKey] }],
      }),
    );
  }

  async stop(): Promise<void> {
    const devices = await Promise.all(this.#devices);
    await Promise.all(devices.map((device) => device.close()));
    this.#devices = [];
  }
}

host(new Devices());
