import { seededRandom } from "../../src/base/index.ts";
import { storedSecret } from "../../src/device/configuration/stored-secret.ts";
import { pkiPort } from "../../src/device/pki/pki-port.ts";
import { PkiStore } from "../../src/device/pki/pki-store.ts";
import { startUpTree } from "../../src/device/start-up/start-up-configuration.ts";
import { RunningState } from "../../src/device/state/running-state.ts";
import { effectiveTree, leafValue } from "../../src/junos/config/index.ts";
import {
  type CommitCheck,
  ConfigurationDatabase,
  storeSecrets,
} from "../../src/junos/database/index.ts";
import type { Validation } from "../../src/junos/formats/index.ts";
import { coreSchema } from "../../src/junos/schema/index.ts";
import { parseRequest, printReply } from "../../src/netconf/rpc/index.ts";
import {
  type Authorization,
  authorizationOf,
  type FileStore,
  junosOperations,
  type LogMessage,
  type MonitoringFacts,
  newFileStore,
  type OperationContext,
  type OwnReplies,
  type PackageResult,
  type PartState,
  type Platform,
  parseJunosVersion,
  platformOf,
  type SessionProfile,
  type Shutdown,
  type SystemPort,
  sessionProfile,
} from "../../src/operations/index.ts";
import { ManualClock } from "./manual-clock.ts";

export interface BenchOptions {
  readonly configuration?: string;
  readonly model?: string;
  readonly junosVersion?: string;
  readonly checks?: readonly CommitCheck[];
  readonly validation?: Validation;
  /** Files of the device by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly ownReplies?: OwnReplies;
}

/** A machine that only notes what it is told. */
class BenchSystem implements SystemPort {
  readonly disk: FileStore = newFileStore();
  packageResult: PackageResult | undefined = undefined;
  stagedPackage: string | undefined = undefined;
  shutdown: Shutdown | undefined = undefined;
  readonly shutdowns: Shutdown[] = [];

  schedule(shutdown: Shutdown): void {
    this.shutdown = shutdown;
    this.shutdowns.push(shutdown);
  }

  cancelShutdown(): boolean {
    const isPending = this.shutdown !== undefined;
    this.shutdown = undefined;
    return isPending;
  }
}

interface BenchSession {
  readonly user: string;
  /** What the user may do. */
  readonly may: Authorization;
  readonly profile: SessionProfile;
}

const operations = junosOperations();

/**
 * The operations of a device without its sockets: requests in, replies out, on a clock that moves
 * when told. Sessions are named by their ids; each request says which one it belongs to.
 */
export class NetconfBench {
  readonly clock: ManualClock = new ManualClock();
  readonly database: ConfigurationDatabase;
  /** What the device wrote about itself. */
  readonly logMessages: LogMessage[] = [];
  /** Sessions that asked to be closed, or that another killed. */
  readonly ended: number[] = [];
  readonly #version: NonNullable<ReturnType<typeof parseJunosVersion>>;
  readonly #validation: Validation;
  /** From its first request on: what the configuration made of the session then. */
  readonly #sessions = new Map<number, BenchSession>();
  readonly #subscribed = new Set<number>();
  /** Shutdowns that were asked for, and what became of them. */
  readonly system = new BenchSystem();
  readonly #platform: Platform;
  readonly #files: ReadonlyMap<string, string>;
  readonly #ownReplies: OwnReplies | undefined;
  readonly #pki = pkiPort(new PkiStore());
  readonly #state: RunningState;

