import { describe, expect, it } from "vitest";
import { limits } from "../../../src/base/index.ts";
import type { CallHomeClient } from "../../../src/callhome/call-home-client.ts";
import {
  type ConnectorEvent,
  type ConnectorState,
  initialState,
  step,
} from "../../../src/callhome/connector-state.ts";
import { statusOf } from "../../../src/callhome/connector-status.ts";
import { underIetf } from "../../../src/callhome/ietf-call-home.ts";
import {
  type OutboundSshStatements,
  resolveOutboundSshClient,
} from "../../../src/callhome/outbound-ssh-client.ts";

const client = (change: Partial<OutboundSshStatements> = {}) =>
  resolveOutboundSshClient({
    name: "nms",
    deviceId: "mx",
    servers: [
      { host: "a", port: 1, retry: 2, timeoutSeconds: 10 },
      { host: "b", port: 1, retry: 1, timeoutSeconds: 20 },
      { host: "c", port: 1 },
    ],
    ...change,
  });

/** Plays events against a connector and writes down what it does, one word per action. */
class Play {
  state: ConnectorState;
  now = 0;
  #log: string[] = [];

  chance = 0;

  constructor(retryScale = 1, pauseMs?: number) {
    this.state = initialState(retryScale, pauseMs);
  }

  /** The actions since the last call. */
  get log(): readonly string[] {
    const log = this.#log;
    this.#log = [];
    return log;
  }

  send(event: ConnectorEvent): this {
    const { state, actions } = step(this.state, event, () => this.chance);
    this.state = state;
    for (const action of actions)
      this.#log.push(
        action.kind === "arm"
          ? `wait ${action.delayMs}`
          : action.kind === "dial"
            ? `dial ${action.server.host}`
            : action.kind,
      );
    return this;
  }

  commit(changed: CallHomeClient | undefined): this {
    return this.send({ kind: "client-changed", at: this.now, client: changed });
  }

  establish(): this {
    return this.send({ kind: "established", at: this.now });
  }

  /** The open dial ends now. */
  end(): this {
    return this.send({ kind: "dial-ended", at: this.now });
  }

  pass(ms: number): this {
    this.now += ms;
    return this;
  }

  /** Lets the timer fire when it is due. */
  due(): this {
    if (this.state.kind === "waiting") this.now = Math.max(this.now, this.state.dueAt);
    return this.send({ kind: "timer-fired", at: this.now });
  }
}

describe("the connector", () => {
  it("dials the first server as soon as the client is committed", () => {
    const play = new Play().commit(client());
    expect(play.due().log).toEqual(["wait 0", "dial a"]);
    expect(statusOf("nms", play.state)).toEqual({
      client: "nms",
      state: "dialing",
      server: { host: "a", port: 1 },
      attempts: 1,
    });
  });

  it("tries each server `retry` times, then the next, round and round", () => {
    const play = new Play().commit(client());
    const dials = Array.from({ length: 13 }, () => {
      play.due().pass(5).end();
      return play.log.find((word) => word.startsWith("dial"));
    });
    expect(dials.map((word) => word?.at(-1)).join("")).toBe("aabcccaabccca");
  });

  it("starts an attempt `timeout` seconds after the last one started", () => {
    const play = new Play().commit(client()).due().pass(4).end();
    expect(play.log.at(-1)).toBe("wait 9996");
    expect(play.due().pass(0).end().log).toEqual(["dial a", "wait 10000"]);
    expect(play.due().pass(3_000).end().log).toEqual(["dial b", "wait 17000"]);
  });

  it("scales the waits, but keeps a floor", () => {
    const halved = new Play(0.5).commit(client()).due().end();
    expect(halved.log.at(-1)).toBe("wait 5000");
    const none = new Play(0).commit(client()).due().end();
    expect(none.log.at(-1)).toBe(`wait ${limits.redialFloorMs}`);
    const late = new Play().commit(client()).due().pass(60_000).end();
    expect(late.log.at(-1)).toBe(`wait ${limits.redialFloorMs}`);
  });

  it("waits on when the timer fires early", () => {
    const play = new Play().commit(client()).due().end();
    expect(play.pass(9_000).send({ kind: "timer-fired", at: play.now }).log.at(-1)).toBe(
      "wait 1000",
    );
  });

  it.each([
    ["in-order", "a"],
    ["sticky", "b"],
  ] as const)("starts %s at %s after a loss", (reconnectStrategy, host) => {
    const play = new Play().commit(client({ reconnectStrategy }));
    play.due().end().due().end().due().establish();
    expect(play.log.at(-1)).toBe("dial b");
    expect(play.pass(3_600_000).end().due().log).toEqual([
      `wait ${limits.redialFloorMs}`,
      `dial ${host}`,
    ]);
  });

  it("goes on down the list from a sticky server that fails", () => {
    const play = new Play().commit(client({ reconnectStrategy: "sticky" }));
    play.due().end().due().end().due().establish().end().due().end().due();
    expect(play.log.filter((word) => word.startsWith("dial"))).toEqual([
      "dial a",
      "dial a",
      "dial b",
      "dial b",
      "dial c",
    ]);
  });

  it("redials a session that ended at once with the pace of any attempt", () => {
    const play = new Play().commit(client()).due().establish().pass(100).end();
    expect(play.log.at(-1)).toBe("wait 9900");
  });

  it("pauses after the end of a dial when that is asked for", () => {
    const play = new Play(1, 5_000).commit(client()).due().pass(30_000).end();
    expect(play.log.at(-1)).toBe("wait 5000");
    expect(new Play(0.001, 5_000).commit(client()).due().end().log.at(-1)).toBe(
      `wait ${limits.redialFloorMs}`,
    );
  });

  it("waits for servers when the client lists none", () => {
    const play = new Play().commit(client({ servers: [] }));
    expect(play.log).toEqual([]);
    expect(statusOf("nms", play.state)).toMatchObject({ state: "waiting", server: undefined });
    expect(play.commit(client()).due().log).toEqual(["wait 0", "dial a"]);
  });
});

