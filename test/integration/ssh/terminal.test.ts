import ssh2 from "ssh2";
import { expect, it } from "vitest";
import type { SshCertificateOption } from "../../../src/security/openssh-certificate-maker.ts";
import { CredentialOffers } from "../../../src/transport/ssh/ssh-credentials.ts";
import { certificateLine, makeCertificate } from "../../support/ssh-certificates.ts";
import { connectPair, echoServer, testKey } from "../../support/ssh-pair.ts";

const privateKey = testKey("certified");

/** What ssh2 says to a command with a terminal, asked for with a certificate of these extensions. */
async function answerToTerminal(
  extensions: readonly SshCertificateOption[],
): Promise<string | undefined> {
  const { device, nms } = await connectPair();
  const server = echoServer(device);
  const certificate = certificateLine(
    makeCertificate({ key: privateKey, ca: testKey("user ca"), extensions }),
  );
  const offers = new CredentialOffers("lab", [{ kind: "certificate", privateKey, certificate }]);
  const client = new ssh2.Client();
  client.on("error", () => undefined);
  const ready = new Promise((resolve) => client.once("ready", () => resolve(undefined)));
  client.connect({ sock: nms, username: "lab", authHandler: offers.handler });
  offers.attach(client);
  await ready;
  expect(server.log).toContain("login lab certificate");
  const message = await new Promise<string | undefined>((resolve) => {
    client.exec("show version", { pty: true }, (cause) => resolve(cause?.message));
  });
  client.end();
  await server.closed;
  return message;
}

it("gives no terminal to the holder of a certificate without permit-pty", async () => {
  expect(await answerToTerminal([])).toMatch(/pseudo-terminal/);
  expect(await answerToTerminal([["permit-port-forwarding", ""]])).toMatch(/pseudo-terminal/);
});

it("gives one to the holder of a certificate with it", async () => {
  // The server of this test runs no commands, which comes after the terminal.
  expect(await answerToTerminal([["permit-pty", ""]])).not.toMatch(/pseudo-terminal/);
});
