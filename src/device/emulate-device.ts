import {
  type Clock,
  Events,
  messageOf,
  type Random,
  seededRandom,
  systemClock,
} from "../base/index.ts";
import { AttemptJournal, type AttemptRecord, type ConnectorStatus } from "../callhome/index.ts";
import { type CommitCheck, commitChecks, commitProblemText } from "../junos/checks/index.ts";
import {
  type ConfigTree,
  effectiveTree,
  type LoadAction,
  leafValue,
} from "../junos/config/index.ts";
import { ConfigurationDatabase, storeSecrets } from "../junos/database/index.ts";
import { printDocument, type Validation } from "../junos/formats/index.ts";
import type { DeviceState } from "../persistence/index.ts";
import type { HostOffer } from "../security/index.ts";
import type { OpenSshInstallation } from "../transport/openssh/index.ts";
import { outboundSshClients } from "./configuration/outbound-ssh-clients.ts";
import { storedSecret } from "./configuration/stored-secret.ts";
import { Connectors } from "./connectors.ts";
import { convenienceStatements } from "./convenience-statements.ts";
import type { DeviceEvents, HostCertificateProblem, SessionSummary } from "./device-events.ts";
import { type DeviceFileProblem, DeviceFileStore } from "./device-files.ts";
import type { DeviceOptions } from "./device-options.ts";
import { deviceSchema } from "./device-schema.ts";
import { deviceState } from "./device-state.ts";
import type { ListenerStatus } from "./doors/door.ts";
import { doorRole } from "./doors/door-role.ts";
import { Doors } from "./doors/doors.ts";
import { checkListenOptions } from "./doors/listen-options.ts";
import type { ConfigurationFormat, DeviceIdentity, EmulatedDevice } from "./emulated-device.ts";
import { hostKeyTexts } from "./host-key-texts.ts";
import { type ResolvedIdentity, resolveIdentity } from "./identity.ts";
import { introduction } from "./introduction.ts";
import { type LdapServer, resolveLdapServer } from "./ldap-server.ts";
import { commitLocally } from "./local-commit.ts";
import { NetconfService } from "./netconf-service.ts";
import { pkiPort } from "./pki/pki-port.ts";
import { PkiStore } from "./pki/pki-store.ts";
import { serverRole } from "./server-role.ts";
import { SessionDirectory } from "./session-directory.ts";
import { SshTrust } from "./ssh-trust.ts";
import { loadDocument, startUpTree } from "./start-up-configuration.ts";
import { SystemLog } from "./system-log.ts";
import { systemSshd } from "./system-sshd.ts";
import { resolveTlsCallHome, type TlsCallHome } from "./tls-call-home.ts";
import { x509HostOffers } from "./x509-host-certificate.ts";
import { type BootstrapStatus, isUnconfigured, ZeroTouch } from "./zero-touch.ts";

/**
 * Starts a device: its configuration is parsed, its call-home connectors begin to dial at once.
 * Rejects with `ERR_CONFIG_PARSE` (every place named), `ERR_OPTION`, `ERR_KEY` or `ERR_STATE`;
 * whether an NMS answers is not waited for: `events` and `journal` tell.
 *
 * @example
 * await using device = await emulateDevice({
 *   configuration: "system { host-name edge1; }",
 *   nms: [{ host: "127.0.0.1", port: 4334 }],
 *   users: [{ name: "netops", password: "lab" }],
 * });
 * await device.events.next("session-opened");
 */
