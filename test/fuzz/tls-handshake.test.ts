import { once } from "node:events";
import { createSecureContext, type SecureContext } from "node:tls";
import { describe, expect, it } from "vitest";
import { certificatesPem } from "../../src/security/pki/index.ts";
import { bitFlips } from "../support/damage.ts";
import { connectPair } from "../support/ssh-pair.ts";
import { connectTls, echoTls } from "../support/tls-peer.ts";
import { chainOf, credentials } from "../support/tls-pki.ts";

const [leaf = Buffer.alloc(0), ...above] = chainOf("client-dirname");
const { key } = credentials("client-dirname");

/** What a client shows; undefined when OpenSSL refuses to show it, because the key or the form does not fit. */
function contextOf(der: Uint8Array): SecureContext | undefined {
  try {
    return createSecureContext({ cert: certificatesPem([Buffer.from(der), ...above]), key });
  } catch {
    return undefined;
  }
}

/** Whether a server lets in who shows the context, before it asks who that is. */
async function letsIn(secureContext: SecureContext): Promise<boolean> {
  const { device, nms } = await connectPair();
  let enter: () => void = () => undefined;
  const entered = new Promise<void>((resolve) => (enter = resolve));
  const { closed } = echoTls(device, { onLogin: () => enter() });
  const client = connectTls(nms, { secureContext, rejectUnauthorized: false });
  client.resume();
  const gone = once(client, "close");
  const isIn = await Promise.race([entered.then(() => true), closed.then(() => false)]);
  client.destroy();
  await Promise.all([gone, closed]);
  return isIn;
}

describe("a client certificate over TLS", () => {
  it("is good as it is", async () => {
    const context = contextOf(leaf);
    expect(context !== undefined && (await letsIn(context))).toBe(true);
  });

  it("lets nobody in once a bit is turned", async () => {
    let shown = 0;
    for (const flipped of bitFlips(leaf, 7)) {
      const context = contextOf(flipped);
      if (context === undefined) continue;
      shown++;
      expect(await letsIn(context)).toBe(false);
    }
    expect(shown).toBeGreaterThan(100);
  });
});
