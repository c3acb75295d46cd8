import { type Clock, limits, type Timer } from "../../base/index.ts";
import type {
  CallHomeSocket,
  CredentialRefusal,
  KeepAlive,
  Phase,
  ReasonCode,
  ServedConnection,
  ServeOutcome,
} from "../../callhome/index.ts";
import type { ByteChannel, SessionEnd } from "../../netconf/session/index.ts";
import type { AuthPolicy, HostKey, HostOffer, Principal } from "../../security/index.ts";
import type { OpenSshServerOptions } from "../../transport/openssh/index.ts";
import type {
  ExecOutput,
  SshCloseReason,
  SshServerConnection,
  SshServerOptions,
} from "../../transport/ssh/index.ts";
import { type OpenSession, type RunExec, sessionReasons } from "../sessions/open-session.ts";

/** What both kinds of server side read and call. */
type ServerSide = OpenSshServerOptions &
  Pick<SshServerOptions, "peerAddress" | "offersNetconf" | "offersCli" | "onExec">;

/** Takes the server side of SSH on a connected socket: our own server, or the system's sshd. */
export type ServeSsh = (socket: CallHomeSocket, options: ServerSide) => SshServerConnection;

/** What the device gives to SSH connections of one kind: those it dialled, or those it accepted. */
export interface SshServiceOptions {
  readonly serve: ServeSsh;
  /** In one array that all connections share. */
  readonly hostKeys: readonly HostKey[];
  /** Certificates shown beside it, the same array until they change. */
  readonly hostOffers: () => readonly HostOffer[];
  /** Rules for whom a client called. */
  readonly policy: (client: string) => AuthPolicy;
  /** Read when a connection begins. */
  readonly channelsPerConnection: () => number;
  readonly clock: Clock;
  readonly openSession: OpenSession;
  readonly runExec: RunExec;
  /**
   * Whether a connection is cut some time after its last session. One that was dialled is, so that
   * the connector dials again; one that was accepted stays as long as its client wants, as with sshd.
   */
  readonly cutsIdle: boolean;
}

/** What the SSH server role needs to know of one connection. */
export interface SshServiceContext {
  /** The call-home client that dialled, or the service that accepted. */
  readonly client: { readonly name: string; readonly keepAlive?: KeepAlive | undefined };
  readonly reached: (phase: Phase) => void;
  /** Whether the `netconf` subsystem is there. @defaultValue always */
  readonly offersNetconf?: () => boolean;
  /** Whether commands of the CLI may be run. @defaultValue always */
  readonly offersCli?: () => boolean;
}

/** The SSH server role of a device: authenticates the peer and opens its NETCONF sessions. */
export function sshService(
  options: SshServiceOptions,
): (socket: CallHomeSocket, context: SshServiceContext) => ServedConnection {
  return (socket, context) => new ServedSsh(socket, context, options);
}

/** Refused credentials that a record names: the last ones. */
const shownRefusals = 6;

/** It is itself what its server side reads and calls: each of thousands of connections would hold a dozen functions otherwise. */
class ServedSsh implements ServedConnection, ServerSide {
  readonly done: Promise<ServeOutcome>;
  readonly channelsPerConnection: number;
  #finish: (outcome: ServeOutcome) => void = () => {};
  readonly #socket: CallHomeSocket;
  readonly #context: SshServiceContext;
  readonly #options: SshServiceOptions;
  #principal: Principal | undefined;
  #lastEnd: SessionEnd | undefined;
  readonly #refusals: CredentialRefusal[] = [];
  #open = 0;
  #linger: Timer | undefined;
  readonly #ssh: SshServerConnection;

