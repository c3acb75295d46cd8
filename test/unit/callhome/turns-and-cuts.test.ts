import { describe, expect, it } from "vitest";
import { Slots } from "../../../src/base/index.ts";
import { stageClient as client, Stage } from "../../support/connector-stage.ts";

describe("connectors that share slots", () => {
  it("dial in their turn, which one holds until its session is there or its dial failed", async () => {
    const turns = new Slots(1);
    await using one = new Stage(client(), { turns });
    await using two = new Stage(client(), { turns });
    await using three = new Stage(client(), { turns });
    for (const stage of [one, two, three]) await stage.pass(0);
    expect([one, two, three].map(({ dials }) => dials.length)).toEqual([1, 0, 0]);
    await one.connect();
    expect(two.dials).toHaveLength(0);
    one.served[0]?.context.reached("established");
    await two.pass(0);
    expect([two, three].map(({ dials }) => dials.length)).toEqual([1, 0]);
    two.dials[0]?.answer({ kind: "failed", reason: "connection-refused", detail: "" });
    await three.pass(0);
    expect(three.dials).toHaveLength(1);
  });

  it("count phases, patience and the next dial from when the turn came", async () => {
    const turns = new Slots(1);
    const free = await turns.take();
    await using stage = new Stage(
      client({ servers: [{ host: "a", port: 1, timeoutSeconds: 5 }] }),
      {
        turns,
      },
    );
    await stage.pass(60_000);
    expect(stage.dials).toHaveLength(0);
    expect(stage.connector.status).toMatchObject({ state: "dialing", attempts: 1 });
    free();
    await stage.pass(0);
    expect(stage.dials).toHaveLength(1);
    await stage.pass(4_000);
    stage.dials[0]?.answer({ kind: "failed", reason: "connection-refused", detail: "" });
    await stage.pass(0);
    expect(stage.journal.records[0]?.milliseconds).toEqual({ dns: 0, tcp: 4_000 });
    expect(stage.clock.waiting).toEqual([1_000]);
  });

  it("leave the line when they are closed, and take no slot with them", async () => {
    const turns = new Slots(1);
    const free = await turns.take();
    const stage = new Stage(client(), { turns });
    await stage.pass(0);
    expect(turns.waiting).toBe(1);
    await stage[Symbol.asyncDispose]();
    expect(turns.waiting).toBe(0);
    expect(stage.journal.records).toMatchObject([{ reason: "device-closed" }]);
    free();
    expect(await turns.run(async () => "free")).toBe("free");
  });
});

describe("a connection that is cut", () => {
  it("is lost without a word, and dialled again at the pace of its client", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    const served = await stage.establish();
    stage.connector.cut();
    stage.connector.cut();
    await stage.pass(0);
    expect(served.asked).toEqual(["destroy"]);
    expect(stage.journal.records).toMatchObject([{ reason: "connection-lost" }]);
    await stage.pass(60_000);
    expect(stage.dials).toHaveLength(2);
  });

  it("may be one that is not there yet", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    stage.connector.cut();
    await stage.pass(0);
    expect(stage.journal.records).toMatchObject([{ phase: "tcp", reason: "connection-lost" }]);
    expect(stage.connector.status.state).toBe("waiting");
  });
});
