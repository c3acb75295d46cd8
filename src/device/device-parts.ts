import { type Clock, type Random, remembered, seededRandom, systemClock } from "../base/index.ts";
import { commitChecks, commitProblemText } from "../junos/checks/index.ts";
import { type ConfigTree, effectiveTree, leafValue } from "../junos/config/index.ts";
import { ConfigurationDatabase, storeSecrets } from "../junos/database/index.ts";
import type { DeviceState } from "../persistence/index.ts";
import type { HostOffer } from "../security/index.ts";
import type { OpenSshInstallation } from "../transport/openssh/index.ts";
import { storedSecret } from "./configuration/stored-secret.ts";
import type { DeviceOptions } from "./device-options.ts";
import { checkListenOptions } from "./doors/listen-options.ts";
import { PkiStore } from "./pki/pki-store.ts";
import { type OpenReplies, openReplies } from "./replies/reply-directory.ts";
import { hostKeyTexts } from "./ssh/host-key-texts.ts";
import { systemSshd } from "./ssh/system-sshd.ts";
import { x509HostOffers } from "./ssh/x509-host-certificate.ts";
import {
  ownStatements,
  sharedStatements,
  sharedStatementsKey,
} from "./start-up/convenience-statements.ts";
import { deviceSchema } from "./start-up/device-schema.ts";
import { type ResolvedIdentity, resolveIdentity } from "./start-up/identity.ts";
import { loadDocument, startUpTree, startUpTreeOf } from "./start-up/start-up-configuration.ts";
import { DeviceFileStore } from "./storage/device-files.ts";
import { deviceState } from "./storage/device-state.ts";
import { type LdapServer, resolveLdapServer } from "./tls/ldap-server.ts";
import { resolveTlsCallHome, type TlsCallHome } from "./tls/tls-call-home.ts";

/** What a device is made of before it runs: its options with every file read and every default in place. */
export interface DeviceParts {
  readonly name: string;
  readonly identity: ResolvedIdentity;
  readonly database: ConfigurationDatabase;
  /** What the commit checks have against the configuration that it starts with. */
  readonly startUpProblems: readonly string[];
  /** How often it was zeroized since it runs. */
  readonly zeroizedCount: number;
  /** What the device is configured as once it was zeroized. */
  readonly factory: () => ConfigTree;
  readonly state: DeviceState;
  readonly files: DeviceFileStore;
  readonly random: Random;
  readonly clock: Clock;
  readonly tlsCallHome: TlsCallHome | undefined;
  /** X.509 certificates shown as SSH host keys. */
  readonly hostOffers: readonly HostOffer[];
  readonly pki: PkiStore;
  /** The system's sshd, when it serves SSH call home. */
  readonly openSsh: OpenSshInstallation | undefined;
  readonly ldapServer: LdapServer;
  /** The directory of own replies, when there is one. */
  readonly replies: OpenReplies | undefined;
  readonly options: DeviceOptions;
}

/**
 * Gives the parts of a device to `make`; without files and a state directory before the call returns.
 * Rejects with the errors of `emulateDevice`, and with what `make` throws; nothing is left open then.
 */
