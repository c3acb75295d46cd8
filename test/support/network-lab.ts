import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { HostProgram } from "./host-program.ts";
import { Network, type NetworkHost } from "./network.ts";

const program = "dist/cli/main.js";
const login = ["--user", "ops", "--password", "lab-only"];

/** Port on which the NMS of a lab listens. */
export const nmsPort = 4_334;

/** A network for one test, with programs on its hosts. All of it goes when the test ends, however it ends. */
export class NetworkLab {
  readonly folder: string = mkdtempSync(join(tmpdir(), "callhome-network-"));
  readonly #network = new Network();
  readonly #programs: HostProgram[] = [];
  /** 10.77.0.1 */
  readonly nms: NetworkHost = this.#network.host();
  /** 10.77.0.2 */
  readonly devices: NetworkHost = this.#network.host();

  constructor() {
    onTestFinished(() => this.#close());
  }

  /** One more host for devices: 10.77.0.3 and so on. */
  moreDevices(): NetworkHost {
    return this.#network.host();
  }

  /** Writes a file into the folder of the lab and answers its path. */
  file(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  start(host: NetworkHost, ...args: readonly string[]): HostProgram {
    const started = new HostProgram(host, args);
    this.#programs.push(started);
    return started;
  }

  /** Starts `callhome receive` on the host of the NMS and waits until it listens. */
  async receive(...options: readonly string[]): Promise<HostProgram> {
    const listen = `${this.nms.address}:${nmsPort}`;
    const words = ["receive", "--json", "--listen", listen, ...login, ...options];
    const receiver = this.start(this.nms, program, ...words);
    await receiver.next("nms-listening");
    return receiver;
  }

  /** Starts `callhome run` on a host of devices. */
  run(host: NetworkHost, ...options: readonly string[]): HostProgram {
    return this.start(host, program, "run", "--json", "--seed", "network", ...login, ...options);
  }

  /** The same on a host with this name, as in a pod of a StatefulSet. */
  runPod(host: NetworkHost, hostname: string, ...options: readonly string[]): HostProgram {
    const words = ["run", "--json", "--seed", "network", ...login, ...options];
    const started = new HostProgram(host, [program, ...words], hostname);
    this.#programs.push(started);
    return started;
  }

  /** The same with one device, `r1`, of this configuration. */
  runDevice(configuration: string): HostProgram {
    const path = this.file("r1.conf", configuration);
    return this.run(this.devices, "--name", "r1", "--config", path);
  }

  async #close(): Promise<void> {
    const ends = this.#programs.map((one) => one[Symbol.asyncDispose]());
    const ended = await Promise.allSettled(ends);
    this.#network[Symbol.dispose]();
    rmSync(this.folder, { recursive: true });
    const failed = ended.find((end) => end.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }
}

/** A fleet file of devices with these names, which call the NMS of the lab with a configuration of their own. */
export function fleetFile(
  lab: NetworkLab,
  name: string,
  devices: readonly string[],
  more = "",
): string {
  const nms = `${lab.nms.address}:${nmsPort}`;
  const described = devices.map((device) => {
    const configuration = lab.file(`${device}.conf`, `system { host-name ${device}; } ${more}`);
    return { name: device, "device-id": device, configuration };
  });
  return lab.file(name, JSON.stringify({ defaults: { nms }, devices: described }));
}

/** The statements of a client that calls one server, in curly braces. */
export function clientStatements(name: string, server: string, more = ""): string {
  return `client ${name} { device-id r1; ${more} services netconf; ${server} }`;
}

/** The configuration of `r1` with these clients. */
export function outboundSsh(...clients: readonly string[]): string {
  return `system { host-name r1; services { outbound-ssh { ${clients.join(" ")} } } }`;
}

/** The statement of a server; `timeout` in seconds. */
export function serverStatement(address: string, timeout: number): string {
  return `${address} { port ${nmsPort}; retry 3; timeout ${timeout}; }`;
}
