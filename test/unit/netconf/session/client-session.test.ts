import { describe, expect, it } from "vitest";
import { CallHomeError } from "../../../../src/base/index.ts";
import {
  base10,
  base11,
  type NetconfClientSession,
  openNetconfClient,
} from "../../../../src/netconf/session/index.ts";
import { textOf } from "../../../../src/xml/index.ts";
import { channelPair, settled, type TestChannel } from "../../../support/channel-pair.ts";
import { junosCapabilities } from "../../../support/junos-capabilities.ts";
import { listener, type Served, serve } from "./serving.ts";

async function connected(
  served: Served = serve(),
): Promise<{ client: NetconfClientSession; served: Served }> {
  return { client: await openNetconfClient(served.peer), served };
}

/** A client whose device says what the test wants. */
async function scripted(): Promise<{ client: NetconfClientSession; device: TestChannel }> {
  const [device, peer] = channelPair();
  device.open(listener());
  device.write(
    Buffer.from("<!-- hi --><hello><capabilities/><session-id>7</session-id></hello>]]>]]>"),
  );
  return { client: await openNetconfClient(peer), device };
}

describe("openNetconfClient", () => {
  it("reads the hello of a Junos device, comments and all", async () => {
    const { client, served } = await connected(serve({}, { pieceBytes: 9 }));
    expect(client.sessionId).toBe(18_321);
    expect(client.serverCapabilities).toEqual(junosCapabilities);
    await settled(served.peer, served.device);
    expect(served.session.peerCapabilities).toEqual([base10, base11]);
  });

  it.each([
    ["no hello", "<rpc-reply/>]]>]]>"],
    ["a hello without session-id", "<hello><capabilities/></hello>]]>]]>"],
    ["no XML", "SSH-2.0-x]]>]]>"],
  ])("refuses a device that sends %s", async (_, text) => {
    const [device, peer] = channelPair();
    device.open(listener());
    device.write(Buffer.from(text));
    await expect(openNetconfClient(peer)).rejects.toMatchObject({ code: "ERR_SESSION" });
    expect(peer.closed).toBe(true);
  });

  it("gives up when told, and when the device leaves", async () => {
    const [, silent] = channelPair();
    const stop = new AbortController();
    const opening = openNetconfClient(silent, { signal: stop.signal });
    stop.abort();
    await expect(opening).rejects.toThrow("no hello came in time");
    const [leaving, peer] = channelPair();
    leaving.close();
    await expect(openNetconfClient(peer)).rejects.toBeInstanceOf(CallHomeError);
  });
});

describe("rpc", () => {
  it.each([
    ["end-of-message", junosCapabilities],
    ["chunked", [...junosCapabilities, base11]],
  ])("matches pipelined replies to their requests with %s framing", async (_, capabilities) => {
    const { client } = await connected(serve({ capabilities }, { pieceBytes: 11 }));
    const words = ["a", "b", "c"];
    const results = await Promise.all(words.map((word) => client.rpc(`<echo>${word}</echo>`)));
    expect(results.map(({ reply }) => textOf(reply.children[0] as typeof reply))).toEqual(words);
    expect(results[0]?.text).toContain("<said>a</said>\n</rpc-reply>");
    expect(results[0]).toMatchObject({ ok: true, errors: [] });
    await client.close();
  });

  it("resolves with the errors of the device", async () => {
    const { client } = await connected();
    const { ok, errors } = await client.rpc("<fail/>");
    expect(ok).toBe(false);
    expect(errors).toEqual([
      {
        type: "protocol",
        tag: "operation-failed",
        severity: "error",
        message: "permission denied",
        path: undefined,
        badElement: "fail",
      },
    ]);
  });

  it("counts a reply with warnings only as good", async () => {
    const { client, device } = await scripted();
    const asked = client.rpc("<open-configuration/>");
    const warning =
      "<rpc-error><error-severity>warning</error-severity><error-message>\nx\n</error-message></rpc-error>";
    device.write(Buffer.from(`<rpc-reply message-id="1"><a>${warning}</a></rpc-reply>]]>]]>`));
    expect(await asked).toMatchObject({
      ok: true,
      errors: [{ message: "x", severity: "warning" }],
    });
  });

  it("takes a reply without message-id for the oldest request", async () => {
    const { client, device } = await scripted();
    const asked = client.rpc("<a/>");
    device.write(Buffer.from("<rpc-reply/>]]>]]>"));
    expect(await asked).toMatchObject({ ok: true });
  });

  it("can be given up without disturbing the requests after it", async () => {
    const { client, served } = await connected();
    const stop = new AbortController();
    const waiting = client.rpc("<wait/>", { signal: stop.signal });
    const next = client.rpc("<echo>x</echo>");
    await settled(served.peer, served.device);
    stop.abort(new Error("too long"));
    await expect(waiting).rejects.toThrow("too long");
    served.release.now();
    expect((await next).text).toContain("<said>x</said>");
    await expect(client.rpc("<echo/>", { signal: stop.signal })).rejects.toThrow("too long");
  });

  it.each([
    ["an unknown message-id", '<rpc-reply message-id="99"/>]]>]]>'],
    ["broken XML", "<rpc-reply>]]>]]>"],
  ])("rejects, and the session ends, when the device sends %s", async (_, text) => {
    const { client, device } = await scripted();
    const asked = client.rpc("<a/>");
    device.write(Buffer.from(text));
    await expect(asked).rejects.toMatchObject({ code: "ERR_SESSION" });
    expect(await client.closed).toBeInstanceOf(CallHomeError);
  });
});

describe("the end", () => {
  it("by close() says close-session and is no problem", async () => {
    const { client, served } = await connected();
    await Promise.all([client.close(), client.close()]);
    expect(await client.closed).toBeUndefined();
    expect(served.heard.at(-1)).toEqual(["closed", { reason: "close-session", detail: undefined }]);
    await expect(client.rpc("<echo/>")).rejects.toMatchObject({ code: "ERR_SESSION" });
  });

  it("by the device rejects what waits", async () => {
    const { client, served } = await connected();
    const waiting = client.rpc("<wait/>");
    await settled(served.peer, served.device);
    served.session.end("killed");
    await expect(waiting).rejects.toThrow("the device closed the session");
    expect(await client.closed).toMatchObject({ code: "ERR_SESSION" });
    await client.close();
  });
});
