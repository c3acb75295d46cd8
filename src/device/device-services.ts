import { AttemptJournal, sourceAddressIn } from "../callhome/index.ts";
import { type ConfigTree, effectiveTree } from "../junos/config/index.ts";
import { OwnReplies } from "../operations/index.ts";
import { callHomeClients } from "./call-home/call-home-clients.ts";
import { Connectors } from "./call-home/connectors.ts";
import { introduction } from "./call-home/introduction.ts";
import { serverRole } from "./call-home/server-role.ts";
import type { DeviceHooks } from "./device-hooks.ts";
import type { DeviceParts } from "./device-parts.ts";
import { doorRole } from "./doors/door-role.ts";
import { Doors } from "./doors/doors.ts";
import { Announcements } from "./notifications/announcements.ts";
import { Notifications } from "./notifications/notifications.ts";
import { answering } from "./sessions/answering.ts";
import { cliExec } from "./sessions/cli-exec.ts";
import { NetconfService } from "./sessions/netconf-service.ts";
import { SessionDirectory } from "./sessions/session-directory.ts";
import { SshTrust } from "./ssh/ssh-trust.ts";

/** What of a device talks to others. */
export interface DeviceServices {
  readonly netconf: NetconfService;
  readonly sessions: SessionDirectory;
  readonly ownReplies: OwnReplies;
  readonly notifications: Notifications;
  readonly journal: AttemptJournal;
  readonly sshTrust: SshTrust;
  readonly connectors: Connectors;
  /** Undefined for a device that may listen nowhere. */
  readonly doors: Doors | undefined;
}

/** The session-ids of a device begin at a five-digit number of its own, as process ids would. */
const firstSessionIds = 50_000;

/**
 * Wires the rooms together; nothing dials or listens before the first reconcile. `before`: services of
 * the same device that are closed, whose memory goes on.
 */
export function deviceServices(
  parts: DeviceParts,
  hooks: DeviceHooks,
  before?: DeviceServices,
): DeviceServices {
  const { name: device, identity, database, clock, random, options } = parts;
  const { emit } = hooks;
  const firstId = 10_000 + random.derive("session").integer(firstSessionIds);
  const sessions = before?.sessions ?? new SessionDirectory(firstId);
  const journal = before?.journal ?? new AttemptJournal();
  const notifications = before?.notifications ?? new Notifications();
  const announcements = new Announcements({ database, sessions, notifications, clock });
  const { hostKey, preamble } = introduction(identity.hostKeys, options.preamble);
  const files = (): typeof parts.files.current => parts.files.current;
  const active = (): ConfigTree => effectiveTree(database.running);
  const ownReplies =
    before?.ownReplies ??
    new OwnReplies(parts.replies?.set, (failure) => emit("reply-failed", { device, ...failure }));
  const { log, power, state } = hooks;
  const answers = answering({
    identity,
    database,
    save: options.stateDirectory === undefined ? undefined : hooks.save,
    validation: options.validation ?? "lenient",
    files,
    pki: parts.pki,
    ownReplies,
    system: power,
    state,
    sessions,
    notifications,
    log,
    connectors: () => connectors.statuses,
    clock,
  });
  // Written out below: an object that another is spread into has a hidden class of its own, for each device.
  const served = { device, identity, database, answering: answers, sessions, emit };
  const netconf = new NetconfService({
    device,
    identity,
    database,
    answering: answers,
    sessions,
    emit,
    notifications,
    announcements,
    log,
    clock,
  });
  const runExec = cliExec(served);
  const strictJunos = options.strictJunos ?? false;
  const fixedOffers = parts.hostOffers;
  const sshTrust = new SshTrust({
    fixedOffers,
    active,
    files,
    clock,
    hostKeys: [hostKey],
    warned: (problem) => emit("host-certificate-warned", { device, ...problem }),
    registration: options.certificateRegistration ?? "junos",
    strict: strictJunos,
  });
  const { pki, ldapServer, openSsh, tlsCallHome } = parts;
  const role = { active, files, pki, ldapServer, strictJunos, sshTrust, clock, runExec };
  const openDialled = netconf.opener("dialled");
  const serve = serverRole({
    ...role,
    hostKey,
    openSsh,
    tlsCallHome,
    openSession: openDialled,
  });
  const connectors: Connectors = new Connectors({
    device,
    hostKey: hostKey.publicKeyText,
    preamble,
    sources: [options.sourceAddress ?? []].flat().map((text) => sourceAddressIn(text, device)),
    serve,
    clock,
    retryScale: options.retryScale,
    pauseMs: options.redialPauseSeconds && options.redialPauseSeconds * 1_000,
    random: random.derive("call-home"),
    handsOver: openSsh !== undefined,
    turns: options.handshakes,
    journal,
    emit,
  });
  const { listen } = options;
  const openAccepted = netconf.opener("accepted");
  const doors =
    listen &&
    new Doors({
      device,
      listen,
      serve: doorRole({
        ...role,
        hostKeys: identity.hostKeys,
        fixedOffers,
        openSession: openAccepted,
      }),
      journal,
      clock,
      emit,
    });
  return {
    netconf,
    sessions,
    notifications,
    ownReplies,
    journal,
    sshTrust,
    connectors,
    doors,
  };
}

/** Brings services in step with the running configuration. `calls`: whether the device may dial by now. */
export function reconcileServices(
  { sshTrust, doors, connectors }: DeviceServices,
  { database, tlsCallHome, options }: DeviceParts,
  { calls }: { readonly calls: boolean },
): void {
  const active = effectiveTree(database.running);
  sshTrust.reconcile(active);
  doors?.reconcile(active);
  if (calls) connectors.reconcile(callHomeClients(active, tlsCallHome, options.ietfCallHome));
}
