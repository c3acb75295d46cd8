import { describe, expect, it } from "vitest";
import { Events } from "../../../src/base/index.ts";

interface Sample {
  "rpc-replied": { readonly operation: string };
  committed: { readonly user: string };
}

describe("Events", () => {
  it("hands an event to the listeners of its name only", () => {
    const events = new Events<Sample>();
    const seen: string[] = [];
    events.on("rpc-replied", ({ operation }) => seen.push(operation));
    events.on("committed", ({ user }) => seen.push(user));
    events.emit("rpc-replied", { operation: "get-config" });
    expect(seen).toEqual(["get-config"]);
  });

  it("stops calling a listener that unsubscribed", () => {
    const events = new Events<Sample>();
    let calls = 0;
    const stop = events.on("committed", () => calls++);
    events.emit("committed", { user: "ops" });
    stop();
    stop();
    events.emit("committed", { user: "ops" });
    expect(calls).toBe(1);
  });

  it("keeps a listener's throw away from the emitter and the other listeners", () => {
    const faults: unknown[] = [];
    const events = new Events<Sample>((cause) => faults.push(cause));
    const seen: string[] = [];
    events.on("committed", () => {
      throw new Error("broken observer");
    });
    events.on("committed", ({ user }) => seen.push(user));
    events.emit("committed", { user: "ops" });
    expect(seen).toEqual(["ops"]);
    expect(faults).toHaveLength(1);
  });

  it("resolves next with the first event that is accepted", async () => {
    const events = new Events<Sample>();
    const next = events.next("committed", { accept: ({ user }) => user === "ops" });
    events.emit("committed", { user: "root" });
    events.emit("committed", { user: "ops" });
    expect(await next).toEqual({ user: "ops" });
  });

  it("rejects next with the reason of an aborted signal", async () => {
    const events = new Events<Sample>();
    const control = new AbortController();
    const next = events.next("committed", { signal: control.signal });
    control.abort(new Error("too late"));
    await expect(next).rejects.toThrow("too late");
    await expect(events.next("committed", { signal: control.signal })).rejects.toThrow("too late");
  });
});
