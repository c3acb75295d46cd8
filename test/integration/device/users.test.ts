import { setTimeout } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { type EmulatedDevice, emulateDevice } from "../../../src/index.ts";
import { openNetconfClient } from "../../../src/netconf/session/index.ts";
import { callHomePair, ManualClock, nextAccepted, untilListening } from "../../../src/testing.ts";
import { doorUser, logIn, openSession } from "../../support/door-client.ts";

const minute = 60_000;

function device(login: string, options: object = {}): Promise<EmulatedDevice> {
  return emulateDevice({
    configuration: `system { host-name r1; login { ${login} } services { netconf { ssh; } } }`,
    users: [doorUser],
    listen: { ports: { "netconf-ssh": 0 } },
    ...options,
  });
}

const classed = (name: string): object => ({ users: [{ ...doorUser, class: name }] });

describe("idle-timeout of a login class", () => {
  it.each([
    ["of the class", "idle-timeout 60; class ops { permissions all; idle-timeout 5; }"],
    ["of system login", "idle-timeout 5; class ops { permissions all; }"],
  ])("%s ends a session that asks for nothing, and says so", async (_of, login) => {
    const clock = new ManualClock();
    await using r1 = await device(login, { ...classed("ops"), clock });
    const { ssh, netconf } = await openSession(await untilListening(r1, "netconf-ssh"));
    clock.advance(4 * minute);
    expect((await netconf.rpc("<get-system-information/>")).ok).toBe(true);
    clock.advance(5 * minute - 1);
    expect(r1.sessions).toHaveLength(1);
    const closed = r1.events.next("session-closed");
    clock.advance(1);
    expect(await closed).toMatchObject({
      session: { user: "netops", class: "ops", rpcs: 2 },
      reason: "session-idle-timeout",
    });
    await netconf.closed;
    const ended = nextAccepted(r1);
    await ssh.close();
    expect(await ended).toMatchObject({ phase: "established", reason: "session-idle-timeout" });
    await using later = await openSession(await untilListening(r1, "netconf-ssh"));
    const log = await later.netconf.rpc("<get-log><filename>messages</filename></get-log>");
    expect(log.text).toContain(
      "UI_CLI_IDLE_TIMEOUT: Idle timeout for user 'netops' exceeded and session terminated",
    );
  });

  it("ends a session of call home, too, and the device dials again", async () => {
    const clock = new ManualClock();
    const connected = callHomePair({
      clock,
      configuration: "system { host-name r1; login { idle-timeout 5; } }",
    });
    // The first dial waits some seconds.
    const passing = setInterval(() => clock.advance(1_000), 50);
    try {
      await connected;
    } finally {
      clearInterval(passing);
    }
    await using pair = await connected;
    const { device: r1, managed, receiver } = pair;
    clock.advance(4 * minute);
    expect((await managed.rpc("<get-system-information/>")).ok).toBe(true);
    clock.advance(5 * minute - 1);
    expect(r1.sessions).toHaveLength(1);
    const closed = r1.events.next("session-closed");
    const again = receiver.events.next("connected");
    clock.advance(1);
    expect(await closed).toMatchObject({
      session: { origin: "dialled", user: "callhome-pair" },
      reason: "session-idle-timeout",
    });
    await vi.waitFor(async () => {
      clock.advance(minute);
      expect(await Promise.race([again, setTimeout(20)])).toBeDefined();
    });
  });

  it("lets a session stay for ever when there is none", async () => {
    const clock = new ManualClock();
    await using r1 = await device("class ops { permissions all; }", { ...classed("ops"), clock });
    await using session = await openSession(await untilListening(r1, "netconf-ssh"));
    clock.advance(30 * 24 * 60 * minute);
    expect((await session.netconf.rpc("<get-system-information/>")).ok).toBe(true);
  });
});

describe("request system logout", () => {
  it("ends the other sessions of a user, and the own one after its reply", async () => {
    await using r1 = await device("");
    const listener = await untilListening(r1, "netconf-ssh");
    const first = await openSession(listener);
    const second = await openSession(listener);
    const closed = r1.events.next("session-closed");
    const reply = await second.netconf.rpc(
      `<request-logout-user><pid>${first.netconf.sessionId}</pid></request-logout-user>`,
    );
    expect(reply.text).toContain("<logout-user/>");
    expect(await closed).toMatchObject({
      session: { sessionId: first.netconf.sessionId },
      reason: "session-killed",
    });
    await first.netconf.closed;
    const third = await openSession(listener);
    const last = await third.netconf.rpc("<command>request system logout user netops</command>");
    expect(last.errors).toEqual([]);
    await Promise.all([second.netconf.closed, third.netconf.closed]);
    expect(r1.sessions).toEqual([]);
    await Promise.all([first, second, third].map(({ ssh }) => ssh.close()));
  });
});

describe("the class of a user", () => {
  it.each([
    ["unauthorized", "unauthorized"],
    ["not defined", "nowhere"],
    ["without permissions", "bare"],
  ])("that is %s gives a message instead of a session", async (_what, name) => {
    await using r1 = await device("class bare { idle-timeout 5; }", classed(name));
    const ssh = await logIn(await untilListening(r1, "netconf-ssh"));
    const channel = await ssh.openNetconf();
    let heard = "";
    await new Promise<void>((resolve) => {
      channel.open({
        received: (bytes) => {
          heard += Buffer.from(bytes).toString();
        },
        drained: () => undefined,
        ended: () => resolve(),
      });
    });
    expect(heard).toBe(`<!-- user netops, class j-${name}: permission denied -->\n`);
    await expect(openNetconfClient(await ssh.openNetconf())).rejects.toMatchObject({
      code: "ERR_SESSION",
    });
    expect(r1.sessions).toEqual([]);
    const ended = nextAccepted(r1);
    await ssh.close();
    expect(await ended).toMatchObject({
      phase: "hello",
      reason: "session-unauthorized",
      detail: `class '${name}' of 'netops'`,
    });
  });

  it("is that of the login: a commit changes the next session, not the open ones", async () => {
    await using r1 = await device("class ops { permissions view; }", classed("ops"));
    const listener = await untilListening(r1, "netconf-ssh");
    await using before = await openSession(listener);
    const lock = "<lock><target><candidate/></target></lock>";
    const messages = async (session: typeof before): Promise<readonly string[]> =>
      (await session.netconf.rpc(lock)).errors.map(({ message }) => message);
    expect(await messages(before)).toEqual(["permission denied"]);
    await r1.configure("set system login class ops permissions configure");
    expect(await messages(before)).toEqual(["permission denied"]);
    await using after = await openSession(listener);
    expect(await messages(after)).toEqual([]);
  });
});
