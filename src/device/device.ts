import { Events, messageOf, type Unsubscribe } from "../base/index.ts";
import { type AttemptRecord, type ConnectorStatus, underIetf } from "../callhome/index.ts";
import { commitProblemText } from "../junos/checks/index.ts";
import {
  type ConfigTree,
  effectiveTree,
  type LoadAction,
  leafValue,
} from "../junos/config/index.ts";
import { printDocument, type Validation } from "../junos/formats/index.ts";
import {
  newFileStore,
  type PowerAction,
  type ReplyProblem,
  type RpcHandler,
  type Shutdown,
} from "../operations/index.ts";
import { commitLocally } from "./configuration/local-commit.ts";
import { outboundSshClients } from "./configuration/outbound-ssh-clients.ts";
import type {
  DeviceEvents,
  Emit,
  HostCertificateProblem,
  PartState,
  SessionSummary,
} from "./device-events.ts";
import type { DeviceParts } from "./device-parts.ts";
import { type DeviceServices, deviceServices, type ServiceHooks } from "./device-services.ts";
import type { ListenerStatus } from "./doors/door.ts";
import type { ConfigurationFormat, DeviceIdentity, EmulatedDevice } from "./emulated-device.ts";
import { parseEvent } from "./notifications/parse-event.ts";
import { defaultRebootSeconds, Power, type PowerState } from "./power/power.ts";
import { zeroized } from "./power/zeroized.ts";
import { loadDocument } from "./start-up/start-up-configuration.ts";
import { type BootstrapStatus, isUnconfigured, ZeroTouch } from "./start-up/zero-touch.ts";
import { RunningState } from "./state/running-state.ts";
import { SystemLog } from "./state/system-log.ts";
import type { DeviceFileProblem } from "./storage/device-files.ts";

/** A running device: holds its parts and services, and keeps them in step with its running configuration. */
export class Device implements EmulatedDevice {
  readonly name: string;
  readonly events: Events<DeviceEvents> = new Events();
  readonly startUpProblems: readonly string[];
  #parts: DeviceParts;
  readonly #power: Power;
  readonly #hooks: ServiceHooks;
  #services: DeviceServices;
  readonly #validation: Validation;
  readonly #state: RunningState;
  #zeroTouch: ZeroTouch | undefined;
  #zeroizedCount = 0;
  #closing: Promise<void> | undefined;