describe("a connector under the IETF model", () => {
  it("takes the pace of the model for that of the servers", () => {
    const play = new Play().commit(underIetf(client(), { maxAttempts: 1 }));
    expect(play.due().end().due().end().log).toEqual([
      "wait 0",
      "dial a",
      "wait 5000",
      "dial b",
      "wait 5000",
    ]);
  });

  it("dials again at once when the session is over, and with a pause too", () => {
    for (const play of [new Play(), new Play(1, 60_000)]) {
      play.commit(underIetf(client(), {})).due().establish().pass(1_000).end();
      expect(play.log.at(-1)).toBe("wait 0");
    }
    const fleeting = new Play().commit(underIetf(client(), {})).due().establish().end();
    expect(fleeting.log.at(-1)).toBe(`wait ${limits.redialFloorMs}`);
  });

  it.each([
    ["first-listed", 0.9, "a"],
    ["last-connected", 0.9, "b"],
    ["random-selection", 0, "a"],
    ["random-selection", 0.5, "b"],
    ["random-selection", 0.99, "c"],
  ] as const)("starts with %s (%d) at %s after a loss", (startWith, chance, host) => {
    const play = new Play();
    play.commit(underIetf(client(), { startWith, maxAttempts: 1 }));
    play.due().end().due().establish();
    expect(play.log.at(-1)).toBe("dial b");
    play.chance = chance;
    expect(play.pass(1_000).end().due().log.at(-1)).toBe(`dial ${host}`);
  });
});

