import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type ConnectorEvent,
  type ConnectorState,
  initialState,
  step,
} from "../../../src/callhome/connector-state.ts";
import {
  type OutboundSshStatements,
  resolveOutboundSshClient,
} from "../../../src/callhome/outbound-ssh-client.ts";

const client = (change: Partial<OutboundSshStatements> = {}) =>
  resolveOutboundSshClient({
    name: "nms",
    deviceId: "mx",
    servers: [{ host: "a", port: 1 }],
    ...change,
  });
const first = client();
const commit = (changed: ReturnType<typeof client> | undefined): ConnectorEvent => ({
  kind: "client-changed",
  at: 60_000,
  client: changed,
});

const events: Readonly<Record<string, ConnectorEvent>> = {
  "the same client": commit(client()),
  "client that lists the server": commit(client({ reconnectStrategy: "sticky" })),
  "client with servers": commit(client({ deviceId: "other" })),
  "client without servers": commit(client({ servers: [] })),
  "client deleted": commit(undefined),
  "timer fired": { kind: "timer-fired", at: 60_000 },
  "timer fired early": { kind: "timer-fired", at: 5_000 },
  "its turn came": { kind: "dial-begun", at: 60_000 },
  established: { kind: "established", at: 60_000 },
  "dial ended": { kind: "dial-ended", at: 60_000 },
};

function play(...happened: readonly ConnectorEvent[]): ConnectorState {
  return happened.reduce((state, event) => step(state, event, () => 0).state, initialState(1));
}

const begin: ConnectorEvent = { kind: "client-changed", at: 0, client: first };
const dial: ConnectorEvent = { kind: "timer-fired", at: 0 };
const states: Readonly<Record<ConnectorState["kind"], ConnectorState>> = {
  stopped: play(),
  unserved: play({ ...begin, client: client({ servers: [] }) }),
  waiting: play(begin, dial, { kind: "dial-ended", at: 0 }),
  dialing: play(begin, dial),
  connected: play(begin, dial, { kind: "established", at: 0 }),
  ending: play(begin, dial, { kind: "client-changed", at: 0, client: undefined }),
};

const page = readFileSync("docs/reference/connector.md", "utf8");
const table = page.slice(0, page.indexOf("\n- **"));
const rows = [...table.matchAll(/^\| (\w+) +\| ([^|]*?) +\| ([^|]*?) *\| ([^|]*?) +\|$/gm)]
  .map(([, state = "", event = "", actions = "", next = ""]) => ({ state, event, actions, next }))
  .filter(({ state }) => state !== "state");
const known = (state: string, event: string): boolean =>
  rows.some((row) => row.state === state && row.event === event);

function happens(state: string, event: string): { actions: string; next: string } {
  const from = states[state as ConnectorState["kind"]];
  const what = events[event];
  if (what === undefined) throw new Error(`the table names an unknown event: ${event}`);
  const { state: next, actions } = step(from, what, () => 0);
  return { actions: actions.map(({ kind }) => kind).join(", "), next: next.kind };
}

describe("docs/reference/connector.md", () => {
  const plain = rows.filter(({ actions }) => !actions.startsWith("as "));

  it.each(plain)("says what happens: $state, $event", ({ state, event, actions, next }) => {
    expect(happens(state, event)).toEqual({ actions, next });
  });

  it("names every state, and every event that does something in it", () => {
    expect(plain.length).toBeGreaterThan(25);
    for (const state of Object.keys(states))
      for (const event of Object.keys(events)) {
        if (known(state, event)) continue;
        const likewise = event === "the same client" || event === "client that lists the server";
        const expected =
          likewise && known(state, "client with servers")
            ? happens(state, "client with servers")
            : { actions: "", next: state };
        expect(happens(state, event), `${state}, ${event}`).toEqual(expected);
      }
  });

  it("goes on from ending as from stopped", () => {
    for (const event of ["client with servers", "client without servers", "client deleted"]) {
      const wanted = events[event];
      if (wanted === undefined) throw new Error("unreachable");
      const told = step(states.ending, wanted, () => 0).state;
      const after = step(told, { kind: "dial-ended", at: 60_000 }, () => 0);
      const { actions, next } = happens("stopped", event);
      expect(after.state.kind).toBe(next);
      expect(after.actions.map(({ kind }) => kind).join(", ")).toBe(actions);
    }
  });
});
