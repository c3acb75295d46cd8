import ssh2 from "ssh2";
import { describe, expect, it } from "vitest";
import { type AuthPolicy, printOpenSshPrivateKey } from "../../../src/security/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { connectPair, echoServer, labUser, testKey, testPolicy } from "../../support/ssh-pair.ts";

const strangeKey = printOpenSshPrivateKey(testKey("stranger"), "stranger");
const users = new Map([
  ["lab", labUser],
  ["keys-only", { name: "keys-only", class: "operator", authorizedKeys: labUser.authorizedKeys }],
  ["root", { ...labUser, name: "root" }],
]);

type Guess = (username: string) => ssh2.AnyAuthMethod;
const guesses: Readonly<Record<string, Guess>> = {
  password: (username) => ({ type: "password", username, password: "guess" }),
  "keyboard-interactive": (username) => ({
    type: "keyboard-interactive",
    username,
    prompt: (_name, _instructions, _language, prompts, finish) =>
      finish(prompts.map(() => "guess")),
  }),
  "public key": (username) => ({ type: "publickey", username, key: strangeKey }),
};

/** ssh2 takes `false` as the end of the list; its types do not know that. */
const noMore = false as unknown as ssh2.AnyAuthMethod;

interface Told {
  /** Messages of the server, as ssh2 names them, from the first request on. */
  readonly messages: readonly string[];
  /** Waits of the device, in milliseconds, before each answer that it held back. */
  readonly delays: readonly number[];
  readonly reason: string;
}

/** All that a peer can see of so many guesses for one name. */
async function guess(
  username: string,
  tries: readonly Guess[],
  policy: Partial<AuthPolicy> = {},
): Promise<Told> {
  const { device, nms } = await connectPair();
  const clock = new ManualClock();
  const server = echoServer(device, {
    clock,
    policy: () => testPolicy({ users, rootLogin: "deny", ...policy }),
  });
  const messages: string[] = [];
  const client = new ssh2.Client();
  client.on("error", () => {});
  const left = new Promise((resolve) => nms.once("close", resolve));
  const methods = tries.map((one) => one(username));
  const authHandler: ssh2.AuthHandlerMiddleware = (_left, _partial, next) =>
    next(methods.shift() ?? noMore);
  client.connect({
    sock: nms,
    username,
    authHandler,
    debug: (text) => {
      if (/^Inbound: .*(USERAUTH|DISCONNECT|SERVICE)/.test(text)) messages.push(text);
    },
  });
  const delays: number[] = [];
  let isOver = false;
  void left.then(() => (isOver = true));
  await expect
    .poll(() => {
      // The rest are the login grace time, and the wait for a peer that was told goodbye.
      const [delay] = clock.waiting.filter((ms) => ms >= 5_000 && ms < 60_000);
      if (delay !== undefined) delays.push(delay);
      clock.advance(delay ?? 0);
      return isOver;
    })
    .toBe(true);
  return { messages, delays, reason: (await server.closed).reason };
}

const noDelay = { triesBeforeDisconnect: 10, backoffThreshold: 2, backoffFactor: 0 };

describe("who guesses", () => {
  it.each(Object.entries(guesses))("a %s is told the same whoever exists", async (_kind, one) => {
    const told = await guess("lab", [one, one], { retry: noDelay });
    expect(told.messages.filter((text) => text.includes("USERAUTH_FAILURE"))).toHaveLength(2);
    for (const name of ["nobody", "keys-only", "root"])
      expect(await guess(name, [one, one], { retry: noDelay })).toEqual(told);
  });

  it("a password waits the same time whoever exists, longer with each guess", async () => {
    const retry = { triesBeforeDisconnect: 10, backoffThreshold: 1, backoffFactor: 5 };
    const tries = Array.from({ length: 3 }, () => guesses["password"] as Guess);
    for (const name of ["lab", "nobody", "root"])
      expect((await guess(name, tries, { retry })).delays).toEqual([5_000, 10_000, 15_000]);
  });

  it("a password is cut off after tries-before-disconnect, whoever exists", async () => {
    const retry = { ...noDelay, triesBeforeDisconnect: 2 };
    const tries = Array.from({ length: 5 }, () => guesses["password"] as Guess);
    const told = await guess("lab", tries, { retry });
    expect(told.reason).toBe("too-many-tries");
    expect(told.messages.filter((text) => text.includes("USERAUTH_FAILURE"))).toHaveLength(1);
    expect(await guess("nobody", tries, { retry })).toEqual(told);
  });

  it("keys is cut off, too, at a bound of its own", async () => {
    const tries = Array.from({ length: 100 }, () => guesses["public key"] as Guess);
    const told = await guess("lab", tries);
    expect(told.reason).toBe("too-many-tries");
    expect(told.messages.filter((text) => text.includes("USERAUTH_FAILURE")).length).toBeLessThan(
      65,
    );
    expect(await guess("nobody", tries)).toEqual(told);
  });
});
