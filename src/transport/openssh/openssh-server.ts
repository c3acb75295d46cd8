import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Duplex } from "node:stream";
import { type Clock, limits, messageOf, systemClock, type Timer } from "../../base/index.ts";
import type { ByteChannel } from "../../netconf/session/index.ts";
import type { AuthPolicy, HostKey, HostOffer, Principal } from "../../security/index.ts";
import type { SshCloseReason, SshPhase } from "../ssh/close-reason.ts";
import type { KeepAlive } from "../ssh/keep-alive.ts";
import type { SshServerConnection } from "../ssh/ssh-server.ts";
import { StreamByteChannel } from "../stream-byte-channel.ts";
import type { OpenSshInstallation } from "./installation.ts";
import { RelayDoor } from "./relay-door.ts";
import { pathProblem, sshdFileNames, sshdFiles } from "./sshd-files.ts";
import { SshdFolder } from "./sshd-folder.ts";
import { type SshdEnd, type SshdExit, SshdStory } from "./sshd-story.ts";

/** How sshd serves a connection, and whom it tells. The same words as for our own server. */
export interface OpenSshServerOptions {
  /** Its first key is the one that sshd gets. */
  readonly hostKeys: readonly HostKey[];
  /** Certificates of it, for clients that know them. @defaultValue none */
  readonly hostOffers?: readonly HostOffer[];
  /** Written down for sshd when it starts: a commit counts from the next connection on. */
  readonly policy: () => AuthPolicy;
  /** @defaultValue no probes, as Junos without `keep-alive` */
  readonly keepAlive?: KeepAlive | undefined;
  /** @defaultValue limits.channelsPerConnection */
  readonly channelsPerConnection?: number;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock;
  readonly onPhase?: (phase: Exclude<SshPhase, "established">) => void;
  /** sshd refused a credential. It does not always say why. */
  readonly onRefused?: (
    attempt: { readonly kind: string; readonly user: string },
    reason: string,
  ) => void;
  readonly onLogin?: (principal: Principal) => void;
  /** The `netconf` subsystem was opened; called once per channel. */
  readonly onNetconf: (channel: ByteChannel, principal: Principal) => void;
  /** The connection is over, its process and files gone; called exactly once, last. */
  readonly onClosed?: (reason: SshCloseReason, detail: string) => void;
}

/** The relay stands beside this file, compiled as this file is. */
const relayFile = new URL(
  import.meta.url.endsWith(".ts") ? "./relay.ts" : "./relay.js",
  import.meta.url,
);
let relayText: string | undefined;

/**
 * Hands a connected socket to the system's sshd (`sshd -i`), whoever dialled. Nothing must have read
 * from it, so it has to be paused since before it connected. From then on the socket is sshd's; what
 * happens on it is known from sshd's log. Never throws later: every fault ends in `onClosed`.
 */
export function serveOpenSsh(
  socket: Duplex,
  installation: OpenSshInstallation,
  options: OpenSshServerOptions,
): SshServerConnection {
  return new OpenSshConnection(socket, installation, options);
}

class OpenSshConnection implements SshServerConnection {
  /** sshd sends them and does not tell. */
  readonly probes: undefined = undefined;
  readonly #socket: Duplex;
  readonly #installation: OpenSshInstallation;
  readonly #options: OpenSshServerOptions;
  readonly #clock: Clock;
  readonly #story: SshdStory;
  readonly #closed: Promise<void>;
  readonly #token: string = randomBytes(24).toString("base64url");
  /** Relays that reported before their login was read in the log. */
  readonly #early: (() => void)[] = [];
  readonly #channels = new Set<Socket>();
  #principal: Principal | undefined;
  #process: ChildProcess | undefined;
  #closedHere = false;
  #terminate: Timer | undefined;
  #kill: Timer | undefined;