  constructor(socket: CallHomeSocket, context: SshServiceContext, options: SshServiceOptions) {
    this.#socket = socket;
    this.#context = context;
    this.#options = options;
    this.channelsPerConnection = options.channelsPerConnection();
    this.done = new Promise((resolve) => (this.#finish = resolve));
    this.#ssh = options.serve(socket, this);
  }

  close(): void {
    void this.#ssh.close();
  }

  destroy(): void {
    this.#ssh.destroy();
  }

  get hostKeys(): readonly HostKey[] {
    return this.#options.hostKeys;
  }

  get hostOffers(): readonly HostOffer[] {
    return this.#options.hostOffers();
  }

  get clock(): Clock {
    return this.#options.clock;
  }

  get peerAddress(): string | undefined {
    return this.#socket.remoteAddress;
  }

  get keepAlive(): KeepAlive | undefined {
    return this.#context.client.keepAlive;
  }

  policy(): AuthPolicy {
    return this.#options.policy(this.#context.client.name);
  }

  offersNetconf(): boolean {
    return this.#context.offersNetconf?.() ?? true;
  }

  offersCli(): boolean {
    return this.#context.offersCli?.() ?? true;
  }

  onPhase(phase: Phase): void {
    this.#context.reached(phase);
  }

  /** The journal says what was refused and why; the peer only learns that it was. */
  onRefused(
    { kind: method, user: asked }: { readonly kind: string; readonly user: string },
    reason: string,
  ): void {
    const user = asked.replaceAll(/[^\x20-\x7e]+/g, "?").slice(0, 64);
    this.#refusals.push({ method, user, reason });
    if (this.#refusals.length > shownRefusals) this.#refusals.shift();
  }

  onLogin(principal: Principal): void {
    this.#principal = principal;
  }

  onClosed(reason: SshCloseReason, detail: string): void {
    this.#linger?.cancel();
    this.#finish(this.#outcome(reason, detail));
  }

  /**
   * After its last session the connection is the NMS's to close, as with sshd: OpenSSH drops what it
   * has not yet printed when the server disconnects first. A dialled NMS that does not is cut off.
   */
  onNetconf(channel: ByteChannel, principal: Principal): void {
    const { client, reached } = this.#context;
    const { openSession } = this.#options;
    this.#begin();
    openSession(channel, {
      principal,
      client: client.name,
      transport: "ssh",
      sourceHost: this.#socket.remoteAddress,
      established: () => reached("established"),
      ended: (end) => {
        this.#lastEnd = end;
        this.#over();
      },
    });
  }

  /** A command counts as a session that its user closed. */
  onExec(command: string, principal: Principal, output: ExecOutput): void {
    void this.#runExec(command, principal, output);
  }

  async #runExec(command: string, principal: Principal, output: ExecOutput): Promise<void> {
    this.#begin();
    this.#context.reached("established");
    this.#lastEnd = await this.#options.runExec(command, principal, output);
    this.#over();
  }

  #begin(): void {
    this.#linger?.cancel();
    this.#open++;
    this.#context.reached("hello");
  }

  #over(): void {
    const { clock, cutsIdle } = this.#options;
    if (--this.#open === 0 && cutsIdle)
      this.#linger = clock.after(limits.closeGraceMs, () => this.close());
  }

  #outcome(reason: SshCloseReason, detail: string): ServeOutcome {
    const end = this.#lastEnd;
    const who = {
      user: this.#principal?.user,
      method: this.#principal?.method,
      refusals: this.#refusals,
      probes: this.#ssh.probes,
    };
    if (end !== undefined && (reason === "closed-here" || reason === "peer-closed"))
      return { ...who, reason: sessionReasons[end.reason], detail: end.detail };
    // Who closed on our side knows why; the connector replaces this reason by its own.
    const shown: ReasonCode = reason === "closed-here" ? "device-closed" : reason;
    const refused = this.#principal === undefined ? this.#refusals : [];
    const told = refused.map((one) => `${one.method} of '${one.user}': ${one.reason}`);
    const words = [...told, ...(detail === "" ? [] : [detail])].join("; ");
    return { ...who, reason: shown, detail: words === "" ? undefined : words };
  }
}
