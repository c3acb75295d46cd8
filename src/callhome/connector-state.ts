import { type Endpoint, limits } from "../base/index.ts";
import {
  type CallHomeClient,
  sameClient,
  sameConversation,
  sameEndpoint,
} from "./call-home-client.ts";
import type { CallHomeServer, PeriodicConnection } from "./outbound-ssh-client.ts";

/** What outlives a dial. Times are milliseconds of a monotonic clock. */
interface Memory {
  /** Multiplies `timeout` where it paces dials; 1 is what Junos does. */
  readonly retryScale: number;
  /** Milliseconds from the end of a dial to the next one; undefined: `timeout` from start to start. */
  readonly pauseMs: number | undefined;
  /** Dials begun so far. */
  readonly dials: number;
  readonly lastStartedAt: number | undefined;
  /** A moment of which periodic connections are whole periods away. */
  readonly anchorAt: number;
  /** The server that last held an established session; `sticky` starts there. */
  readonly lastConnected: Endpoint | undefined;
}

/** The server whose turn it is, and how many attempts on it failed in this turn. */
interface Turn {
  readonly client: CallHomeClient;
  readonly server: CallHomeServer;
  readonly failures: number;
}

/** Where the connector of one client stands. At most one dial is open, and only in the last three. */
export type ConnectorState =
  /** The client is not configured, or inactive. */
  | { readonly kind: "stopped"; readonly memory: Memory }
  /** The client lists no server. */
  | { readonly kind: "unserved"; readonly memory: Memory; readonly client: CallHomeClient }
  /** A timer runs until the next dial. */
  | {
      readonly kind: "waiting";
      readonly memory: Memory;
      readonly turn: Turn;
      readonly dueAt: number;
    }
  | { readonly kind: "dialing"; readonly memory: Memory; readonly turn: Turn }
  | { readonly kind: "connected"; readonly memory: Memory; readonly turn: Turn }
  /** A commit took away what the open dial was for; it was told to end and has not ended yet. */
  | {
      readonly kind: "ending";
      readonly memory: Memory;
      readonly server: CallHomeServer;
      readonly client: CallHomeClient | undefined;
    };

/** What happens to a connector; `at` is the time of a monotonic clock in milliseconds. */
export type ConnectorEvent =
  | {
      readonly kind: "client-changed";
      readonly at: number;
      /** Undefined when the client was deleted or deactivated. */
      readonly client: CallHomeClient | undefined;
      /** The anchor of a periodic client that names one, by the same clock. @defaultValue this moment */
      readonly anchorAt?: number | undefined;
    }
  | { readonly kind: "timer-fired"; readonly at: number }
  /** The open dial had to wait for its turn until now: paces count from here. */
  | { readonly kind: "dial-begun"; readonly at: number }
  /** Hellos were exchanged on the open dial. */
  | { readonly kind: "established"; readonly at: number }
  /** The open dial is over, its socket closed; `isGraceful`: its session was ended in good order. */
  | { readonly kind: "dial-ended"; readonly at: number; readonly isGraceful?: boolean };

/** What the connector must do now. */
export type ConnectorAction =
  | { readonly kind: "dial"; readonly client: CallHomeClient; readonly server: CallHomeServer }
  /** Fire once after `delayMs`; replaces a timer that runs. */
  | { readonly kind: "arm"; readonly delayMs: number }
  | { readonly kind: "disarm" }
  | { readonly kind: "end-dial" };

export interface ConnectorStep {
  readonly state: ConnectorState;
  readonly actions: readonly ConnectorAction[];
}

/** A connector before its client is known. */
export function initialState(retryScale: number, pauseMs?: number): ConnectorState {
  const past = { dials: 0, anchorAt: 0, lastStartedAt: undefined, lastConnected: undefined };
  return { kind: "stopped", memory: { retryScale, pauseMs, ...past } };
}