  constructor(socket: Duplex, installation: OpenSshInstallation, options: OpenSshServerOptions) {
    this.#socket = socket;
    this.#installation = installation;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#story = new SshdStory({
      entered: (phase) => options.onPhase?.(phase),
      refused: (attempt, reason) => options.onRefused?.(attempt, reason),
      accepted: (who) => this.#logIn(who),
      broken: () => this.#signal("SIGKILL"),
    });
    options.onPhase?.("identification");
    this.#closed = this.#run();
  }

  /** Ends the sessions first, so that sshd can send what they wrote, then sshd. */
  close(): Promise<void> {
    if (this.#closedHere) return this.#closed;
    this.#closedHere = true;
    const busy = this.#channels.size > 0;
    for (const channel of this.#channels) channel.end();
    this.#terminate = this.#clock.after(busy ? limits.closeGraceMs / 2 : 0, () =>
      this.#signal("SIGTERM"),
    );
    this.#kill = this.#clock.after(limits.closeGraceMs, () => this.#signal("SIGKILL"));
    return this.#closed;
  }

  destroy(): void {
    this.#closedHere = true;
    this.#socket.destroy();
    this.#signal("SIGKILL");
  }

  async #run(): Promise<void> {
    const end = await this.#serve().catch(
      (cause: unknown): SshdEnd => ({ reason: "server-failed", detail: messageOf(cause) }),
    );
    // Its number may be another's from now on.
    this.#process = undefined;
    this.#terminate?.cancel();
    this.#kill?.cancel();
    this.#socket.destroy();
    const { reason, detail } = this.#closedHere ? closedHere : this.#explained(end);
    this.#options.onClosed?.(reason, detail);
  }

  #explained({ reason, detail }: SshdEnd): SshdEnd {
    if (this.#installation.nssWrapper !== undefined || !loginReasons.has(reason))
      return { reason, detail };
    return { reason, detail: [detail, withoutWrapper].filter((part) => part !== "").join("; ") };
  }

  async #serve(): Promise<SshdEnd> {
    const socket = this.#socket;
    if (!(socket instanceof Socket)) throw new TypeError("sshd needs a socket of the system");
    const fault = await flushed(socket);
    if (fault !== undefined) return { reason: "peer-closed-early", detail: messageOf(fault) };
    // sshd must get every byte of the peer.
    if (socket.bytesRead > 0) throw new RangeError("bytes for sshd were read before it started");
    const folder = await SshdFolder.make();
    try {
      await folder.write(this.#files(folder.path));
      const door = await this.#openDoor(folder.path);
      try {
        if (this.#closedHere || socket.destroyed) return closedHere;
        return this.#story.end(await this.#runSshd(socket, folder.path));
      } finally {
        await door.close();
      }
    } finally {
      await folder.remove();
    }
  }

  #files(folder: string): ReturnType<typeof sshdFiles> {
    const [hostKey] = this.#options.hostKeys;
    if (hostKey === undefined) throw new RangeError("a device has at least one host key");
    const node = process.execPath;
    const problem = pathProblem(folder) ?? pathProblem(node);
    if (problem !== undefined) throw new RangeError(problem);
    relayText ??= readFileSync(relayFile, "utf8");
    return sshdFiles({
      folder,
      installation: this.#installation,
      hostKey,
      hostOffers: this.#options.hostOffers ?? [],
      policy: this.#options.policy(),
      keepAlive: this.#options.keepAlive,
      loginGraceSeconds: limits.loginGraceSeconds,
      sessions: this.#mostChannels,
      relay: { node, text: relayText },
      token: this.#token,
    });
  }

  get #mostChannels(): number {
    return this.#options.channelsPerConnection ?? limits.channelsPerConnection;
  }

  #openDoor(folder: string): Promise<RelayDoor> {
    const { nssWrapper, loginUser } = this.#installation;
    return RelayDoor.open({
      path: join(folder, sshdFileNames.socket),
      user: nssWrapper === undefined ? undefined : loginUser,
      token: this.#token,
      most: this.#mostChannels,
      clock: this.#clock,
      entered: (relay, user) => this.#enter(relay, user),
    });
  }

  /** Resolves when sshd and all that it started are gone. Our copy of the socket is closed once sshd has its own. */
  #runSshd(socket: Socket, folder: string): Promise<SshdExit> {
    const { sshd } = this.#installation;
    return new Promise((resolve, reject) => {
      // A group of its own, so that one signal reaches the processes that sshd splits itself into.
      const child = spawn(sshd, ["-i", "-e", "-f", join(folder, sshdFileNames.configuration)], {
        stdio: [socket, socket, "pipe"],
        env: environment(this.#installation, folder),
        cwd: "/",
        detached: true,
      });
      this.#process = child;
      socket.destroy();
      child.once("error", reject);
      if (child.pid === undefined) return;
      const log = createInterface({ input: child.stderr, crlfDelay: Number.POSITIVE_INFINITY });
      log.on("line", (line) => this.#story.line(line));
      child.once("exit", () => this.#signal("SIGKILL"));
      child.once("close", (code, signal) => resolve({ code, signal }));
    });
  }

  #logIn(who: Omit<Principal, "class">): void {
    const account = this.#options.policy().users.get(who.user);
    this.#principal = { ...who, class: account?.class ?? "unauthorized" };
    this.#options.onLogin?.(this.#principal);
    for (const enter of this.#early.splice(0)) enter();
  }

  /** The log comes over another pipe than the relay, so the relay may be first. */
  #enter(relay: Socket, user: string): void {
    const principal = this.#principal;
    if (principal === undefined) {
      this.#early.push(() => this.#enter(relay, user));
      return;
    }
    if (user !== principal.user || this.#closedHere) {
      relay.destroy();
      return;
    }
    this.#channels.add(relay);
    relay.once("close", () => this.#channels.delete(relay));
    this.#story.establish();
    this.#options.onNetconf(new StreamByteChannel(relay), principal);
  }

  #signal(signal: NodeJS.Signals): void {
    const pid = this.#process?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // All of the group are gone.
    }
  }
}

const loginReasons: ReadonlySet<SshCloseReason> = new Set([
  "login-failed",
  "too-many-tries",
  "peer-closed-in-login",
]);
const withoutWrapper =
  "without libnss_wrapper only accounts of this machine log in, and by key or certificate alone";
const closedHere: SshdEnd = { reason: "closed-here", detail: "" };

/** The peer must get the preamble before any byte of sshd. Resolves with what went wrong. */
function flushed(socket: Socket): Promise<Error | undefined> {
  return new Promise((resolve) => socket.write("", (cause) => resolve(cause ?? undefined)));
}

function environment(
  { nssWrapper }: OpenSshInstallation,
  folder: string,
): Readonly<Record<string, string>> {
  const path = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" };
  if (nssWrapper === undefined) return path;
  return {
    ...path,
    LD_PRELOAD: nssWrapper,
    NSS_WRAPPER_PASSWD: join(folder, sshdFileNames.passwd),
    NSS_WRAPPER_GROUP: join(folder, sshdFileNames.group),
    NSS_WRAPPER_SHADOW: join(folder, sshdFileNames.shadow),
  };
}