export async function prepareDevice<Made>(
  options: DeviceOptions,
  make: (parts: DeviceParts) => Made | Promise<Made>,
): Promise<Made> {
  const { clock = systemClock } = options;
  const tree = startUpTreeOf(options);
  const hostName = leafValue(effectiveTree(tree), "system", "host-name");
  const name = options.name ?? hostName ?? "device";
  if (options.listen !== undefined) checkListenOptions(options.listen);
  const settings = {
    tlsCallHome: options.tlsCallHome && resolveTlsCallHome(options.tlsCallHome),
    openSsh: systemSshd(options.sshServer),
    ldapServer: resolveLdapServer(options.ldapServer),
  };
  const pki = new PkiStore(options.pki);
  const keys = hostKeyTexts(options.hostKeys ?? []);
  const hostKeys = keys instanceof Promise ? await keys : keys;
  const offers = x509HostOffers(options.x509HostCertificate);
  const hostOffers = offers instanceof Promise ? await offers : offers;
  const replies = options.replies === undefined ? undefined : await openReplies(options.replies);
  const loading = DeviceFileStore.open(options.files ?? {}, clock);
  const files = loading instanceof Promise ? await loading : loading;
  let state: DeviceState | undefined;
  try {
    const refreshing = pki.refresh();
    if (refreshing !== undefined) await refreshing;
    const opened = deviceState(options, name, tree);
    state = opened instanceof Promise ? await opened : opened;
    const own = restoreDevice({ options, name, tree, state, clock, hostKeys, pki });
    const saving = state.save(own.database.state);
    if (saving !== undefined) await saving;
    const read = { hostOffers, files, pki, replies };
    const made = make({ name, state, clock, options, ...settings, ...read, ...own });
    return made instanceof Promise ? await made : made;
  } catch (cause) {
    replies?.close();
    files.close();
    await state?.close();
    throw cause;
  }
}

/** Identity and database, as they were kept or new. */
function restoreDevice({
  options,
  name,
  tree,
  state,
  clock,
  hostKeys,
  pki,
}: Pick<DeviceParts, "options" | "name" | "state" | "clock" | "pki"> & {
  readonly tree: ConfigTree;
  readonly hostKeys: readonly string[];
}): Pick<
  DeviceParts,
  "random" | "identity" | "database" | "startUpProblems" | "zeroizedCount" | "factory"
> {
  const random = seededRandom(state.seed).derive(name);
  const identity = resolveIdentity({ ...options, hostKeys }, leafValue(tree, "version"), random);
  const restored = state.database;
  pki.restore(state.certificates);
  const { rootAuthentication = "optional" } = options;
  const checks = commitChecks({ rootAuthentication });
  const transform = storeSecrets(storedSecret(random));
  const factory = factoryOf(options, name, { random, transform });
  const start = (): ConfigTree => transform(withConveniences(tree, options, name, random));
  const database = new ConfigurationDatabase({
    // Junos shows no clear text, not even of the configuration that it starts with.
    tree: restored === undefined ? start() : tree,
    restored,
    clock,
    checks: state.checks.length === 0 ? checks : [...checks, ...state.checks],
    transform,
    routingEngine: identity.platform.routingEngines[0] ?? "re0",
  });
  const problems = checks.flatMap((check) => check(database.running)).map(commitProblemText);
  const startUpProblems = oneList(JSON.stringify(problems));
  return { random, identity, database, startUpProblems, zeroizedCount: 0, factory };
}

/** Devices of one template begin with the same problems, and keep one list between them. */
const oneList = remembered(16, (problems) => JSON.parse(problems) as readonly string[]);

/** The configuration of a device that was zeroized. What it is made from is read again then: few devices ever are. */
function factoryOf(
  options: DeviceOptions,
  name: string,
  {
    random,
    transform,
  }: { readonly random: Random; readonly transform: ReturnType<typeof storeSecrets> },
): () => ConfigTree {
  const { factoryConfiguration: given, validation } = options;
  const schema = deviceSchema(options.schema);
  const file = "factoryConfiguration";
  if (given !== undefined) startUpTree(given, { file, validation, schema });
  return () =>
    transform(
      given === undefined
        ? withConveniences(startUpTreeOf(options), options, name, random)
        : startUpTree(given, { file, validation, schema }),
    );
}

function withConveniences(
  tree: ConfigTree,
  options: DeviceOptions,
  name: string,
  random: Random,
): ConfigTree {
  const { configuration, configurationFile: file, validation } = options;
  const load = (into: ConfigTree, statements: string): ConfigTree =>
    statements === "" ? into : loadDocument(into, statements, { file: "device options" });
  const shared = startUpTree(configuration, {
    file,
    validation,
    schema: tree.schema,
    shared: {
      key: sharedStatementsKey(options),
      load: (into) => load(into, sharedStatements(into, options)),
    },
  });
  return load(shared, ownStatements(tree, options, name, random));
}