export async function emulateDevice(options: DeviceOptions): Promise<EmulatedDevice> {
  const { configuration, configurationFile, validation, clock = systemClock } = options;
  const schema = deviceSchema(options.schema);
  const tree = startUpTree(configuration, { file: configurationFile, validation, schema });
  const hostName = leafValue(effectiveTree(tree), "system", "host-name");
  const name = options.name ?? hostName ?? "device";
  const tlsCallHome = options.tlsCallHome && resolveTlsCallHome(options.tlsCallHome);
  const pki = new PkiStore(options.pki);
  const openSsh = systemSshd(options.sshServer);
  if (options.listen !== undefined) checkListenOptions(options.listen);
  const ldapServer = resolveLdapServer(options.ldapServer);
  // Without files and a state directory a device is whole when the call returns.
  const keys = hostKeyTexts(options.hostKeys ?? []);
  const hostKeys = keys instanceof Promise ? await keys : keys;
  const reading = x509HostOffers(options.x509HostCertificate);
  const hostOffers = reading instanceof Promise ? await reading : reading;
  const loading = DeviceFileStore.open(options.files ?? {}, clock);
  const files = loading instanceof Promise ? await loading : loading;
  const refreshing = pki.refresh();
  if (refreshing !== undefined) await refreshing;
  const opened = deviceState(options, name, tree);
  const state = opened instanceof Promise ? await opened : opened;
  try {
    const random = seededRandom(state.seed).derive(name);
    const identity = resolveIdentity({ ...options, hostKeys }, leafValue(tree, "version"), random);
    const restored = state.database;
    pki.restore(state.certificates);
    const database = new ConfigurationDatabase({
      tree: restored === undefined ? withConveniences(tree, options, name, random) : tree,
      restored,
      clock,
      checks: [...checksOf(options), ...state.checks],
      transform: storeSecrets(storedSecret(random)),
      routingEngine: identity.platform.routingEngines[0] ?? "re0",
    });
    const saving = state.save(database.state);
    if (saving !== undefined) await saving;
    const parts = { name, identity, database, state, files, random, clock };
    const device = new Device({
      ...parts,
      tlsCallHome,
      ldapServer,
      hostOffers,
      pki,
      openSsh,
      options,
    });
    if (device.begun !== undefined) await device.begun;
    return device;
  } catch (cause) {
    await state.close();
    throw cause;
  }
}

function checksOf({ rootAuthentication = "optional" }: DeviceOptions): readonly CommitCheck[] {
  return commitChecks({ rootAuthentication });
}

function withConveniences(
  tree: ConfigTree,
  options: DeviceOptions,
  name: string,
  random: Random,
): ConfigTree {
  const statements = convenienceStatements(tree, options, name, random);
  return statements === "" ? tree : loadDocument(tree, statements, { file: "device options" });
}

/** The session-ids of a device begin at a five-digit number of its own, as process ids would. */
const firstSessionIds = 50_000;

interface DeviceParts {
  readonly name: string;
  readonly identity: ResolvedIdentity;
  readonly database: ConfigurationDatabase;
  readonly state: DeviceState;
  readonly files: DeviceFileStore;
  readonly random: Random;
  readonly clock: Clock;
  readonly tlsCallHome: TlsCallHome | undefined;
  readonly hostOffers: readonly HostOffer[];
  readonly pki: PkiStore;
  readonly openSsh: OpenSshInstallation | undefined;
  readonly ldapServer: LdapServer;
  readonly options: DeviceOptions;
}

