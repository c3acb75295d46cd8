import { spawnSync } from "node:child_process";
import { haveAll } from "./foreign-tools.ts";

/** One machine of a network: a namespace with loopback and the interface `eth0`. */
export interface NetworkHost {
  /** Name of its namespace. */
  readonly namespace: string;
  /** Its IPv4 address. */
  readonly address: string;
  /** Runs a command in the namespace and answers what it printed. Throws when it fails. */
  run(command: string, ...args: readonly string[]): string;
  /** Sets a value below `/proc/sys/net/ipv4`, for this namespace only. */
  setSystem(name: string, value: number): void;
  /** Pulls the cable between the host and the bridge; neither end of a connection is told. */
  cut(): void;
  /** Puts the cable back. */
  mend(): void;
}

let networks = 0;
const namespaces = new Set<string>();
process.once("exit", () => [...namespaces].forEach(removeNamespace));

/**
 * Hosts at one bridge, each in a namespace of its own, with the addresses 10.77.0.1, 10.77.0.2 and so on. No interface
 * of the machine takes part. Whoever made it closes it; what is left goes when the process ends.
 */
export class Network implements Disposable {
  readonly #prefix = `callhome-${process.pid}-${++networks}`;
  readonly #made: string[] = [];
  readonly #bridge: string;

  constructor() {
    this.#bridge = this.#namespace("bridge");
    ip("-n", this.#bridge, "link", "add", "bridge", "type", "bridge");
    ip("-n", this.#bridge, "link", "set", "bridge", "up");
  }

  /** Joins one more host to the bridge. */
  host(): NetworkHost {
    const number = this.#made.length;
    const bridge = this.#bridge;
    const namespace = this.#namespace(`host${number}`);
    const address = `10.77.0.${number}`;
    const port = `port${number}`;
    const peer = ["peer", "name", "eth0", "netns", namespace];
    ip("-n", bridge, "link", "add", port, "type", "veth", ...peer);
    ip("-n", bridge, "link", "set", port, "master", "bridge", "up");
    ip("-n", namespace, "address", "add", `${address}/24`, "dev", "eth0");
    ip("-n", namespace, "link", "set", "lo", "up");
    ip("-n", namespace, "link", "set", "eth0", "up");
    return {
      namespace,
      address,
      run: (...words) => ip("netns", "exec", namespace, ...words),
      setSystem: (name, value) => {
        const write = `echo ${value} >/proc/sys/net/ipv4/${name}`;
        ip("netns", "exec", namespace, "sh", "-c", write);
      },
      cut: () => void ip("-n", bridge, "link", "set", port, "down"),
      mend: () => void ip("-n", bridge, "link", "set", port, "up"),
    };
  }

  [Symbol.dispose](): void {
    this.#made.forEach(removeNamespace);
  }

  #namespace(name: string): string {
    const namespace = `${this.#prefix}-${name}`;
    ip("netns", "add", namespace);
    namespaces.add(namespace);
    this.#made.push(namespace);
    return namespace;
  }
}

/**
 * Whether networks can be made here: by root, with iproute2, on a kernel that lets us. Says what is
 * missing; with REQUIRE_INTEROP=1 that is an error.
 */
export function haveNetworks(): boolean {
  if (process.getuid?.() !== 0) return haveAll(["root, for network namespaces"]);
  const missing = ["ip", "tc"].filter((name) => spawnSync("which", [name]).status !== 0);
  if (missing.length > 0) return haveAll(missing);
  try {
    using network = new Network();
    network.host();
    return true;
  } catch (cause) {
    return haveAll([`network namespaces (${String(cause)})`]);
  }
}

/**
 * Whether the kernel can delay and lose packets (`sch_netem`). Says so when it cannot, which is never
 * an error: a kernel is not installed like a program.
 */
export function haveNetem(): boolean {
  using network = new Network();
  try {
    network.host().run("tc", "qdisc", "add", "dev", "eth0", "root", "netem", "delay", "1ms");
    return true;
  } catch (cause) {
    console.warn(`skipped: the kernel has no netem (${String(cause)})`);
    return false;
  }
}

function removeNamespace(namespace: string): void {
  if (namespaces.delete(namespace)) spawnSync("ip", ["netns", "delete", namespace]);
}

function ip(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync("ip", args, { encoding: "utf8" });
  if (status === 0) return stdout;
  throw new Error(`ip ${args.join(" ")}: ${(stderr ?? "").trim()}`);
}
