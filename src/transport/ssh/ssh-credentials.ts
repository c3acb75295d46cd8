import type { AnyAuthMethod, AuthHandlerMiddleware, Client, ParsedKey } from "ssh2";
import { CallHomeError, type Secret } from "../../base/index.ts";
import {
  blobOfLine,
  certificateAlgorithm,
  type PrivateKey,
  parseCertificate,
  signatureBlob,
} from "../../security/index.ts";
import { signCertificateLogins } from "./ssh2-internals.ts";
import { ssh2Key, ssh2LoginKey } from "./ssh2-keys.ts";

/** What a client can log in with. */
export type Credential =
  | {
      readonly kind: "certificate";
      readonly privateKey: PrivateKey;
      /** One line of a `-cert.pub` file. */
      readonly certificate: string;
    }
  | { readonly kind: "public-key"; readonly privateKey: PrivateKey }
  /** Tried as `password` and then as `keyboard-interactive`. */
  | { readonly kind: "password"; readonly password: Secret };

/** A method in the words of an attempt record. */
export type ClientAuthMethod = "certificate" | "public-key" | "password" | "keyboard-interactive";

interface Offer {
  readonly method: ClientAuthMethod;
  /** Name in the server's list of methods that can continue. */
  readonly wireName: string;
  readonly request: AnyAuthMethod;
}

/** Offers the credentials in their order and remembers which one is out. */
export class CredentialOffers {
  readonly #offers: readonly Offer[];
  readonly #keys = new Map<ParsedKey, PrivateKey>();
  #next = 0;
  #current: ClientAuthMethod | undefined;

  /** Throws `ERR_KEY` for a certificate that cannot be read or does not belong to its key. */
  constructor(user: string, credentials: readonly Credential[]) {
    this.#offers = credentials.flatMap((credential) => this.#offersOf(user, credential));
  }

  /** The method offered last: the one that succeeded, once the login did. */
  get current(): ClientAuthMethod | undefined {
    return this.#current;
  }

  /** Methods offered so far, for messages. */
  get tried(): readonly ClientAuthMethod[] {
    return this.#offers.slice(0, this.#next).map((offer) => offer.method);
  }

  /** Hands the credentials to ssh2; call it after the client was connected to its socket. */
  readonly handler: AuthHandlerMiddleware = (
    methodsLeft: readonly string[] | null,
    _partial,
    next,
  ) => {
    for (;;) {
      const offer = this.#offers[this.#next];
      if (offer === undefined) return next(noMore);
      this.#next++;
      // Before the first answer ssh2 does not know what the server takes.
      if (methodsLeft !== null && !methodsLeft.includes(offer.wireName)) continue;
      this.#current = offer.method;
      return next(offer.request);
    }
  };

  /** Makes ssh2 sign for certificates; call it after `client.connect`. */
  attach(client: Client): void {
    signCertificateLogins(client, (key, data) => {
      const privateKey = this.#keys.get(key);
      const algorithm = privateKey?.algorithmNames[0];
      if (privateKey === undefined || algorithm === undefined) return undefined;
      return signatureBlob(privateKey.keyObject, algorithm, data);
    });
  }

  #offersOf(username: string, credential: Credential): Offer[] {
    if (credential.kind === "password") return passwordOffers(username, credential.password);
    if (credential.kind === "public-key")
      return [keyOffer("public-key", username, ssh2LoginKey(credential.privateKey))];
    const key = certificateKey(credential.privateKey, credential.certificate);
    this.#keys.set(key, credential.privateKey);
    return [keyOffer("certificate", username, key)];
  }
}

/** ssh2 takes `false` as the end of the list; its types do not know that. */
const noMore = false as unknown as AnyAuthMethod;

function keyOffer(method: ClientAuthMethod, username: string, key: ParsedKey): Offer {
  const request = { type: "publickey", username, key } as unknown as AnyAuthMethod;
  return { method, wireName: "publickey", request };
}

function passwordOffers(username: string, password: Secret): Offer[] {
  return [
    {
      method: "password",
      wireName: "password",
      request: { type: "password", username, password: password.reveal() },
    },
    {
      method: "keyboard-interactive",
      wireName: "keyboard-interactive",
      request: {
        type: "keyboard-interactive",
        username,
        prompt: (_name, _instructions, _language, prompts, finish) =>
          finish(prompts.map(() => password.reveal())),
      },
    },
  ];
}

/** A key that shows the certificate and signs with the plain key. */
function certificateKey(privateKey: PrivateKey, line: string): ParsedKey {
  const blob = blobOfLine(line);
  const certificate = blob && parseCertificate(blob);
  const algorithm = privateKey.algorithmNames[0];
  if (blob === undefined || certificate === undefined || algorithm === undefined)
    throw new CallHomeError("ERR_KEY", "could not read the user certificate");
  if (!certificate.publicKey.blob.equals(privateKey.publicBlob))
    throw new CallHomeError("ERR_KEY", "the user certificate is for another key");
  return ssh2Key({
    type: certificateAlgorithm(algorithm),
    publicBlob: () => blob,
    sign: (data) => privateKey.sign(data, algorithm),
  });
}
