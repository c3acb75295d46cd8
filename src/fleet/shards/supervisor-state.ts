import { limits } from "../../base/index.ts";

/** Where one shard stands. A process runs in all but `down`, `given-up` and `gone`. */
type ShardState =
  /** It reads the fleet. */
  | { readonly kind: "planning" }
  /** It knows its devices and waits for the others. */
  | { readonly kind: "planned" }
  /** It starts its devices, and waits before the first dial when it is to hold. */
  | { readonly kind: "starting" }
  | { readonly kind: "prepared" }
  /** Its devices run, since this moment of a clock that never goes back. */
  | { readonly kind: "running"; readonly since: number }
  /** It crashed; a timer runs until it is started again. */
  | { readonly kind: "down" }
  | { readonly kind: "given-up" }
  | { readonly kind: "closing" }
  | { readonly kind: "gone" };

interface Shard {
  readonly state: ShardState;
  readonly devices: number;
  /** How often it was started again. */
  readonly restarts: number;
  /** Milliseconds that the next pause takes. */
  readonly pauseMs: number;
  /** When it crashed, as far as that counts for giving up. */
  readonly crashes: readonly number[];
}

/** `holding`: devices are prepared and none dials before all are. */
type Phase = "planning" | "planned" | "holding" | "running" | "closing" | "closed" | "failed";

export interface SupervisorState {
  readonly phase: Phase;
  readonly strict: boolean;
  readonly shards: readonly Shard[];
}

/** What happens to the supervisor; `at` is a time of a monotonic clock in milliseconds. */
export type SupervisorEvent =
  | { readonly kind: "planned"; readonly shard: number; readonly devices: number }
  | { readonly kind: "start" }
  | { readonly kind: "prepared"; readonly shard: number }
  | { readonly kind: "call" }
  | { readonly kind: "started"; readonly shard: number; readonly at: number }
  | { readonly kind: "exited"; readonly shard: number; readonly at: number }
  | { readonly kind: "pause-over"; readonly shard: number }
  | { readonly kind: "close" }
  | { readonly kind: "close-limit" };

/** What the supervisor is to do. */
export type SupervisorEffect =
  | { readonly kind: "spawn"; readonly shard: number }
  | { readonly kind: "send-start"; readonly shard: number; readonly hold: boolean }
  | { readonly kind: "send-call"; readonly shard: number }
  | { readonly kind: "send-close"; readonly shard: number }
  | { readonly kind: "kill"; readonly shard: number }
  /** Start the shard again after a pause. */
  | { readonly kind: "pause"; readonly shard: number; readonly ms: number }
  | { readonly kind: "cancel-pause"; readonly shard: number }
  | { readonly kind: "tell-started"; readonly shard: number; readonly restarts: number }
  | { readonly kind: "give-up"; readonly shard: number }
  /** All shards know their devices, are prepared, or are gone; or one ended before the fleet ran. */
  | { readonly kind: "reached"; readonly phase: Phase };

export interface SupervisorStep {
  readonly state: SupervisorState;
  readonly effects: readonly SupervisorEffect[];
}

/** All shards begin to plan. */
export function initialSupervisor(count: number, strict: boolean): SupervisorStep {
  const shard: Shard = {
    state: { kind: "planning" },
    devices: 0,
    restarts: 0,
    pauseMs: limits.shardRestartMs.first,
    crashes: [],
  };
  const shards = Array.from({ length: count }, () => shard);
  return {
    state: { phase: "planning", strict, shards },
    effects: shards.map((_, index) => ({ kind: "spawn", shard: index })),
  };
}

/** What becomes of the shards by an event, and what is to be done. */
export function supervise(state: SupervisorState, event: SupervisorEvent): SupervisorStep {
  switch (event.kind) {
    case "planned":
      return planned(state, event);
    case "start":
      return begin(state);
    case "prepared":
      return state.phase === "holding"
        ? advance(put(state, event.shard, { kind: "prepared" }), "prepared", state.phase)
        : stay(state);
    case "call":
      return {
        state: { ...state, phase: "running" },
        effects: indexes(state).map((shard) => ({ kind: "send-call", shard })),
      };
    case "started":
      return started(state, event);
    case "exited":
      return exited(state, event);
    case "pause-over":
      return shardOf(state, event.shard)?.state.kind === "down"
        ? {
            state: put(state, event.shard, { kind: "planning" }),
            effects: [{ kind: "spawn", shard: event.shard }],
          }
        : stay(state);
    case "close":
      return close(state);
    case "close-limit":
      return {
        state,
        effects: indexes(state)
          .filter((shard) => hasProcess(shardOf(state, shard)))
          .map((shard) => ({ kind: "kill", shard })),
      };
  }
}