  constructor(parts: DeviceParts) {
    const { name, database, files, clock } = parts;
    this.name = name;
    this.#parts = parts;
    this.#validation = parts.options.validation ?? "lenient";
    this.startUpProblems = parts.checks
      .flatMap((check) => check(database.running))
      .map(commitProblemText);
    const emit: Emit = this.events.emit.bind(this.events);
    const log = new SystemLog();
    this.events.onAny((event, data) => log.note(event, data, clock.now()));
    const { rebootSeconds = defaultRebootSeconds, retryScale = 1, packageResult } = parts.options;
    this.#power = new Power({
      device: name,
      clock,
      scale: retryScale,
      rebootSeconds,
      packageResult,
      emit,
      stop: () => this.#goDown(),
      restore: (action) => this.#restore(action),
      start: () => this.#start(),
    });
    const { identity, random, options } = parts;
    const { index = 1 } = options;
    this.#state = new RunningState({
      device: name,
      identity,
      index,
      database,
      random,
      clock,
      emit,
    });
    this.#hooks = { emit, log, save: () => this.#save(), system: this.#power, state: this.#state };
    this.#services = deviceServices(parts, this.#hooks);
    database.events.on("committed", ({ record }) => {
      const { user, sequence, comment } = record;
      emit("committed", { device: name, user, sequence, comment });
      void this.#save();
      // While it is down the device commits what a reboot or zeroize makes; nobody configures it then.
      if (this.#power.state === "on") this.#zeroTouch?.noteCommit();
      this.#reconcile();
    });
    files.watch({
      failed: (problem) => emit("file-failed", { device: name, ...problem }),
      loaded: (file) => {
        emit("file-read", { device: name, ...file });
        this.#reconcile();
      },
    });
    this.#zeroTouch = this.#startBootstrap(parts);
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
    const { model, serialNumber, version, hostKeys } = this.#parts.identity;
    return {
      hostName: leafValue(effectiveTree(this.#parts.database.running), "system", "host-name") ?? "",
      model,
      serialNumber,
      junosVersion: version.text,
      hostKeys: hostKeys.map((key) => key.publicKeyText),
    };
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
    const tree =
      source === "running" ? this.#parts.database.running : this.#parts.database.candidate;
    return printDocument(tree, format);
  }

  setLink(port: string, state: "up" | "down"): void {
    this.#state.setLink(port, state === "up");
  }

  async configure(
    configuration: string,
    options: { readonly action?: LoadAction; readonly comment?: string } = {},
  ): Promise<void> {
    const { action = "merge", comment } = options;
    const load = (candidate: ConfigTree): ConfigTree =>
      loadDocument(candidate, configuration, { action, validation: this.#validation });
    commitLocally(this.#parts.database, load, comment);
    await this.#save();
  }

  notify(event: string): number {
    const element = parseEvent(event);
    return this.#services.notifications.publish(this.#parts.clock.now(), () => element);
  }

  setPart(part: string, state: PartState): void {
    this.#state.setPart(part, state);
  }

  get power(): PowerState {
    return this.#power.state;
  }

  async reboot({ downSeconds }: { readonly downSeconds?: number } = {}): Promise<void> {
    const { retryScale = 1 } = this.#parts.options;
    const unscaled = downSeconds === undefined ? undefined : downSeconds / retryScale;
    await this.#power.goDown(atOnce("reboot"), unscaled);
    await this.#power.untilOn();
  }

  async zeroize(): Promise<void> {
    await this.#power.goDown(atOnce("zeroize"));
    await this.#power.untilOn();
  }

  halt(): Promise<void> {
    return this.#power.goDown(atOnce("halt"));
  }

  powerOn(): Promise<void> {
    return this.#power.powerOn();
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
    await this.#power.close();
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
    const { database, pki, factory, options } = this.#parts;
    if (action === "zeroize") {
      this.#zeroizedCount += 1;
      this.#power.disk.changes = newFileStore().changes;
      pki.reset();
      const forgets = options.stateDirectory === undefined;
      database.reset(factory(), { forgets, comment: "zeroize" });
      this.#state.boot();
      this.#parts = zeroized(this.#parts, this.#zeroizedCount);
      this.#services = deviceServices(this.#parts, this.#hooks, this.#services);
    } else {
      database.restart();
      this.#state.boot();
    }
  }

  #start(): void {
    const again = this.#startBootstrap(this.#parts);
    if (again !== undefined || this.#zeroTouch?.isRunning) this.#zeroTouch = again;
    this.#reconcile();
  }

  /** Undefined when all that happened is durable. A device that cannot keep what it does stops. */
  #save(): Promise<void> | undefined {
    const saving = together(
      this.#parts.state.save(this.#parts.database.state),
      this.#parts.state.saveCertificates(this.#parts.pki.changes),
    );
    saving?.catch((cause: unknown) => this.#stop(cause));
    return saving;
  }

  #stop(cause: unknown): void {
    if (this.#closing !== undefined) return;
    this.events.emit("state-failed", { device: this.name, message: messageOf(cause) });
    // Whoever closes the device hears of what goes wrong there.
    this.close().catch(() => {});
  }

  #startBootstrap({
    name,
    identity,
    database,
    clock,
    options,
  }: DeviceParts): ZeroTouch | undefined {
    const { bootstrap: source, retryScale } = options;
    if (source === undefined || !isUnconfigured(database.commits)) return undefined;
    return new ZeroTouch({
      name,
      source,
      identity,
      certificate: this.#parts.tlsCallHome?.certificate,
      database,
      validation: this.#validation,
      save: () => this.#save(),
      clock,
      retryScale,
      emit: this.events.emit.bind(this.events),
      onDone: () => this.#reconcile(),
    });
  }

  #reconcile(): void {
    if (this.#closing !== undefined || this.#power.state !== "on") return;
    const active = effectiveTree(this.#parts.database.running);
    this.#services.sshTrust.reconcile(active);
    this.#services.doors?.reconcile(active);
    // Until it has its first configuration the device calls nobody.
    if (this.#zeroTouch?.isRunning) return;
    const clients = outboundSshClients(active);
    const { tlsCallHome: tls, options } = this.#parts;
    const { ietfCallHome: ietf } = options;
    const all = tls === undefined ? clients : [...clients, tls.client];
    this.#services.connectors.reconcile(
      ietf === undefined ? all : all.map((client) => underIetf(client, ietf)),
    );
  }
}

/** A shutdown by whoever uses the library. */
function atOnce(action: PowerAction): Shutdown {
  return { action, at: 0, user: "root" };
}

/** Undefined when neither has anything outstanding. */
function together(
  one: Promise<void> | undefined,
  other: Promise<void> | undefined,
): Promise<void> | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Promise.all([one, other]).then(() => undefined);
}