/**
 * One step of the connector. Junos semantics: `retry` attempts per server, then the next one, round
 * and round for ever; an attempt starts `timeout` seconds after the last one started; after a loss
 * `in-order` starts at the first server and `sticky` at the one last connected. IETF semantics are
 * settings of the client: `random` asks `chance` (0 up to 1) where to start, `redial at-once` does not wait
 * after a session, and a periodic one waits for its period. docs/reference/connector.md is the table of it.
 */
export function step(
  state: ConnectorState,
  event: ConnectorEvent,
  chance: () => number,
): ConnectorStep {
  switch (event.kind) {
    case "client-changed":
      return changeClient(state, { ...event, anchorAt: event.anchorAt ?? event.at, chance });
    case "timer-fired":
      return state.kind === "waiting" ? dialWhenDue(state, event.at) : stay(state);
    case "dial-begun":
      return state.kind === "dialing"
        ? stay({ ...state, memory: { ...state.memory, lastStartedAt: event.at } })
        : stay(state);
    case "established":
      return state.kind === "dialing" ? stay(connect(state)) : stay(state);
    case "dial-ended":
      return goOn(state, { at: event.at, chance }, event.isGraceful ?? false);
  }
}

/** The moment of a step. */
interface Moment {
  readonly at: number;
  readonly chance: () => number;
}

function changeClient(
  state: ConnectorState,
  {
    client,
    anchorAt,
    ...moment
  }: Moment & { readonly client: CallHomeClient | undefined; readonly anchorAt: number },
): ConnectorStep {
  const anew = { ...state.memory, anchorAt };
  switch (state.kind) {
    case "stopped":
    case "unserved":
      return begin(anew, client, moment);
    case "waiting": {
      if (client !== undefined && sameClient(state.turn.client, client)) return stay(state);
      const next = begin(anew, client, moment);
      return { state: next.state, actions: [{ kind: "disarm" }, ...next.actions] };
    }
    case "dialing":
    case "connected": {
      const turn = client && carryOver(state.turn, client);
      if (turn !== undefined) return stay({ ...state, turn });
      const { server } = state.turn;
      const ending = { kind: "ending", memory: anew, server, client } as const;
      return { state: ending, actions: [{ kind: "end-dial" }] };
    }
    case "ending":
      return stay({ ...state, memory: anew, client });
  }
}

/** The same turn under the changed client, or undefined when the commit took its ground away. */
function carryOver(turn: Turn, client: CallHomeClient): Turn | undefined {
  if (!sameConversation(turn.client, client)) return undefined;
  const server = client.servers.find((listed) => sameEndpoint(listed, turn.server));
  return server && { client, server, failures: turn.failures };
}

function goOn(state: ConnectorState, moment: Moment, isGraceful: boolean): ConnectorStep {
  const { at, chance } = moment;
  switch (state.kind) {
    case "dialing":
      return wait(state.memory, afterFailure(state.turn), paced(state, at), at);
    case "connected": {
      const { client } = state.turn;
      const { redial } = client;
      if (redial === "at-once") return begin(state.memory, client, moment);
      if (redial !== "paced" && !isGraceful) return beginAt(at, state.memory, client, moment);
      if (redial !== "paced")
        return beginAt(nextPeriod(redial, state.memory, at + 1), state.memory, client, moment);
      const server = startServer(client, state.memory, chance) ?? state.turn.server;
      return wait(state.memory, { client, server, failures: 0 }, paced(state, at), at);
    }
    case "ending":
      return begin(anchored(state.memory, state.client, at), state.client, moment);
    case "stopped":
    case "unserved":
    case "waiting":
      return stay(state);
  }
}

/** Starts over: at once, or when the next period of a periodic connection begins. */
function begin(memory: Memory, client: CallHomeClient | undefined, moment: Moment): ConnectorStep {
  if (client === undefined) return stay({ kind: "stopped", memory });
  const { redial } = client;
  const due = typeof redial === "string" ? moment.at : nextPeriod(redial, memory, moment.at);
  return beginAt(due, memory, client, moment);
}

