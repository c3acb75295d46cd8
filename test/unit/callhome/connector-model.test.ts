import assert from "node:assert/strict";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { limits } from "../../../src/base/index.ts";
import type { CallHomeClient } from "../../../src/callhome/call-home-client.ts";
import {
  type ConnectorAction,
  type ConnectorEvent,
  type ConnectorState,
  initialState,
  step,
} from "../../../src/callhome/connector-state.ts";
import { startWith, underIetf } from "../../../src/callhome/ietf-call-home.ts";
import {
  type CallHomeServer,
  resolveOutboundSshClient,
} from "../../../src/callhome/outbound-ssh-client.ts";

/**
 * A world round the connector: one wall of facts that a bystander could see (which dial is open,
 * when a timer fires, what was committed), and the rules of Junos told a second time, as lists.
 */
class World {
  now = 0;
  committed: CallHomeClient | undefined;
  open: CallHomeServer | undefined;
  established = false;
  told = false;
  firesAt: number | undefined;
  dials: { readonly at: number; readonly host: string }[] = [];
  /** Servers in the order in which they must be dialled while every dial fails. */
  expected: string[] = [];
  lastConnected: string | undefined;
  /** When the client was configured that the open or next dial is for. */
  configuredAt = 0;
  /** What the next choice at random comes to. */
  chance = 0;
  state: ConnectorState;

  readonly pauseMs: number | undefined;

  constructor(pauseMs: number | undefined) {
    this.pauseMs = pauseMs;
    this.state = initialState(1, pauseMs);
  }

  send(event: ConnectorEvent): void {
    const { state, actions } = step(this.state, event, () => this.chance);
    this.state = state;
    for (const action of actions) this.carryOut(action);
    this.check();
  }

  carryOut(action: ConnectorAction): void {
    switch (action.kind) {
      case "dial":
        assert.equal(this.open, undefined, "one dial at a time");
        assert.notEqual(this.committed, undefined, "nothing is dialled without a client");
        assert.equal(action.client, this.committed);
        assert.equal(action.server.host, this.expected.shift(), "the right server is next");
        assert.ok(this.now - (this.dials.at(-1)?.at ?? -Infinity) >= limits.redialFloorMs - 1);
        this.dials.push({ at: this.now, host: action.server.host });
        this.open = action.server;
        this.established = false;
        this.told = false;
        this.firesAt = undefined;
        return;
      case "arm":
        assert.ok(action.delayMs >= 0);
        this.firesAt = this.now + action.delayMs;
        return;
      case "disarm":
        this.firesAt = undefined;
        return;
      case "end-dial":
        assert.notEqual(this.open, undefined, "only an open dial is ended");
        assert.equal(this.told, false, "and only once");
        this.told = true;
    }
  }

  /** Always on its way to a dial when there is someone to dial; never when there is not. */
  check(): void {
    const wanted = this.committed !== undefined && this.committed.servers.length > 0;
    if (this.open === undefined) assert.equal(this.firesAt !== undefined, wanted);
    else assert.equal(this.firesAt, undefined);
    if (this.open !== undefined && !wanted) assert.equal(this.told, true);
  }

  commit(client: CallHomeClient | undefined): void {
    const before = this.committed;
    this.committed = client;
    const same = JSON.stringify(before) === JSON.stringify(client);
    const survives =
      this.open !== undefined &&
      !this.told &&
      idOf(before) === idOf(client) &&
      client?.servers.some(({ host }) => host === this.open?.host) === true;
    if (survives && !same) {
      const failures = this.failuresInTurn();
      this.expected = this.roundsFrom(this.open?.host ?? "", failures + 1);
    } else if (!same || this.told) this.expected = this.roundsFrom(this.startHost(), 0);
    if (!survives && !same) this.configuredAt = this.now;
    this.send({ kind: "client-changed", at: this.now, client });
  }

  fire(): void {
    if (this.firesAt === undefined) return;
    this.now = Math.max(this.now, this.firesAt);
    const dueDial = this.dials.length;
    this.send({ kind: "timer-fired", at: this.now });
    assert.equal(this.dials.length, dueDial + 1, "a timer that fires dials");
  }

  establish(): void {
    if (this.open === undefined || this.established) return;
    this.established = true;
    if (!this.told) this.lastConnected = this.open.host;
    this.send({ kind: "established", at: this.now });
  }