class Device implements EmulatedDevice {
  readonly name: string;
  readonly events: Events<DeviceEvents> = new Events();
  readonly startUpProblems: readonly string[];
  readonly #identity: ResolvedIdentity;
  readonly #files: DeviceFileStore;
  readonly #validation: Validation;
  readonly #database: ConfigurationDatabase;
  readonly #sessions: SessionDirectory;
  readonly #journal = new AttemptJournal();
  readonly #connectors: Connectors;
  readonly #sshTrust: SshTrust;
  /** Undefined for a device that may listen nowhere. */
  readonly #doors: Doors | undefined;
  readonly #state: DeviceState;
  readonly #tlsCallHome: TlsCallHome | undefined;
  readonly #pki: PkiStore;
  readonly #zeroTouch: ZeroTouch | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: DeviceParts) {
    const { name, identity, database, state, random, clock, pki, options } = parts;
    this.name = name;
    this.#identity = identity;
    this.#database = database;
    this.#state = state;
    this.#tlsCallHome = parts.tlsCallHome;
    this.#pki = pki;
    this.startUpProblems = checksOf(options)
      .flatMap((check) => check(database.running))
      .map(commitProblemText);
    this.#validation = options.validation ?? "lenient";
    this.#files = parts.files;
    this.#sessions = new SessionDirectory(
      10_000 + random.derive("session").integer(firstSessionIds),
    );
    const emit = this.events.emit.bind(this.events);
    const log = new SystemLog();
    this.events.onAny((event, data) => log.note(event, data, clock.now()));
    const netconf = new NetconfService({
      device: name,
      identity,
      database,
      save: options.stateDirectory === undefined ? undefined : () => this.#save(),
      validation: this.#validation,
      files: () => this.#files.current,
      pki: pkiPort(pki),
      sessions: this.#sessions,
      log,
      connectors: () => this.#connectors.statuses,
      random,
      clock,
      emit,
    });
    const { hostKey: callHomeKey, preamble } = introduction(identity.hostKeys, options.preamble);
    const active = (): ConfigTree => effectiveTree(this.#database.running);
    this.#sshTrust = new SshTrust({
      hostKeys: [callHomeKey],
      fixedOffers: parts.hostOffers,
      active,
      files: () => this.#files.current,
      clock,
      warned: (problem) => emit("host-certificate-warned", { device: name, ...problem }),
      registration: options.certificateRegistration ?? "junos",
      strict: options.strictJunos ?? false,
    });
    const serve = serverRole({
      hostKey: callHomeKey,
      openSsh: parts.openSsh,
      tlsCallHome: this.#tlsCallHome,
      ldapServer: parts.ldapServer,
      active,
      files: () => this.#files.current,
      pki,
      strictJunos: options.strictJunos ?? false,
      sshTrust: this.#sshTrust,
      clock,
      openSession: netconf.opener("dialled"),
    });
    const journal = this.#journal;
    this.#doors =
      options.listen &&
      new Doors({
        device: name,
        listen: options.listen,
        serve: doorRole({
          hostKeys: identity.hostKeys,
          fixedOffers: parts.hostOffers,
          active,
          files: () => this.#files.current,
          sshTrust: this.#sshTrust,
          pki,
          ldapServer: parts.ldapServer,
          strictJunos: options.strictJunos ?? false,
          clock,
          openSession: netconf.opener("accepted"),
        }),
        journal,
        clock,
        emit,
      });
    this.#connectors = new Connectors({
      device: name,
      hostKey: callHomeKey.publicKeyText,
      preamble,
      serve,
      clock,
      retryScale: options.retryScale,
      handsOver: parts.openSsh !== undefined,
      journal,
      emit,
    });
    this.#database.events.on("committed", ({ record }) => {
      const { user, sequence, comment } = record;
      emit("committed", { device: name, user, sequence, comment });
      void this.#save();
      this.#zeroTouch?.noteCommit();
      this.#reconcile();
    });
    this.#files.watch({
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
    const { model, serialNumber, version, hostKeys } = this.#identity;
    return {
      hostName: leafValue(effectiveTree(this.#database.running), "system", "host-name") ?? "",
      model,
      serialNumber,
      junosVersion: version.text,
      hostKeys: hostKeys.map((key) => key.publicKeyText),
    };
  }

  get fileProblems(): readonly DeviceFileProblem[] {
    return this.#files.problems;
  }

  get hostCertificateProblems(): readonly HostCertificateProblem[] {
    return this.#sshTrust.hostCertificateProblems;
  }

  get connectors(): readonly ConnectorStatus[] {
    return this.#connectors.statuses;
  }

  get listeners(): readonly ListenerStatus[] {
    return this.#doors?.statuses ?? [];
  }

  get sessions(): readonly SessionSummary[] {
    return this.#sessions.summaries;
  }

  get journal(): readonly AttemptRecord[] {
    return this.#journal.records;
  }

  configuration(source: "running" | "candidate", format: ConfigurationFormat = "text"): string {
    const tree = source === "running" ? this.#database.running : this.#database.candidate;
    return printDocument(tree, format);
  }

  async configure(
    configuration: string,
    options: { readonly action?: LoadAction; readonly comment?: string } = {},
  ): Promise<void> {
    const { action = "merge", comment } = options;
    const load = (candidate: ConfigTree): ConfigTree =>
      loadDocument(candidate, configuration, { action, validation: this.#validation });
    commitLocally(this.#database, load, comment);
    await this.#save();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    this.#files.close();
    this.#sessions.endAll();
    await this.#zeroTouch?.close();
    await Promise.all([this.#connectors.close(), this.#doors?.close()]);
    this.#database.close();
    await this.#state.close();
  }

  /** Undefined when all that happened is durable. A device that cannot keep what it does stops. */
  #save(): Promise<void> | undefined {
    const saving = together(
      this.#state.save(this.#database.state),
      this.#state.saveCertificates(this.#pki.changes),
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
      certificate: this.#tlsCallHome?.certificate,
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
    if (this.#closing !== undefined) return;
    const active = effectiveTree(this.#database.running);
    this.#sshTrust.reconcile(active);
    this.#doors?.reconcile(active);
    // Until it has its first configuration the device calls nobody.
    if (this.#zeroTouch?.isRunning) return;
    const clients = outboundSshClients(active);
    const tls = this.#tlsCallHome;
    this.#connectors.reconcile(tls === undefined ? clients : [...clients, tls.client]);
  }
}

/** Undefined when neither has anything outstanding. */
function together(
  one: Promise<void> | undefined,
  other: Promise<void> | undefined,
): Promise<void> | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Promise.all([one, other]).then(() => undefined);
}