function planned(
  state: SupervisorState,
  { shard, devices }: SupervisorEvent & { kind: "planned" },
): SupervisorStep {
  const known = put(state, shard, { kind: "planned" }, { devices });
  if (state.phase === "planning") return allPlanned(known);
  if (state.phase !== "running") return stay(state);
  return {
    state: put(known, shard, { kind: "starting" }),
    effects: [{ kind: "send-start", shard, hold: false }],
  };
}

function begin(state: SupervisorState): SupervisorStep {
  if (state.phase !== "planned") return stay(state);
  const hold = state.strict;
  const shards = state.shards.map((shard): Shard => ({ ...shard, state: { kind: "starting" } }));
  return {
    state: { ...state, phase: hold ? "holding" : "running", shards },
    effects: indexes(state).map((shard) => ({ kind: "send-start", shard, hold })),
  };
}

function started(
  state: SupervisorState,
  { shard, at }: SupervisorEvent & { kind: "started" },
): SupervisorStep {
  const before = shardOf(state, shard);
  if (before === undefined || state.phase !== "running") return stay(state);
  return {
    state: put(state, shard, { kind: "running", since: at }),
    effects: [{ kind: "tell-started", shard, restarts: before.restarts }],
  };
}

function exited(
  state: SupervisorState,
  { shard, at }: SupervisorEvent & { kind: "exited" },
): SupervisorStep {
  const before = shardOf(state, shard);
  if (before === undefined) return stay(state);
  if (state.phase === "running") return crashed(state, shard, before, at);
  if (state.phase === "closing")
    return advance(put(state, shard, { kind: "gone" }), "gone", "closed");
  const without = put(state, shard, { kind: "gone" });
  if (state.phase === "planning") return allPlanned(without);
  return {
    state: { ...without, phase: "failed" },
    effects: state.phase === "failed" ? [] : [{ kind: "reached", phase: "failed" }],
  };
}

/** All are heard before the run fails, so that every problem of the input is told at once. */
function allPlanned(state: SupervisorState): SupervisorStep {
  const kinds = state.shards.map((shard) => shard.state.kind);
  if (kinds.includes("planning")) return stay(state);
  const phase = kinds.includes("gone") ? "failed" : "planned";
  return { state: { ...state, phase }, effects: [{ kind: "reached", phase }] };
}

/** Started again after a pause that doubles, unless it ran well for a while. */
function crashed(state: SupervisorState, shard: number, before: Shard, at: number): SupervisorStep {
  const { first, most, healthy } = limits.shardRestartMs;
  const wasHealthy = before.state.kind === "running" && at - before.state.since >= healthy;
  const ms = wasHealthy ? first : before.pauseMs;
  const crashes = [...before.crashes.filter((crash) => at - crash < healthy), at];
  if (state.strict && crashes.length >= limits.shardCrashes)
    return {
      state: put(state, shard, { kind: "given-up" }, { crashes }),
      effects: [{ kind: "give-up", shard }],
    };
  const pauseMs = Math.min(most, ms * 2);
  const restarts = before.restarts + 1;
  return {
    state: put(state, shard, { kind: "down" }, { pauseMs, restarts, crashes }),
    effects: [{ kind: "pause", shard, ms }],
  };
}

function close(state: SupervisorState): SupervisorStep {
  if (state.phase === "closing" || state.phase === "closed") return stay(state);
  const effects = indexes(state).flatMap((shard): SupervisorEffect[] => {
    if (hasProcess(shardOf(state, shard))) return [{ kind: "send-close", shard }];
    return [{ kind: "cancel-pause", shard }];
  });
  const shards = state.shards.map((shard): Shard => {
    return { ...shard, state: { kind: hasProcess(shard) ? "closing" : "gone" } };
  });
  const after = advance({ ...state, phase: "closing", shards }, "gone", "closed");
  return { state: after.state, effects: [...effects, ...after.effects] };
}

/** Goes to the phase once every shard has come that far. */
function advance(state: SupervisorState, kind: ShardState["kind"], phase: Phase): SupervisorStep {
  if (!state.shards.every((shard) => shard.state.kind === kind)) return stay(state);
  return { state: { ...state, phase }, effects: [{ kind: "reached", phase }] };
}

/** Whether it was told to start its devices, and is not told to end. */
export function isAtWork({ kind }: ShardState): boolean {
  return kind === "starting" || kind === "prepared" || kind === "running";
}

function hasProcess(shard: Shard | undefined): boolean {
  return shard !== undefined && !["down", "given-up", "gone"].includes(shard.state.kind);
}

function put(
  state: SupervisorState,
  at: number,
  to: ShardState,
  more: Partial<Shard> = {},
): SupervisorState {
  const shards = state.shards.map((shard, index) =>
    index === at ? { ...shard, ...more, state: to } : shard,
  );
  return { ...state, shards };
}

function shardOf(state: SupervisorState, shard: number): Shard | undefined {
  return state.shards[shard];
}

function indexes(state: SupervisorState): readonly number[] {
  return [...state.shards.keys()];
}

function stay(state: SupervisorState): SupervisorStep {
  return { state, effects: [] };
}