/** Without an anchor of its own a client's first period begins when its predecessor's connection is gone. */
function anchored(memory: Memory, client: CallHomeClient | undefined, at: number): Memory {
  const { redial } = client ?? {};
  return typeof redial === "object" && redial.anchorAt === undefined
    ? { ...memory, anchorAt: at }
    : memory;
}

/** The beginning of the first period that does not begin before `from`. */
function nextPeriod(
  { periodMs }: PeriodicConnection,
  { anchorAt, retryScale }: Memory,
  from: number,
): number {
  const length = Math.max(periodMs * retryScale, limits.redialFloorMs);
  return anchorAt + Math.ceil((from - anchorAt) / length) * length;
}

/** Starts with the first server of the strategy at `due`, but never above the floor's pace. */
function beginAt(
  due: number,
  memory: Memory,
  client: CallHomeClient,
  { at, chance }: Moment,
): ConnectorStep {
  const server = startServer(client, memory, chance);
  if (server === undefined) return stay({ kind: "unserved", memory, client });
  const earliest = (memory.lastStartedAt ?? Number.NEGATIVE_INFINITY) + limits.redialFloorMs;
  return wait(memory, { client, server, failures: 0 }, Math.max(due, earliest), at);
}

function startServer(
  { reconnectStrategy, servers }: CallHomeClient,
  { lastConnected }: Memory,
  chance: () => number,
): CallHomeServer | undefined {
  const [first] = servers;
  switch (reconnectStrategy) {
    case "in-order":
      return first;
    case "sticky":
      return (
        servers.find((server) => lastConnected && sameEndpoint(server, lastConnected)) ?? first
      );
    case "random":
      return servers[Math.floor(chance() * servers.length)] ?? first;
  }
}

function afterFailure({ client, server, failures }: Turn): Turn {
  if (failures + 1 < server.retry) return { client, server, failures: failures + 1 };
  const index = client.servers.findIndex((listed) => sameEndpoint(listed, server));
  const next = client.servers[(index + 1) % client.servers.length] ?? server;
  return { client, server: next, failures: 0 };
}

/** When the next attempt may start: counted from the start of the one that just ended, or with a pause from now. */
function paced({ memory, turn }: { memory: Memory; turn: Turn }, at: number): number {
  const { retryScale, pauseMs } = memory;
  if (pauseMs !== undefined) return at + Math.max(pauseMs * retryScale, limits.redialFloorMs);
  const pace = turn.server.timeoutSeconds * 1_000 * retryScale;
  return Math.max((memory.lastStartedAt ?? at) + pace, at + limits.redialFloorMs);
}

function wait(memory: Memory, turn: Turn, dueAt: number, at: number): ConnectorStep {
  return {
    state: { kind: "waiting", memory, turn, dueAt },
    actions: [{ kind: "arm", delayMs: dueAt - at }],
  };
}

/** The machine's timers fire up to a millisecond early, and cannot wait longer than 24 days at once. */
function dialWhenDue(state: ConnectorState & { kind: "waiting" }, at: number): ConnectorStep {
  const { turn, dueAt } = state;
  if (at + 1 < dueAt) return { state, actions: [{ kind: "arm", delayMs: dueAt - at }] };
  const memory = { ...state.memory, dials: state.memory.dials + 1, lastStartedAt: at };
  const { client, server } = turn;
  return { state: { kind: "dialing", memory, turn }, actions: [{ kind: "dial", client, server }] };
}

function connect(state: ConnectorState & { kind: "dialing" }): ConnectorState {
  const { host, port } = state.turn.server;
  const memory = { ...state.memory, lastConnected: { host, port } };
  return { kind: "connected", memory, turn: { ...state.turn, failures: 0 } };
}

function stay(state: ConnectorState): ConnectorStep {
  return { state, actions: [] };
}
