import { expect, it } from "vitest";
import { authenticate, PasswordVerifier } from "../../../src/security/index.ts";
import { makeCertificate } from "../../support/ssh-certificates.ts";
import { testKey, testPolicy } from "../../support/ssh-pair.ts";

it.each([
  [[["permit-pty", ""]] as const, undefined],
  [[["permit-port-forwarding", ""]] as const, true],
  [[], true],
])("takes the terminal from a certificate without permit-pty: %j", (extensions, without) => {
  const key = testKey("certified");
  const signed = Buffer.from("session and request");
  const verdict = authenticate(
    {
      kind: "certificate",
      user: "lab",
      algorithm: "ssh-ed25519-cert-v01@openssh.com",
      certificate: makeCertificate({ key, ca: testKey("user ca"), extensions }),
      peerAddress: undefined,
      proof: { signed, signature: { algorithm: "ssh-ed25519", value: key.sign(signed) } },
    },
    testPolicy({}),
    0,
    new PasswordVerifier(),
  );
  expect(verdict).toMatchObject({ kind: "accepted" });
  const { certificate } = (verdict as Extract<typeof verdict, { kind: "accepted" }>).principal;
  expect(certificate?.withoutTerminal).toBe(without);
});
