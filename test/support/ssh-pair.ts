import { connect, createServer, type Socket } from "node:net";
import { seededRandom } from "../../src/base/index.ts";
import {
  type AuthPolicy,
  defaultRetryPolicy,
  deriveHostKey,
  type HostKey,
  hashPassword,
  type PrivateKey,
  type UserAccount,
} from "../../src/security/index.ts";
import {
  type SshCloseReason,
  type SshServerConnection,
  type SshServerOptions,
  serveSsh,
} from "../../src/transport/ssh/index.ts";

/** Two ends of one loopback connection: `device` dialled, `nms` was accepted. */
export interface SocketPair {
  readonly device: Socket;
  readonly nms: Socket;
}

/** Connects over a port that the system chooses; the listener is gone when this resolves. */
export function connectPair(): Promise<SocketPair> {
  return new Promise((resolve, reject) => {
    const listener = createServer((nms) => {
      listener.close();
      accepted = nms;
      settle();
    });
    let accepted: Socket | undefined;
    let dialled: Socket | undefined;
    const settle = (): void => {
      if (accepted && dialled) resolve({ device: dialled, nms: accepted });
    };
    listener.listen(0, "127.0.0.1", () => {
      const address = listener.address();
      if (address === null || typeof address === "string") return reject(new Error("no port"));
      const device = connect(address.port, "127.0.0.1", () => {
        dialled = device;
        settle();
      });
    });
  });
}

const derived = new Map<string, PrivateKey>();

/** The same key for the same name, in every test; RSA keys take their time once. */
export function testKey(name: string, type: "ed25519" | "ecdsa" | "rsa" = "ed25519"): PrivateKey {
  const known = derived.get(`${type} ${name}`);
  const key = known ?? deriveHostKey(type, seededRandom(name));
  derived.set(`${type} ${name}`, key);
  return key;
}

export const hostKeys: readonly HostKey[] = [testKey("host")];
export const labPassword = "correct horse";
const labHash = hashPassword(labPassword, seededRandom("lab hash"));

export const labUser: UserAccount = {
  name: "lab",
  class: "super-user",
  passwordHash: labHash,
  authorizedKeys: [testKey("lab user").publicKeyText],
};

/** A policy that takes `lab` by every method and delays no answer. */
export function testPolicy(changes: Partial<AuthPolicy> = {}): AuthPolicy {
  return {
    users: new Map([[labUser.name, labUser]]),
    trustedUserCas: [testKey("user ca").publicKeyText],
    authorizedPrincipals: undefined,
    rootLogin: "allow",
    allow: { password: true, publicKey: true, certificate: true, keyboardInteractive: true },
    retry: { ...defaultRetryPolicy, backoffFactor: 0 },
    ...changes,
  };
}

/** A server side that echoes on every netconf channel and remembers what it was told. */
export interface EchoServer {
  readonly connection: SshServerConnection;
  /** Everything told, in order: `phase authentication`, `refused password wrong-password`, `login lab password`, `netconf`. */
  readonly log: readonly string[];
  readonly closed: Promise<{ readonly reason: SshCloseReason; readonly detail: string }>;
}

export function echoServer(socket: Socket, options: Partial<SshServerOptions> = {}): EchoServer {
  const log: string[] = [];
  let close: (end: { reason: SshCloseReason; detail: string }) => void;
  const closed = new Promise<{ reason: SshCloseReason; detail: string }>((resolve) => {
    close = resolve;
  });
  const connection = serveSsh(socket, {
    hostKeys,
    policy: () => testPolicy(),
    peerAddress: "127.0.0.1",
    onPhase: (phase) => log.push(`phase ${phase}`),
    onRefused: (attempt, reason) => log.push(`refused ${attempt.kind} ${reason}`),
    onLogin: (principal) => log.push(`login ${principal.user} ${principal.method}`),
    onNetconf: (channel) => {
      log.push("netconf");
      channel.open({
        received: (bytes) => {
          if (!channel.write(bytes)) channel.pause(true);
        },
        drained: () => channel.pause(false),
        ended: () => channel.close(),
      });
    },
    onClosed: (reason, detail) => close({ reason, detail }),
    ...options,
  });
  return { connection, log, closed };
}
