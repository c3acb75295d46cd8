import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CallHomeError } from "../../src/base/index.ts";
import {
  importPrivateKey,
  type PrivateKey,
  parseSignature,
  printOpenSshPrivateKey,
  signatureBlob,
} from "../../src/security/index.ts";
import { privateKeyPem, testPki } from "../../src/security/pki/index.ts";
import { parsePublicKey } from "../../src/security/public-key.ts";
import { verifySignature } from "../../src/security/signature.ts";
import { bitFlips, damaged, damagedText, truncations } from "../support/damage.ts";

const { ssh } = testPki({ seed: "fuzz", now: Date.UTC(2026, 0) });
const keyTypes = ["ed25519", "ecdsa", "rsa"] as const;
const signed = Buffer.from("what a host signs");
const armours = [/(-----BEGIN [A-Z ]+-----\n)/, /(\n-----END [A-Z ]+-----\s*)$/] as const;

/** The text of a key around other bytes. */
function withBody(text: string, body: Uint8Array): string {
  const [head = "", foot = ""] = armours.map((armour) => armour.exec(text)?.[1]);
  return `${head}${Buffer.from(body).toString("base64")}${foot}`;
}

function bodyOf(text: string): Buffer {
  return Buffer.from(text.replaceAll(/-----[A-Z ]+-----/g, ""), "base64");
}

/** The key, if it is taken for one; a fault that is not of our table fails the test. */
function tryImport(text: string): PrivateKey | undefined {
  try {
    return importPrivateKey(text);
  } catch (cause) {
    if (cause instanceof CallHomeError && cause.code === "ERR_KEY") return undefined;
    throw cause;
  }
}

/** Whether the text is refused, or what its key signs is what its public half, as peers read it, verifies. */
function isRefusedOrWhole(text: string): boolean {
  const key = tryImport(text);
  if (key === undefined) return true;
  const name = key.algorithmNames.at(-1);
  const publicKey = parsePublicKey(key.publicBlob);
  if (name === undefined || publicKey === undefined) return false;
  const signature = parseSignature(signatureBlob(key.keyObject, name, signed));
  return signature !== undefined && verifySignature(publicKey, signed, signature);
}

const forms = {
  OpenSSH: (key: PrivateKey) => printOpenSshPrivateKey(key, "fuzz"),
  "PKCS #8": (key: PrivateKey) => privateKeyPem(key),
  traditional: ({ keyObject }: PrivateKey) =>
    keyObject.export({
      type: keyObject.asymmetricKeyType === "rsa" ? "pkcs1" : "sec1",
      format: "pem",
    }) as string,
} as const;

const cases = keyTypes.flatMap((type) =>
  Object.entries(forms)
    .filter(([form]) => form !== "traditional" || type !== "ed25519")
    .map(([form, print]) => [type, form, print(ssh.key(`host-${type}`))] as const),
);

describe.each(cases)("an %s key in %s form", (type, _form, text) => {
  it("is read as it is", () => {
    expect(tryImport(text)?.publicKeyText).toBe(ssh.key(`host-${type}`).publicKeyText);
    expect(tryImport(withBody(text, bodyOf(text)))?.publicKeyText).toBeDefined();
  });

  it("is refused when it ends early", () => {
    for (const short of truncations(bodyOf(text)))
      expect(tryImport(withBody(text, short))).toBeUndefined();
  });

  it("with any bit turned is refused, or is a whole key all the same", () => {
    for (const flipped of bitFlips(bodyOf(text), type === "rsa" ? 29 : 1)) {
      expect(isRefusedOrWhole(withBody(text, flipped))).toBe(true);
    }
  });

  it("after any blows is refused, or is a whole key all the same", () => {
    const bodies = damaged([bodyOf(text)]).map((body) => withBody(text, body));
    fc.assert(
      fc.property(fc.oneof(bodies, damagedText([text])), (hurt) => {
        expect(isRefusedOrWhole(hurt)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

it("text of any kind is refused with a code", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom("OPENSSH PRIVATE KEY", "PRIVATE KEY"),
      (text, label) => {
        expect(tryImport(text)).toBeUndefined();
        expect(
          tryImport(`-----BEGIN ${label}-----\n${text}\n-----END ${label}-----\n`),
        ).toBeUndefined();
      },
    ),
    { numRuns: 1_000 },
  );
});
