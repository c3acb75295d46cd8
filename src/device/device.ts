import { Events, messageOf, type Unsubscribe } from "../base/index.ts";
import type { AttemptRecord, ConnectorStatus } from "../callhome/index.ts";
import { printDocument } from "../junos/formats/index.ts";
import type { PowerAction, ReplyProblem, RpcHandler } from "../operations/index.ts";
import { type ConfigureOptions, configure } from "./configuration/configure.ts";
import type { DeviceEvents, PartState, SessionSummary } from "./device-events.ts";
import { type DeviceHooks, deviceHooks } from "./device-hooks.ts";
import type { DeviceParts } from "./device-parts.ts";
import { type DeviceServices, deviceServices, reconcileServices } from "./device-services.ts";
import type { ListenerStatus } from "./doors/door.ts";
import type { ConfigurationFormat, DeviceIdentity, EmulatedDevice } from "./emulated-device.ts";
import { parseEvent } from "./notifications/parse-event.ts";
import type { PowerState } from "./power/power.ts";
import { zeroize } from "./power/zeroize.ts";
import type { HostCertificateProblem } from "./ssh/host-certificates.ts";
import { shownIdentity } from "./start-up/identity.ts";
import { startBootstrap } from "./start-up/start-bootstrap.ts";
import type { BootstrapStatus, ZeroTouch } from "./start-up/zero-touch.ts";
import type { DeviceFileProblem } from "./storage/device-files.ts";
import { saveDevice } from "./storage/save-device.ts";

/** A running device: holds its parts and services, and keeps them in step with its running configuration. */
export class Device implements EmulatedDevice {
  readonly name: string;
  readonly events: Events<DeviceEvents> = new Events();
  readonly startUpProblems: readonly string[];
  #parts: DeviceParts;
  readonly #hooks: DeviceHooks;
  #services: DeviceServices;
  #zeroTouch: ZeroTouch | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: DeviceParts) {
    const { name, startUpProblems, database, files } = parts;
    this.name = name;
    this.startUpProblems = startUpProblems;
    this.#parts = parts;
    this.#hooks = deviceHooks(parts, this.events, {
      stop: () => this.#goDown(),
      restore: (action) => this.#restore(action),
      start: () => this.#start(),
      save: () => this.#save(),
    });
    const { emit, power } = this.#hooks;
    this.#services = deviceServices(parts, this.#hooks);
    database.events.on("committed", ({ record: { user, sequence, comment } }) => {
      emit("committed", { device: name, user, sequence, comment });
      void this.#save();
      // While it is down the device commits what a reboot or zeroize makes; nobody configures it then.
      if (power.state === "on") this.#zeroTouch?.noteCommit();
      this.#reconcile();
    });
    files.watch({
      failed: (problem) => emit("file-failed", { device: name, ...problem }),
      loaded: (file) => {
        emit("file-read", { device: name, ...file });
        this.#reconcile();
      },
    });
    this.#zeroTouch = this.#startBootstrap();
    this.#reconcile();
  }

  get bootstrap(): BootstrapStatus | undefined {
    return this.#zeroTouch?.status;
  }

  /** Undefined when the device has nothing to wait for. */
  get begun(): Promise<unknown> | undefined {
    return this.#zeroTouch?.begun;
  }

  get identity(): DeviceIdentity {
    return shownIdentity(this.#parts.identity, this.#parts.database.running);
  }

  get fileProblems(): readonly DeviceFileProblem[] {
    return this.#parts.files.problems;
  }

  get replyProblems(): readonly ReplyProblem[] {
    return this.#parts.replies?.set.problems ?? [];
  }

  onRpc(name: string, handler: RpcHandler, options?: { readonly once?: boolean }): Unsubscribe {
    return this.#services.ownReplies.on(name, handler, options);
  }

  get hostCertificateProblems(): readonly HostCertificateProblem[] {
    return this.#services.sshTrust.hostCertificateProblems;
  }

  get connectors(): readonly ConnectorStatus[] {
    return this.#services.connectors.statuses;
  }

  get listeners(): readonly ListenerStatus[] {
    return this.#services.doors?.statuses ?? [];
  }

  get sessions(): readonly SessionSummary[] {
    return this.#services.sessions.summaries;
  }

  get journal(): readonly AttemptRecord[] {
    return this.#services.journal.records;
  }

  configuration(source: "running" | "candidate", format: ConfigurationFormat = "text"): string {
    return printDocument(this.#parts.database[source], format);
  }

  setLink(port: string, state: "up" | "down"): void {
    this.#hooks.state.setLink(port, state === "up");
  }

  async configure(configuration: string, options: ConfigureOptions = {}): Promise<void> {
    configure(this.#parts, configuration, options);
    await this.#save();
  }

  notify(event: string): number {
    const element = parseEvent(event);
    return this.#services.notifications.publish(this.#parts.clock.now(), () => element);
  }

  setPart(part: string, state: PartState): void {
    this.#hooks.state.setPart(part, state);
  }

  get power(): PowerState {
    return this.#hooks.power.state;
  }

  reboot({ downSeconds }: { readonly downSeconds?: number } = {}): Promise<void> {
    return this.#hooks.power.reboot(downSeconds);
  }

  zeroize(): Promise<void> {
    return this.#hooks.power.zeroize();
  }

  halt(): Promise<void> {
    return this.#hooks.power.halt();
  }

  powerOn(): Promise<void> {
    return this.#hooks.power.powerOn();
  }

  dropConnections(): void {
    this.#services.connectors.cut();
    this.#services.doors?.cut();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    this.#parts.files.close();
    this.#parts.replies?.close();
    const services = this.#services;
    services.sessions.endAll();
    await this.#hooks.power.close();
    await this.#zeroTouch?.close();
    await Promise.all([services.connectors.close(), services.doors?.close()]);
    this.#parts.database.close();
    await this.#parts.state.close();
  }

  /** Ends everything that talks to others; `#start` brings it back. */
  async #goDown(): Promise<void> {
    const { sessions, connectors, doors } = this.#services;
    sessions.endAll();
    await Promise.all([this.#zeroTouch?.close(), connectors.close(), doors?.shut()]);
  }

  #restore(action: PowerAction): void {
    const { power, state } = this.#hooks;
    if (action === "zeroize") this.#parts = zeroize(this.#parts, power.disk);
    else this.#parts.database.restart();
    state.boot();
    if (action === "zeroize")
      this.#services = deviceServices(this.#parts, this.#hooks, this.#services);
  }

  #start(): void {
    const again = this.#startBootstrap();
    if (again !== undefined || this.#zeroTouch?.isRunning) this.#zeroTouch = again;
    this.#reconcile();
  }

  /** Undefined when all that happened is durable. A device that cannot keep what it does stops. */
  #save(): Promise<void> | undefined {
    const saving = saveDevice(this.#parts);
    saving?.catch((cause: unknown) => this.#stop(cause));
    return saving;
  }

  #stop(cause: unknown): void {
    if (this.#closing !== undefined) return;
    this.events.emit("state-failed", { device: this.name, message: messageOf(cause) });
    // Whoever closes the device hears of what goes wrong there.
    this.close().catch(() => {});
  }

  #startBootstrap(): ZeroTouch | undefined {
    const { emit, save } = this.#hooks;
    return startBootstrap(this.#parts, { save, emit, onDone: () => this.#reconcile() });
  }

  #reconcile(): void {
    if (this.#closing !== undefined || this.#hooks.power.state !== "on") return;
    // Until it has its first configuration the device calls nobody.
    const calls = this.#zeroTouch?.isRunning !== true;
    reconcileServices(this.#services, this.#parts, { calls });
  }
}
