import { once } from "node:events";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { connect, type SecureVersion } from "node:tls";

/** Alerts about a certificate (RFC 8446 6.2). */
export const alerts = {
  "bad certificate": 42,
  "certificate expired": 45,
  "unknown ca": 48,
} as const;

/**
 * A TLS client that answers the server's certificate with a fatal alert, as clients do that judge it
 * during the handshake; those of node:tls judge it afterwards and leave without a word.
 */
export async function sendAlert(
  socket: Socket,
  version: SecureVersion,
  alert: keyof typeof alerts,
): Promise<void> {
  socket.on("error", () => undefined);
  socket.write(await clientHello(version));
  await once(socket, "data");
  socket.resume();
  socket.end(Buffer.of(21, 3, 3, 0, 2, 2, alerts[alert]));
}

/** What a client of this version says first. */
function clientHello(version: SecureVersion): Promise<Buffer> {
  return new Promise((resolve) => {
    const wire = new Duplex({
      read: () => undefined,
      write(chunk: Buffer, _encoding, done) {
        resolve(chunk);
        done();
        setImmediate(() => client.destroy());
      },
    });
    const client = connect({ socket: wire, minVersion: version, maxVersion: version });
    client.on("error", () => undefined);
  });
}