  constructor(options: BenchOptions = {}) {
    const version = parseJunosVersion(options.junosVersion ?? "22.4R1.10");
    if (version === undefined) throw new Error(`${options.junosVersion} is no release`);
    this.#version = version;
    const platform = platformOf(options.model ?? "mx204");
    if (platform === undefined) throw new Error(`no platform ${options.model}`);
    this.#platform = platform;
    this.#validation = options.validation ?? "lenient";
    this.#files = new Map(Object.entries(options.files ?? {}));
    this.#ownReplies = options.ownReplies;
    this.database = new ConfigurationDatabase({
      tree: startUpTree(options.configuration ?? "system { host-name r1; }"),
      clock: this.clock,
      transform: storeSecrets(storedSecret(seededRandom("bench"))),
      ...(options.checks === undefined ? {} : { checks: options.checks }),
    });
    this.#state = new RunningState({
      device: "bench",
      identity: { model: platform.model, platform, serialNumber: "BX1234AB5678", version },
      index: 1,
      database: this.database,
      random: seededRandom("bench"),
      clock: this.clock,
      bootedAt: this.clock.now() - 43_200_000,
      emit: () => {},
    });
  }

  /** Pulls the cable of a port, or plugs it in again. */
  setLink(port: string, isUp: boolean): void {
    this.#state.setLink(port, isUp);
  }

  /** The text of the whole reply, as a session would send it, without framing. */
  async send(request: string, sessionId = 18_321, user = "netops"): Promise<string> {
    const known = this.#sessions.get(sessionId) ?? this.#opened(user);
    this.#sessions.set(sessionId, known);
    const { profile } = known;
    const parsed = parseRequest(request);
    if (!parsed.ok)
      return printReply(parsed.attributes, [{ error: parsed.error }], profile.reply).join("");
    const body = await operations.answer(
      parsed.operation,
      this.#context(sessionId, user, profile),
      ({ cause }) => {
        throw cause;
      },
    );
    return printReply(parsed.attributes, body, profile.reply).join("");
  }

  /** The reply's body alone, for a request given without its `<rpc>`. */
  async body(operation: string, sessionId = 18_321, user = "netops"): Promise<string> {
    const reply = await this.send(`<rpc>${operation}</rpc>`, sessionId, user);
    return reply.slice(reply.indexOf(">\n") + 2, reply.lastIndexOf("</rpc-reply>"));
  }

  /** Breaks a part of the chassis, pulls it out, or puts it right. */
  setPart(part: string, state: PartState): void {
    this.#state.setPart(part, state);
  }

  /** What the end of a session does to the database. */
  leave(sessionId: number, user = "netops"): void {
    this.#sessions.delete(sessionId);
    this.database.leave({ id: sessionId, user });
  }

  /** Every session over SSH from one address, with what the bench counted of it. */
  #monitoring(): MonitoringFacts {
    const none = { inRpcs: 0, inBadRpcs: 0, outRpcErrors: 0, outNotifications: 0 };
    const startedAt = this.clock.now() - this.clock.monotonic();
    return {
      ...none,
      startedAt,
      inBadHellos: 0,
      inSessions: this.#sessions.size,
      droppedSessions: 0,
      sessions: [...this.#sessions.keys()].map((sessionId) => ({
        ...none,
        sessionId,
        transport: "ssh",
        user: "netops",
        sourceHost: "192.0.2.7",
        openedAt: startedAt,
      })),
    };
  }

  #opened(user: string): BenchSession {
    const running = effectiveTree(this.database.running);
    const profile = sessionProfile(this.#version, this.#platform, running);
    return { user, may: this.#authorization(user), profile };
  }

  /** By the class of the user in the configuration; who has no account is the super-user. */
  #authorization(user: string): Authorization {
    const running = effectiveTree(this.database.running);
    const account = ["system", "login", ["user", user], "class"] as const;
    return authorizationOf(running, leafValue(running, ...account) ?? "super-user");
  }

  #context(sessionId: number, user: string, profile: SessionProfile): OperationContext {
    const { database, clock } = this;
    return {
      session: { id: sessionId, user },
      authorization: this.#sessions.get(sessionId)?.may ?? this.#authorization(user),
      database,
      schema: coreSchema(),
      validation: this.#validation,
      version: this.#version,
      profile,
      files: this.#files,
      pki: this.#pki,
      mark: (name, value) => this.#state.mark(name, value),
      system: this.system,
      ...(this.#ownReplies === undefined ? {} : { ownReplies: this.#ownReplies }),
      logMessages: () => this.logMessages,
      now: () => clock.now(),
      endSession: () => this.ended.push(sessionId),
      monitoring: () => this.#monitoring(),
      subscribe: () => this.#subscribed.size < this.#subscribed.add(sessionId).size,
      killSession: (id) => {
        const isThere = this.#sessions.has(id);
        if (isThere) this.ended.push(id);
        return isThere;
      },
      facts: () =>
        this.#state.facts({
          sessions: [...this.#sessions].map(([id, { user: name, may }]) => ({
            sessionId: id,
            user: name,
            class: may.loginClass.name,
            openedAt: clock.now() - clock.monotonic(),
          })),
          outboundSsh: () => [],
        }),
    };
  }
}
