import { CallHomeError, seededRandom } from "../../base/index.ts";
import { DeviceMaker } from "./device-maker.ts";
import { SshPki } from "./ssh-pki.ts";
import { type TlsKeyType, TlsPki } from "./tls-pki.ts";

/** What a PKI for tests and labs is made from; the same options give the same keys, names, numbers and dates. */
export interface TestPkiOptions {
  /** Whoever knows it can make every private key. */
  readonly seed: string;
  /** Milliseconds since 1970 round which certificates are valid, or not on purpose. */
  readonly now: number;
  /** The login for which user and client certificates are made. @defaultValue "lab" */
  readonly user?: string;
}

/** Everything that `callhome certs` writes, in memory, each piece made at its first use. */
export interface TestPki {
  readonly ssh: SshPki;
  readonly tls: Readonly<Record<TlsKeyType, TlsPki>>;
  readonly maker: DeviceMaker;
}

/** Login names as Junos takes them; they also stand in mail addresses and principals. */
const userForm = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;

/**
 * A PKI for tests and labs. Signatures by ECDSA keys differ from one making to the next, because
 * node:crypto draws their nonce at random; everything else repeats. Throws `ERR_OPTION` for a user
 * name or a date that certificates cannot hold.
 */
export function testPki({ seed, now, user = "lab" }: TestPkiOptions): TestPki {
  if (!userForm.test(user))
    throw new CallHomeError(
      "ERR_OPTION",
      `a user name is 1 to 64 letters, digits, dots, hyphens and underscores, not ${JSON.stringify(user)}`,
    );
  if (!(now >= earliest && now <= latest))
    throw new CallHomeError("ERR_OPTION", "certificates are made for the years 1980 to 2199");
  const random = seededRandom(seed).derive("pki");
  return {
    ssh: new SshPki(random.derive("ssh"), now, user),
    tls: {
      ecdsa: new TlsPki("ecdsa", random.derive("tls ecdsa"), now, user),
      rsa: new TlsPki("rsa", random.derive("tls rsa"), now, user),
    },
    maker: new DeviceMaker(seed, now),
  };
}

/** Every date before and after `now` must be one that both kinds of certificate can hold. */
const earliest = Date.UTC(1980, 0);
const latest = Date.UTC(2200, 0);
