/** What a run tells of its child processes. Past tense, plain data, no secrets. */
export interface ShardEvents {
  /** Its devices run for the first time. */
  "shard-started": {
    /** From 0. */
    readonly shard: number;
    /** Of its process; undefined when it was gone before it was asked. */
    readonly pid: number | undefined;
    readonly devices: number;
  };
  /** A shard ended though nobody asked it to; it is started again. Its devices are gone until then. */
  "shard-exited": {
    readonly shard: number;
    /** Exit code; null when a signal ended it. */
    readonly code: number | null;
    readonly signal: string | null;
    /** How many devices it ran. */
    readonly devices: number;
    readonly restartSeconds: number;
    /** What the devices come back with. */
    readonly resumesFrom: "last-commit" | "start-up-configuration";
  };
  /** Its devices run again. */
  "shard-restarted": {
    readonly shard: number;
    readonly pid: number | undefined;
    readonly devices: number;
    /** How often it was started again in this run. */
    readonly restarts: number;
  };
  /** It crashed too often for a strict run, which ends. */
  "shard-given-up": { readonly shard: number; readonly devices: number };
  /** More happened in a shard than could be passed on: so many of its oldest events are missing here and in the journal. */
  "events-lost": { readonly shard: number; readonly count: number };
}

/** One such event, with the time at which it was seen. */
export type ShardEvent = {
  readonly [Name in keyof ShardEvents]: {
    /** Wall clock, milliseconds since 1970. */
    readonly at: number;
    readonly name: Name;
    readonly data: ShardEvents[Name];
  };
}[keyof ShardEvents];
