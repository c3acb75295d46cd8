import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import {
  base10,
  base11,
  openNetconfClient,
  printNotification,
} from "../../../../src/netconf/session/index.ts";
import { el, textOf } from "../../../../src/xml/index.ts";
import { settled } from "../../../support/channel-pair.ts";
import { junosCapabilities } from "../../../support/junos-capabilities.ts";
import { helloOf, listener, type Served, serve } from "./serving.ts";

const at = Date.UTC(2026, 2, 2, 9, 50);
const notification = (text: string): string => printNotification(at, el("event", text));

async function established(served: Served = serve(), hello = helloOf(base10)): Promise<Served> {
  served.peer.open(listener());
  served.peer.write(Buffer.from(hello));
  await settled(served.peer, served.device);
  return served;
}

const eventsIn = ({ device }: Served): readonly string[] =>
  [...device.written.matchAll(/<event>([^<]*)</g)].map(([, text = ""]) => text);
const lostOf = ({ heard }: Served): readonly unknown[] =>
  heard.filter(([name]) => name === "lost").map(([, count]) => count);

describe("a notification", () => {
  it("is one message with the time of the event", async () => {
    const served = await established();
    const before = served.device.written.length;
    served.session.notify(notification("x"));
    expect(served.device.written.slice(before)).toBe(
      `<notification xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0">
<eventTime>2026-03-02T09:50:00Z</eventTime>
<event>x</event>
</notification>
]]>]]>
`,
    );
  });

  it("comes as a chunk where the session has chunks", async () => {
    const served = serve({ capabilities: [...junosCapabilities, base11] });
    await established(served, helloOf(base10, base11).trimEnd());
    const before = served.device.written.length;
    const text = notification("x");
    served.session.notify(text);
    expect(served.device.written.slice(before)).toBe(`\n#${text.length}\n${text}\n##\n`);
  });

  it("waits for the reply in progress, and goes before the next", async () => {
    const served = await established();
    served.peer.write(Buffer.from("<rpc><wait/></rpc>]]>]]><rpc><echo>next</echo></rpc>]]>]]>"));
    await settled(served.peer, served.device);
    served.session.notify(notification("between"));
    expect(eventsIn(served)).toEqual([]);
    served.release.now();
    await settled(served.peer, served.device);
    expect(served.device.written).toMatch(/<ok\/>[\s\S]*between[\s\S]*<said>next/);
  });

  it("is not sent before the peer's hello, nor after close-session", async () => {
    const early = serve();
    early.session.notify(notification("early"));
    await established(early);
    expect(eventsIn(early)).toEqual([]);
    early.peer.write(Buffer.from("<rpc><close-session/></rpc>]]>]]>"));
    await settled(early.peer, early.device);
    early.session.notify(notification("late"));
    expect(eventsIn(early)).toEqual([]);
  });

  it("is held for a peer that does not read, the newest of them for long", async () => {
    const served = await established();
    served.peer.pause(true);
    const filler = "x".repeat(100_000);
    served.session.notify(notification(filler));
    const count = limits.pendingNotifications + 3;
    for (let number = 0; number < count; number++) served.session.notify(notification(`${number}`));
    expect(eventsIn(served)).toEqual([filler]);
    expect(lostOf(served)).toEqual([1, 1, 1]);
    expect(served.device.paused).toBe(true);
    served.peer.pause(false);
    await settled(served.peer, served.device);
    const [, first, ...others] = eventsIn(served);
    expect(first).toBe("3");
    expect(others.at(-1)).toBe(`${count - 1}`);
    expect(others).toHaveLength(limits.pendingNotifications - 1);
    expect(served.device.paused).toBe(false);
    expect(served.heard.filter(([name]) => name === "notified")).toHaveLength(
      limits.pendingNotifications + 1,
    );
  });

  it("pushes out what is too long together, and is held alone when it is too long itself", async () => {
    const served = await established();
    served.peer.pause(true);
    served.session.notify(notification("x".repeat(100_000)));
    served.session.notify(notification("small"));
    const huge = "y".repeat(limits.pendingNotificationCharacters);
    served.session.notify(notification(huge));
    expect(lostOf(served)).toEqual([1]);
    served.peer.pause(false);
    await settled(served.peer, served.device);
    expect(eventsIn(served).map((text) => text[0])).toEqual(["x", "y"]);
  });

  it("is told to the listeners of the client, between its replies", async () => {
    const served = serve({}, { pieceBytes: 13 });
    const client = await openNetconfClient(served.peer);
    const asked = client.rpc("<echo>a</echo>");
    const told = client.events.next("notification");
    await asked;
    served.session.notify(notification("x"));
    const { eventTime, event, text } = await told;
    expect(eventTime).toBe("2026-03-02T09:50:00Z");
    expect(event && textOf(event)).toBe("x");
    expect(text).toBe(notification("x"));
    expect((await client.rpc("<echo>b</echo>")).ok).toBe(true);
  });
});
