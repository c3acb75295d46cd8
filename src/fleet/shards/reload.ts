import { CallHomeError } from "../../base/index.ts";
import { Answers } from "./answers.ts";
import { gatherRefusals } from "./gather-refusals.ts";
import type { FromShard, ReloadCounts, ToShard } from "./messages.ts";
import type { ProcessNeed } from "./process-need.ts";

/** The shards of a running fleet that reads its file again. */
export interface ReloadPorts {
  /** Shards that have devices at work. */
  readonly shards: readonly number[];
  send(shard: number, message: ToShard<never> & { readonly kind: "reload" | "reload-go" }): void;
  /** Throws what speaks against processes with these needs. */
  check(needs: readonly ProcessNeed[]): Promise<void>;
}

type Reply = FromShard & { readonly kind: "reload-planned" | "reload-refused" | "reloaded" };

/**
 * One change of the fleet in all shards, in two steps: each plans its slice of the new file, and only when
 * none refuses does each apply it.
 */
export class Reload {
  readonly #ports: ReloadPorts;
  #answers: Answers<Reply>;

  constructor(ports: ReloadPorts) {
    this.#ports = ports;
    this.#answers = new Answers(ports.shards);
  }

  /** What a shard says of it. */
  take(shard: number, message: Reply): void {
    this.#answers.take(shard, message);
  }

  /** A shard ended: it reads the new file when it is started again. */
  gone(shard: number): void {
    this.#answers.gone(shard);
  }

  /** Throws what is wrong with the new file; nothing has changed then. */
  async run(): Promise<{
    readonly counts: ReloadCounts;
    readonly needs: ReadonlyMap<number, ProcessNeed>;
  }> {
    const needs = new Map<number, ProcessNeed>();
    try {
      for (const [shard, need] of await this.#plan()) needs.set(shard, need);
      await this.#ports.check([...needs.values()]);
    } catch (cause) {
      for (const shard of this.#ports.shards)
        this.#ports.send(shard, { kind: "reload-go", go: false });
      throw cause;
    }
    return { counts: await this.#apply([...needs.keys()]), needs };
  }

  async #plan(): Promise<ReadonlyMap<number, ProcessNeed>> {
    for (const shard of this.#ports.shards) this.#ports.send(shard, { kind: "reload" });
    const answers = await this.#answers.all;
    const refusals = [...answers.values()].flatMap((answer) =>
      answer.kind === "reload-refused" ? [answer.refusal] : [],
    );
    if (refusals.length > 0) throw gatherRefusals(refusals);
    const needs = [...answers].flatMap(([shard, answer]) =>
      answer.kind === "reload-planned" ? [[shard, answer.need] as const] : [],
    );
    if (needs.length === 0) throw new CallHomeError("ERR_SHARD", "no shard runs that could change");
    return new Map(needs);
  }

  async #apply(shards: readonly number[]): Promise<ReloadCounts> {
    this.#answers = new Answers(shards);
    for (const shard of shards) this.#ports.send(shard, { kind: "reload-go", go: true });
    let sum: ReloadCounts = { added: 0, removed: 0, changed: 0, unchanged: 0 };
    for (const answer of (await this.#answers.all).values()) {
      if (answer.kind !== "reloaded") continue;
      const { counts } = answer;
      sum = {
        added: sum.added + counts.added,
        removed: sum.removed + counts.removed,
        changed: sum.changed + counts.changed,
        unchanged: sum.unchanged + counts.unchanged,
      };
    }
    return sum;
  }
}