describe("a commit", () => {
  it("that leaves the client alone changes nothing", () => {
    const waiting = new Play().commit(client()).due().end();
    const connected = new Play().commit(client()).due().establish();
    for (const play of [waiting, connected]) {
      const before = play.state;
      void play.log;
      expect(play.pass(10).commit(client()).log).toEqual([]);
      expect(play.state).toEqual(before);
    }
  });

  it("ends the wait when it changes the client", () => {
    const play = new Play().commit(client()).due().end();
    void play.log;
    const changed = client({ servers: [{ host: "d", port: 1 }] });
    expect(play.pass(1_000).commit(changed).due().log).toEqual(["disarm", "wait 0", "dial d"]);
  });

  it("does not dial faster than the floor, however often it comes", () => {
    const play = new Play().commit(client()).due().end().pass(10);
    void play.log;
    play.commit(client({ deviceId: "other" }));
    expect(play.log).toEqual(["disarm", `wait ${limits.redialFloorMs - 10}`]);
  });

  it("keeps a session when its server is still listed", () => {
    const play = new Play().commit(client()).due().establish();
    void play.log;
    const servers = [
      { host: "z", port: 1 },
      { host: "a", port: 1, retry: 9 },
    ];
    expect(play.commit(client({ servers, reconnectStrategy: "sticky" })).log).toEqual([]);
    expect(play.pass(60_000).end().due().log.at(-1)).toBe("dial a");
  });

  it("counts the failures of a dial that it leaves open", () => {
    const play = new Play().commit(client()).due().end().due();
    play
      .commit(client({ reconnectStrategy: "sticky" }))
      .end()
      .due();
    expect(play.log.at(-1)).toBe("dial b");
  });

  it.each<[string, Partial<OutboundSshStatements>]>([
    ["removes its server", { servers: [{ host: "b", port: 1 }] }],
    ["moves its server to another port", { servers: [{ host: "a", port: 2 }] }],
    ["changes the device-id", { deviceId: "other" }],
  ])("ends the session when it %s, and redials only then", (_, change) => {
    const play = new Play().commit(client()).due().establish().pass(60_000);
    void play.log;
    expect(play.commit(client(change)).log).toEqual(["end-dial"]);
    expect(statusOf("nms", play.state).state).toBe("closing");
    expect(play.pass(10).end().due().log).toEqual([
      "wait 0",
      `dial ${change.servers?.[0]?.host ?? "a"}`,
    ]);
  });

  it("that deletes the client stops a wait", () => {
    const play = new Play().commit(client()).commit(undefined);
    expect(play.log).toEqual(["wait 0", "disarm"]);
    expect(statusOf("nms", play.state)).toMatchObject({ state: "stopped", attempts: 0 });
  });

  it("that deletes the client ends a dial and starts no other", () => {
    const play = new Play().commit(client()).due().commit(undefined);
    expect(play.end().log).toEqual(["wait 0", "dial a", "end-dial"]);
    expect(play.state.kind).toBe("stopped");
  });

  it("that brings the client back waits for the old dial to end", () => {
    const play = new Play().commit(client()).due().commit(undefined).pass(100);
    void play.log;
    expect(play.commit(client()).log).toEqual([]);
    expect(play.end().due().log).toEqual(["wait 0", "dial a"]);
  });
});

describe("a periodic connection", () => {
  const hour = 3_600_000;
  const periodic = (anchorTime?: number): CallHomeClient =>
    underIetf(client(), { periodic: anchorTime === undefined ? {} : { anchorTime } });
  const ended = (play: Play, isGraceful: boolean): Play =>
    play.send({ kind: "dial-ended", at: play.now, isGraceful });

  it("is opened when the client is configured, and then every period", () => {
    const play = new Play().pass(5_000).commit(periodic()).due().establish();
    expect(play.log).toEqual(["wait 0", "dial a"]);
    ended(play.pass(60_000), true);
    expect(play.log).toEqual([`wait ${hour - 60_000}`]);
    ended(
      play
        .due()
        .establish()
        .pass(2.5 * hour),
      true,
    );
    expect(play.log).toEqual(["dial a", `wait ${hour / 2}`]);
  });

  it("is opened whole periods from its anchor time, before it or after it", () => {
    for (const anchorAt of [-90_000, 7 * hour - 90_000]) {
      const play = new Play();
      play.send({ kind: "client-changed", at: 0, client: periodic(anchorAt), anchorAt });
      expect(play.log).toEqual([`wait ${hour - 90_000}`]);
    }
  });

  it("is opened again at once when its session did not end in good order", () => {
    const play = new Play().commit(periodic()).due().establish().pass(60_000);
    expect(ended(play, false).log.at(-1)).toBe("wait 0");
  });

  it("paces its attempts like any other until one gets through", () => {
    const play = new Play().commit(periodic()).due().pass(1_000).end();
    expect(play.log.at(-1)).toBe("wait 4000");
  });

  it("begins anew at once when a commit changed it while it was open", () => {
    const play = new Play().commit(periodic()).due().establish().pass(60_000);
    play.commit(underIetf(client({ deviceId: "other" }), { periodic: {} })).pass(5_000);
    expect(ended(play, true).log.at(-1)).toBe("wait 0");
  });

  it("is left alone by a commit that changes nothing, and not by another period", () => {
    const play = new Play().commit(periodic()).due().establish();
    ended(play.pass(60_000), true);
    expect(play.log.at(-1)).toBe(`wait ${hour - 60_000}`);
    expect(play.commit(periodic()).log).toEqual([]);
    const other = underIetf(client(), { periodic: { periodMinutes: 5 } });
    expect(play.commit(other).log).toEqual(["disarm", "wait 0"]);
  });
});
