import { type Clock, limits, messageOf, readTextFile } from "../../base/index.ts";
import {
  BootstrapFailure,
  Bootstrapper,
  type BootstrapRecord,
  type BootstrapSource,
  type Commit,
  checkBootstrapSource,
  httpsPost,
} from "../../bootstrap/index.ts";
import { type ConfigTree, emptyTree } from "../../junos/config/index.ts";
import type { ConfigurationDatabase } from "../../junos/database/index.ts";
import type { Validation } from "../../junos/formats/index.ts";
import { certificatesCms } from "../../security/cms/index.ts";
import { readCertificates } from "../../security/x509/index.ts";
import { commitLocally } from "../configuration/local-commit.ts";
import type { Emit } from "../device-events.ts";
import type { ExplicitCertificate } from "../pki/explicit-certificate.ts";
import type { ResolvedIdentity } from "./identity.ts";
import { loadDocument } from "./start-up-configuration.ts";

/** Where the bootstrap of a device stands. */
export interface BootstrapStatus {
  /** While it is `running` the device does not call home. */
  readonly state: "running" | "completed" | "abandoned";
  /** The last steps, oldest first. */
  readonly records: readonly BootstrapRecord[];
}

export interface ZeroTouchOptions {
  readonly name: string;
  readonly source: BootstrapSource;
  readonly identity: ResolvedIdentity;
  /** What an option has the device show on TLS call home. */
  readonly certificate: ExplicitCertificate | undefined;
  readonly database: ConfigurationDatabase;
  readonly validation: Validation;
  /** Resolves once all commits are durable. */
  readonly save: () => Promise<void> | undefined;
  readonly clock: Clock;
  readonly retryScale: number | undefined;
  readonly emit: Emit;
  /** The device has its configuration, from a source or from somebody else. */
  readonly onDone: () => void;
}

/** Begins the log of the commit that took a bootstrap back. */
export const undone = "bootstrap undone";

/** The zero-touch prelude of one device: it gets a first configuration, then calls home. */
export class ZeroTouch {
  readonly #options: ZeroTouchOptions;
  readonly #bootstrapper: Bootstrapper;
  readonly #records: BootstrapRecord[] = [];
  readonly #running: Promise<void>;
  /** A configuration that lies ready is in place, or the first try to get it has failed. */
  readonly begun: Promise<unknown>;
  #state: BootstrapStatus["state"] = "running";
  #isCommitting = false;

  /** Throws `ERR_OPTION`. */
  constructor(options: ZeroTouchOptions) {
    checkBootstrapSource(options.source);
    const { name, source, identity, clock, retryScale } = options;
    this.#options = options;
    this.#bootstrapper = new Bootstrapper({
      name,
      device: {
        model: identity.model,
        osName: "junos",
        osVersion: identity.version.text,
        hostKeys: identity.hostKeys.map((key) => key.publicKeyText),
        trustAnchors: () => trustAnchors(options.certificate),
      },
      source,
      post: httpsPost(clock),
      read: readTextFile,
      commit: (configuration) => this.#commit(configuration),
      clock,
      retryScale,
      onRecord: (record) => this.#note(record),
    });
    const first = this.#bootstrapper.round();
    this.begun = "servers" in source ? Promise.resolve() : first;
    this.#running = this.#run(first);
  }

  get status(): BootstrapStatus {
    return { state: this.#state, records: [...this.#records] };
  }

  get isRunning(): boolean {
    return this.#state === "running";
  }

  /** To be called at each commit: one that is not of the bootstrap ends it, because somebody else configures the device. */
  noteCommit(): void {
    if (!this.isRunning || this.#isCommitting) return;
    const source = this.#records.at(-1)?.source ?? "configuration";
    this.#bootstrapper.stop();
    this.#note({ device: this.#options.name, source, step: "abandoned" });
  }

  /** Ends requests and waits; idempotent. */
  async close(): Promise<void> {
    this.#bootstrapper.stop();
    await this.#running;
  }

  async #run(first: Promise<boolean>): Promise<void> {
    if (!(await first)) await this.#bootstrapper.untilDone();
  }

  #note(record: BootstrapRecord): void {
    this.#records.push(record);
    if (this.#records.length > limits.bootstrapRecords) this.#records.shift();
    const { step } = record;
    const isLast = step === "completed" || step === "abandoned";
    if (isLast) this.#state = step;
    this.#options.emit("bootstrap-advanced", record);
    if (isLast) this.#options.onDone();
  }

  readonly #commit: Commit = async ({ text, handling, name, source }) => {
    const { database, validation, save } = this.#options;
    const before = database.running;
    const put = (log: string, edit: (candidate: ConfigTree) => ConfigTree): readonly string[] => {
      this.#isCommitting = true;
      try {
        return commitLocally(database, edit, log);
      } catch (cause) {
        throw new BootstrapFailure("configuration-refused", messageOf(cause), { cause });
      } finally {
        this.#isCommitting = false;
      }
    };
    const warnings = put(`bootstrap from ${source}`, (candidate) => {
      const base = handling === "replace" ? emptyTree(candidate.schema) : candidate;
      return text === undefined ? candidate : loadDocument(base, text, { file: name, validation });
    });
    await save();
    const undo = async (): Promise<void> => {
      put(undone, () => before);
      await save();
    };
    return { warnings, undo };
  };
}

/** The chain that an NMS needs to authenticate the device on TLS; none when it does not end at a root. */
async function trustAnchors(
  certificate: ExplicitCertificate | undefined,
): Promise<readonly Uint8Array[]> {
  const shown = await certificate?.current();
  const read = shown?.ok ? readCertificates(shown.value.identity.certificateChain) : undefined;
  const authorities = read?.ok ? read.value.slice(1).reverse() : [];
  const [root] = authorities;
  if (root === undefined || !root.checkIssued(root)) return [];
  return [certificatesCms(authorities.map(({ raw }) => raw))];
}