  end(isGraceful = false): void {
    if (this.open === undefined) return;
    const { timeoutSeconds } = this.currentServer() ?? this.open;
    const started = this.dials.at(-1)?.at ?? 0;
    if (this.established || this.told) this.expected = this.roundsFrom(this.startHost(), 0);
    this.open = undefined;
    const told = this.told;
    if (told) this.configuredAt = this.now;
    this.send({ kind: "dial-ended", at: this.now, isGraceful });
    if (this.firesAt === undefined || told) return;
    const floor = this.now + limits.redialFloorMs;
    const paced =
      this.pauseMs === undefined
        ? Math.max(started + timeoutSeconds * 1_000, floor)
        : Math.max(this.now + this.pauseMs, floor);
    const { redial = "paced" } = this.committed ?? {};
    const again = Math.max(this.now, started + limits.redialFloorMs);
    if (!this.established || redial === "paced")
      assert.equal(this.firesAt, paced, "the right delay");
    else if (redial === "at-once" || !isGraceful) assert.equal(this.firesAt, again);
    else {
      const sinceAnchor = this.firesAt - this.configuredAt;
      assert.equal(sinceAnchor % redial.periodMs, 0, "whole periods");
      assert.ok(this.firesAt > this.now && this.firesAt <= this.now + redial.periodMs);
    }
  }

  currentServer(): CallHomeServer | undefined {
    return this.committed?.servers.find(({ host }) => host === this.open?.host);
  }

  startHost(): string {
    const listed = this.committed?.servers.map(({ host }) => host) ?? [];
    if (this.committed?.reconnectStrategy === "random")
      return listed[Math.floor(this.chance * listed.length)] ?? "";
    const sticky = this.committed?.reconnectStrategy === "sticky" ? this.lastConnected : undefined;
    return listed.find((host) => host === sticky) ?? listed[0] ?? "";
  }

  /** Failed dials of the open dial's server in the turn that it stands in. */
  failuresInTurn(): number {
    return this.state.kind === "dialing" ? this.state.turn.failures : 0;
  }

  /** Many rounds of the list from `host` on, of whose turn `used` attempts are already spent. */
  roundsFrom(host: string, used: number): string[] {
    const servers = this.committed?.servers ?? [];
    const index = servers.findIndex((server) => server.host === host);
    const [current, ...others] = [...servers.slice(index), ...servers.slice(0, index)];
    if (current === undefined) return [];
    const turn = (server: CallHomeServer): string[] =>
      Array.from({ length: Math.max(1, server.retry) }, () => server.host);
    const round = [...others, current].flatMap(turn);
    return [...turn(current).slice(used), ...Array.from({ length: 60 }, () => round).flat()];
  }
}

function idOf(client: CallHomeClient | undefined): string | undefined {
  return client?.transport === "ssh" ? client.deviceId : undefined;
}

const junosClient: fc.Arbitrary<CallHomeClient> = fc
  .record({
    deviceId: fc.constantFrom("mx", "srx"),
    reconnectStrategy: fc.constantFrom("in-order" as const, "sticky" as const),
    servers: fc.uniqueArray(
      fc.record({
        host: fc.constantFrom("a", "b", "c"),
        port: fc.constant(4334),
        retry: fc.nat(3),
        timeoutSeconds: fc.nat(20),
      }),
      { selector: ({ host }) => host, maxLength: 3 },
    ),
  })
  .map((statements) => resolveOutboundSshClient({ name: "nms", ...statements }));

const ietfClient = fc
  .tuple(
    junosClient,
    fc.record({
      startWith: fc.constantFrom(...startWith),
      maxWaitSeconds: fc.integer({ min: 1, max: 20 }),
      maxAttempts: fc.integer({ min: 1, max: 3 }),
    }),
    fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  )
  .map(([changed, options, periodMinutes]) =>
    underIetf(changed, {
      ...options,
      ...(periodMinutes === undefined ? {} : { periodic: { periodMinutes } }),
    }),
  );
const client = fc.oneof(junosClient, ietfClient);

type Deed = (world: World) => void;
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 2,
    arbitrary: client.map(
      (changed): Deed =>
        (world) =>
          world.commit(changed),
    ),
  },
  fc.constant<Deed>((world) => world.commit(undefined)),
  fc.double({ min: 0, max: 0.999, noNaN: true }).map(
    (chance): Deed =>
      (world) =>
        void (world.chance = chance),
  ),
  { weight: 6, arbitrary: fc.constant<Deed>((world) => world.fire()) },
  {
    weight: 5,
    arbitrary: fc.boolean().map(
      (isGraceful): Deed =>
        (world) =>
          world.end(isGraceful),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Deed>((world) => world.establish()) },
  {
    weight: 2,
    arbitrary: fc.nat(30_000).map(
      (ms): Deed =>
        (world) =>
          void (world.now += ms),
    ),
  },
);

const pause = fc.option(fc.nat(30_000), { nil: undefined });

it("always dials when it should, the right server at the right time, and never twice at once", () => {
  fc.assert(
    fc.property(client, pause, fc.array(deed, { maxLength: 60 }), (first, pauseMs, deeds) => {
      const world = new World(pauseMs);
      world.commit(first);
      for (const act of deeds) act(world);
      world.commit(undefined);
      world.end();
      expect(world.state.kind).toBe("stopped");
      expect(world.firesAt).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
