import { describe, expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import { type EmulatedDevice, emulateDevice } from "../../../src/device/index.ts";
import type { ReceivedNotification } from "../../../src/netconf/session/index.ts";
import { type ManagedDevice, receiveCallHome } from "../../../src/nms/index.ts";
import { type CallHomePair, callHomePair } from "../../../src/testing.ts";

const configuration =
  "system { host-name r1; services { netconf { notification; } } }\nsystem { location { building b1; } }";

/** Notifications of a subscribed session as they come. */
async function subscribed(
  managed: ManagedDevice,
  content = "",
): Promise<{
  readonly heard: ReceivedNotification[];
  readonly until: (count: number) => Promise<void>;
}> {
  const heard: ReceivedNotification[] = [];
  managed.events.on("notification", (notification) => heard.push(notification));
  const reply = await managed.rpc(
    `<create-subscription xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0">${content}</create-subscription>`,
  );
  expect(reply.errors).toEqual([]);
  return {
    heard,
    until: async (count) => {
      while (heard.length < count) await managed.events.next("notification");
    },
  };
}

/** A second session of the same NMS: another call-home client of the device. */
async function secondSession({ device, receiver }: CallHomePair): Promise<ManagedDevice> {
  const connected = receiver.events.next("connected");
  await device.configure(
    `system { services { outbound-ssh { client second { device-id second; services netconf; 127.0.0.1 port ${receiver.port}; } } } }`,
  );
  return await connected;
}

const names = (heard: readonly ReceivedNotification[]): readonly (string | undefined)[] =>
  heard.map(({ event }) => event?.name);

const building = (name: string): string =>
  `<edit-config><target><candidate/></target><config><configuration><system><location><building>${name}</building></location></system></configuration></config></edit-config>`;

describe("a subscribed session", () => {
  it("hears of commits: who, and what", async () => {
    await using pair = await callHomePair({ configuration });
    const { managed } = pair;
    const { heard, until } = await subscribed(managed);
    await managed.rpc(building("b2"));
    expect((await managed.rpc("<commit/>")).ok).toBe(true);
    await until(1);
    expect(heard[0]?.eventTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(
      heard[0]?.text,
    ).toContain(`<netconf-config-change xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-notifications">
<changed-by>
<username>callhome-pair</username>
<session-id>${managed.sessionId}</session-id>
<source-host>127.0.0.1</source-host>
</changed-by>
<datastore>running</datastore>
<edit>
<target xmlns:jc="http://xml.juniper.net/xnm/1.1/xnm">/jc:configuration/jc:system/jc:location/jc:building</target>
<operation>replace</operation>
</edit>
</netconf-config-change>`);
    await pair.device.configure("system { location { building b3; } }");
    await until(2);
    expect(heard[1]?.text).toContain(
      "<changed-by>\n<username>root</username>\n<session-id>0</session-id>\n</changed-by>",
    );
  });

  it("hears of other sessions, and by whom one was killed", async () => {
    await using pair = await callHomePair({ configuration, retryScale: 0.001 });
    const { managed } = pair;
    const { heard, until } = await subscribed(managed);
    const other = await secondSession(pair);
    await until(2);
    const again = pair.receiver.events.next("connected");
    await managed.rpc(`<kill-session><session-id>${other.sessionId}</session-id></kill-session>`);
    await until(3);
    const third = await again;
    await until(4);
    await third.close();
    await until(5);
    expect(names(heard).slice(0, 5)).toEqual([
      "netconf-config-change",
      "netconf-session-start",
      "netconf-session-end",
      "netconf-session-start",
      "netconf-session-end",
    ]);
    expect(heard[2]?.text).toContain(
      `<session-id>${other.sessionId}</session-id>\n<source-host>127.0.0.1</source-host>\n<killed-by>${managed.sessionId}</killed-by>\n<termination-reason>killed</termination-reason>`,
    );
    expect(heard[4]?.text).toContain("<termination-reason>closed</termination-reason>");
  });

  it("gets what is sent through the library, if its filter selects something of it", async () => {
    await using pair = await callHomePair({ configuration });
    const { device, managed } = pair;
    const { heard, until } = await subscribed(
      managed,
      '<filter type="subtree"><alarm xmlns="urn:example:alarms"><class>major</class></alarm></filter>',
    );
    const alarm = (kind: string): string =>
      `<a:alarm xmlns:a="urn:example:alarms"><a:class>${kind}</a:class><a:text>fan &lt;1&gt;</a:text></a:alarm>`;
    expect(device.notify(alarm("minor"))).toBe(0);
    expect(device.notify(alarm("major"))).toBe(1);
    await until(1);
    expect(heard[0]?.text).toContain(
      '<a:alarm xmlns:a="urn:example:alarms">\n<a:class>major</a:class>\n<a:text>fan &lt;1&gt;</a:text>\n</a:alarm>\n</notification>',
    );
    const state = await managed.rpc(
      '<get><filter><netconf-state xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"><sessions/></netconf-state></filter></get>',
    );
    expect(state.text).toContain("<out-notifications>1</out-notifications>");
  });

  it("hears nothing of what its user may not see", async () => {
    const password = "a-password";
    await using receiver = await receiveCallHome({
      credentials: {
        username: "watcher",
        credentials: [{ kind: "password", password: new Secret(password) }],
      },
    });
    const connected = receiver.events.next("connected");
    await using device = await emulateDevice({
      configuration: `${configuration}\nsystem { login { class watching { permissions [ view interface ]; } } }`,
      users: [{ name: "watcher", password, class: "watching" }],
      nms: [{ host: receiver.host, port: receiver.port }],
    });
    const { heard, until } = await subscribed(await connected);
    await device.configure(
      "system { location { building b9; } } interfaces { ge-0/0/0 { mtu 9000; } }",
    );
    await until(1);
    expect(heard[0]?.text).toContain("jc:interfaces</target>");
    expect(heard[0]?.text).not.toContain("jc:system");
  });

  it("hears of no session but its own, and of no change it may not see, without the permission view", async () => {
    const password = "a-password";
    await using receiver = await receiveCallHome({
      credentials: {
        username: "watcher",
        credentials: [{ kind: "password", password: new Secret(password) }],
      },
    });
    const connected = receiver.events.next("connected");
    await using device = await emulateDevice({
      configuration: `${configuration}\nsystem { login { class ports { permissions interface; } } }`,
      users: [{ name: "watcher", password, class: "ports" }],
      nms: [{ host: receiver.host, port: receiver.port }],
    });
    const { heard, until } = await subscribed(await connected);
    const again = receiver.events.next("connected");
    await device.configure(
      `system { services { outbound-ssh { client second { device-id second; services netconf; 127.0.0.1 port ${receiver.port}; } } } }`,
    );
    const second = await again;
    const { heard: own } = await subscribed(second);
    await second.close();
    await device.configure("interfaces { ge-0/0/0 { mtu 9000; } }");
    await until(1);
    expect(names(heard)).toEqual(["netconf-config-change"]);
    expect(heard[0]?.text).toContain("jc:interfaces</target>");
    expect(names(own)).not.toContain("netconf-session-start");
  });

  it("gets notifications in chunks, between its replies", async () => {
    await using pair = await callHomePair({
      configuration:
        "system { host-name r1; services { netconf { rfc-compliant; version-1.1; notification; } } }",
    });
    const { device, managed } = pair;
    const { heard, until } = await subscribed(managed);
    const replies = Array.from({ length: 20 }, (_, number) => {
      device.notify(`<event>${number}</event>`);
      return managed.rpc("<get-config><source><running/></source></get-config>");
    });
    for (const { ok } of await Promise.all(replies)) expect(ok).toBe(true);
    await until(20);
    expect(heard.map(({ event }) => event?.children[0])).toEqual(
      Array.from({ length: 20 }, (_, number) => `${number}`),
    );
  });
});

it("loses the oldest events of a session that cannot read as fast, and tells how many", async () => {
  await using pair = await callHomePair({ configuration });
  const { device, managed } = pair;
  const { heard } = await subscribed(managed);
  let lost = 0;
  device.events.on("notifications-lost", ({ sessionId, count }) => {
    expect(sessionId).toBe(managed.sessionId);
    lost += count;
  });
  // In one turn of the event loop, so that nothing is sent meanwhile.
  const count = 2_000;
  for (let number = 0; number < count; number++)
    device.notify(`<event><number>${number}</number><text>${"x".repeat(5_000)}</text></event>`);
  expect(lost).toBeGreaterThan(0);
  const isLastHere = (): boolean =>
    heard.some(({ text }) => text.includes(`<number>${count - 1}<`));
  while (!isLastHere()) await managed.events.next("notification");
  expect(heard).toHaveLength(count - lost);
  expect((await managed.rpc("<get-system-information/>")).ok).toBe(true);
});

describe("notify", () => {
  it.each([
    ["text", "x"],
    ["two elements", "<a/><b/>"],
    ["an element that does not end", "<a>"],
    ["an undeclared prefix", "<x:a/>"],
    ["a document type", "<!DOCTYPE a><a/>"],
  ])("refuses %s", async (_, event) => {
    await using pair = await callHomePair({ configuration });
    const send = (device: EmulatedDevice): number => device.notify(event);
    expect(() => send(pair.device)).toThrow(
      expect.objectContaining({ code: "ERR_NOTIFICATION" }) as Error,
    );
  });

  it("reaches nobody on a device without subscriptions", async () => {
    await using pair = await callHomePair({ configuration: "system { host-name r1; }" });
    expect(pair.device.notify("<event/>")).toBe(0);
    const refused = await pair.managed.rpc("<create-subscription/>");
    expect(refused.errors).toMatchObject([{ message: "syntax error" }]);
  });
});
