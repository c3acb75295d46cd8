import { describe, expect, it } from "vitest";
import { SshdStory } from "../../../../src/transport/openssh/sshd-story.ts";

const exit = { code: 255, signal: null };
const began = 'Connection from 127.0.0.1 port 4 on 127.0.0.1 port 5 rdomain ""';
const identified = "debug1: Remote protocol version 2.0, remote software version x";
const answered = "debug1: SSH2_MSG_NEWKEYS sent [preauth]";
const exchanged = "debug1: KEX done [preauth]";
const accepted = "Accepted password for netops from 127.0.0.1 port 4 ssh2";
const closed = "Connection closed by 127.0.0.1 port 4";

interface Told {
  readonly story: SshdStory;
  readonly events: readonly string[];
}

function told(...lines: readonly string[]): Told {
  const events: string[] = [];
  const story = new SshdStory({
    entered: (phase) => events.push(phase),
    refused: ({ kind, user }, reason) => events.push(`${kind} of ${user}: ${reason}`),
    accepted: ({ user, method }) => events.push(`${user} by ${method}`),
    broken: () => events.push("broken"),
  });
  for (const line of lines) story.line(line);
  return { story, events };
}

describe("what sshd says about a connection", () => {
  it("tells the phases in order, whatever keys are exchanged later", () => {
    const { events } = told(began, identified, answered, exchanged, accepted, exchanged, accepted);
    expect(events).toEqual(["key-exchange", "authentication", "subsystem", "netops by password"]);
  });

  it("gives a refusal the reason that came before it, and only that one", () => {
    const failed = "Failed publickey for netops from 127.0.0.1 port 4 ssh2: ED25519-CERT SHA256:x";
    const { events } = told("Certificate invalid: expired", failed, failed);
    expect(events).toEqual(["public-key of netops: expired", "public-key of netops: refused"]);
  });

  it("takes nobody for logged in before keys are exchanged", () => {
    expect(told(began, accepted).events).toEqual([]);
  });

  it.each<[string, readonly string[], string]>([
    ["before it identified itself", [began, closed], "peer-closed-early"],
    ["before keys were exchanged", [began, identified, closed], "key-exchange-failed"],
    ["when it saw the host key", [began, identified, answered, closed], "host-key-rejected"],
    ["before it logged in", [began, identified, exchanged, closed], "peer-closed-in-login"],
    [
      "when a credential was refused",
      [began, identified, exchanged, "Invalid user x from 127.0.0.1 port 4", closed],
      "login-failed",
    ],
    ["without a session", [began, identified, exchanged, accepted, closed], "no-subsystem"],
  ])("names the reason when the client leaves %s", (_, lines, reason) => {
    expect(told(...lines).story.end(exit)).toMatchObject({ reason });
  });

  it.each([
    [closed, "peer-closed"],
    ["Connection reset by user netops 127.0.0.1 port 4", "connection-lost"],
  ])("names the reason when a session ends with %j", (line, reason) => {
    const { story } = told(began, identified, exchanged, accepted);
    story.establish();
    story.line(line);
    expect(story.end({ code: 0, signal: null })).toMatchObject({ reason });
  });

  it("keeps the first reason", () => {
    const { story } = told(
      began,
      identified,
      "Unable to negotiate with 127.0.0.1 port 4: no matching cipher found. Their offer: x [preauth]",
      "Bad packet length 7. [preauth]",
      closed,
    );
    expect(story.end(exit)).toEqual({
      reason: "key-exchange-failed",
      detail: "no matching cipher found. Their offer: x",
    });
  });

  it("takes an exit without a word for the end of the login grace time", () => {
    for (const code of [1, 3]) {
      const silent = { code, signal: null };
      expect(told(began).story.end(silent)).toMatchObject({ reason: "peer-silent" });
      expect(told(began, identified).story.end(silent)).toMatchObject({ reason: "login-timeout" });
    }
  });

  it("says that sshd failed when it ends before it takes the connection, with its last words", () => {
    const lines = [
      "/x/sshd_config: line 17: Bad configuration option: Nonsense",
      "/x: terminating",
    ];
    expect(told(...lines).story.end(exit)).toEqual({
      reason: "server-failed",
      detail: "/x: terminating",
    });
  });

  it("says that sshd failed when something killed it or it gave up by itself", () => {
    const lines = [began, identified, exchanged, accepted, "mm_request_receive: bad"];
    expect(told(...lines).story.end({ code: null, signal: "SIGSEGV" })).toEqual({
      reason: "server-failed",
      detail: "sshd was ended by SIGSEGV",
    });
    expect(told(...lines).story.end(exit)).toEqual({
      reason: "server-failed",
      detail: "sshd ended with 255: mm_request_receive: bad",
    });
  });

  it("wants sshd ended that runs without the device's accounts", () => {
    const { story, events } = told("ERROR: ld.so: object 'x' from LD_PRELOAD: ignored.", began);
    expect(events).toEqual(["broken"]);
    expect(story.end({ code: null, signal: "SIGKILL" })).toMatchObject({
      reason: "server-failed",
    });
  });
});
