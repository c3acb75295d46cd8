import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dispatchTable, okReply } from "../../src/netconf/rpc/index.ts";
import {
  type ByteReceiver,
  base11,
  type SessionEnd,
  serveNetconf,
} from "../../src/netconf/session/index.ts";
import { parseXml } from "../../src/xml/index.ts";
import { junosCapabilities } from "../support/junos-capabilities.ts";
import { ManualClock } from "../support/manual-clock.ts";

const hello = (capability: string): string =>
  `<hello><capabilities><capability>${capability}</capability></capabilities></hello>]]>]]>`;
const said = fc.oneof(
  fc.constantFrom(
    hello(base11),
    hello("x"),
    '<rpc message-id="1"><get/></rpc>]]>]]>',
    "<rpc><close-session/></rpc>]]>]]>",
    "<rpc><a></rpc>]]>]]>",
    "\n#29\n<rpc junos='y'><get/></rpc>\n\n\n##\n",
    "\n#4\nabcd\n##\n",
    "]]>]]>",
    "]]>]]",
    "\n#9999999999\n",
    "<!DOCTYPE a>]]>]]>",
    "<!-- x -->",
  ),
  fc.string({ maxLength: 20 }),
);

/** Everything one session wrote, and how it ended, for bytes in these pieces. */
function play(pieces: readonly Uint8Array[], capabilities: readonly string[]) {
  const written: string[] = [];
  const ends: SessionEnd[] = [];
  let receiver: ByteReceiver | undefined;
  serveNetconf(
    {
      open(given) {
        receiver = given;
      },
      write: (bytes) => written.push(Buffer.from(bytes).toString()) > 0,
      pause: () => undefined,
      close: () => undefined,
    },
    {
      sessionId: 1,
      user: { name: "ops", class: "operator" },
      capabilities,
      profile: { junosNamespaceVersion: "22.4R0", rfcCompliant: false },
      operations: dispatchTable([{ name: "get", summary: "", run: () => okReply }]),
      context: () => undefined,
      clock: new ManualClock(),
      pause: async () => undefined,
      observer: { closed: (end) => ends.push(end) },
    },
  );
  for (const piece of pieces) receiver?.received(piece);
  receiver?.ended();
  return { written: written.join(""), ends };
}

describe("a peer that says anything", () => {
  it("gets well-formed replies and one end, the same however its bytes are cut", () => {
    const conversation = fc.array(said, { maxLength: 12 });
    fc.assert(
      fc.property(conversation, fc.nat(40), fc.boolean(), (texts, size, version11) => {
        const bytes = Buffer.from(texts.join(""));
        const capabilities = version11 ? [...junosCapabilities, base11] : junosCapabilities;
        const whole = play([bytes], capabilities);
        expect(whole.ends).toHaveLength(1);
        for (const [, reply] of whole.written.matchAll(/(<rpc-reply[\s\S]*?<\/rpc-reply>)/g))
          expect(parseXml(reply ?? "").name).toBe("rpc-reply");
        const pieces = Array.from({ length: Math.ceil(bytes.length / (size + 1)) }, (_, at) =>
          bytes.subarray(at * (size + 1), (at + 1) * (size + 1)),
        );
        expect(play(pieces, capabilities)).toEqual(whole);
      }),
      { numRuns: 2_000 },
    );
  });
});
