import {
  dispatchTable,
  errorReply,
  type Operation,
  okReply,
  operationFailed,
  type ReplyBody,
} from "../../../../src/netconf/rpc/index.ts";
import {
  type ByteReceiver,
  type NetconfServerSession,
  type ServerSessionOptions,
  serveNetconf,
} from "../../../../src/netconf/session/index.ts";
import { textOf } from "../../../../src/xml/index.ts";
import {
  type ChannelPairOptions,
  channelPair,
  type TestChannel,
} from "../../../support/channel-pair.ts";
import { junosCapabilities } from "../../../support/junos-capabilities.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

export interface TestContext {
  readonly session: NetconfServerSession;
  /** Answers a waiting `<wait/>`. */
  readonly release: { now: () => void };
}

const operation = (name: string, run: Operation<TestContext>["run"]): Operation<TestContext> => ({
  name,
  summary: name,
  run,
});

const operations = dispatchTable([
  operation("echo", (request) => [{ xml: `<said>${textOf(request)}</said>\n` }]),
  operation("big", () => [{ xml: `<big>${"x".repeat(100_000)}</big>\n` }]),
  operation("fail", () => errorReply(operationFailed("permission denied", "fail"))),
  operation("throw", () => {
    throw new Error("a bug");
  }),
  operation(
    "wait",
    (_, { release }) =>
      new Promise<ReplyBody>((resolve) => {
        release.now = () => resolve(okReply);
      }),
  ),
  operation("close-session", (_, { session }) => {
    session.endAfterReply();
    return okReply;
  }),
]);

/** A session under test: its channel ends, what its observer heard, and a way to let `<wait/>` go on. */
export interface Served {
  readonly session: NetconfServerSession;
  readonly peer: TestChannel;
  readonly device: TestChannel;
  readonly heard: readonly (readonly [string, unknown])[];
  readonly release: { now: () => void };
  readonly clock: ManualClock;
}

export function serve(
  options: Partial<ServerSessionOptions<TestContext>> = {},
  pair: ChannelPairOptions = {},
): Served {
  const [device, peer] = channelPair(pair);
  const heard: (readonly [string, unknown])[] = [];
  const release = { now: (): void => undefined };
  const clock = new ManualClock(Date.UTC(2026, 2, 2, 10, 11, 12));
  const session = serveNetconf(device, {
    sessionId: 18_321,
    user: { name: "netops", class: "super-user" },
    capabilities: junosCapabilities,
    profile: { junosNamespaceVersion: "22.4R0", rfcCompliant: false },
    operations,
    context: (own) => ({ session: own, release }),
    clock,
    pause: async () => undefined,
    observer: {
      opened: (peerHello) => heard.push(["opened", peerHello]),
      answered: (request) => heard.push(["answered", request]),
      notified: () => heard.push(["notified", undefined]),
      notificationsLost: (count) => heard.push(["lost", count]),
      faulted: (fault) => heard.push(["faulted", fault]),
      closed: (end) => heard.push(["closed", end]),
    },
    ...options,
  });
  return { session, peer, device, heard, release, clock };
}

/** A peer that only listens, and what it was told. */
export function listener(): ByteReceiver & { readonly told: string[] } {
  const told: string[] = [];
  return {
    told,
    received: () => undefined,
    drained: () => told.push("drained"),
    ended: (cause) => told.push(cause === undefined ? "ended" : `ended: ${cause.message}`),
  };
}

export const helloOf = (...capabilities: readonly string[]): string =>
  `<?xml version="1.0"?><hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>${capabilities
    .map((capability) => `<capability>${capability}</capability>`)
    .join("")}</capabilities></hello>]]>]]>\n`;

export const openingTag = (id: string): string =>
  `<rpc-reply xmlns="urn:ietf:params:xml:ns:netconf:base:1.0" xmlns:junos="http://xml.juniper.net/junos/22.4R0/junos" message-id="${id}">\n`;
