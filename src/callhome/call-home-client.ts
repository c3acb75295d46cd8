import { type Endpoint, type Secret } from "../base/index.ts";
import type { KeepAlive, OutboundSshClient, ProxyServer, Redial } from "./outbound-ssh-client.ts";
import type { TlsCallHomeClient } from "./tls-call-home-client.ts";

/** What a connector keeps connected. */
export type CallHomeClient = OutboundSshClient | TlsCallHomeClient;

/** Whether a commit left the client as it was. */
export function sameClient(one: CallHomeClient, other: CallHomeClient): boolean {
  return (
    one.name === other.name &&
    one.reconnectStrategy === other.reconnectStrategy &&
    sameRedial(one.redial, other.redial) &&
    sameConversation(one, other) &&
    one.servers.length === other.servers.length &&
    one.servers.every((server, index) => {
      const counterpart = other.servers[index];
      return (
        counterpart !== undefined &&
        sameEndpoint(server, counterpart) &&
        samePace(server, counterpart)
      );
    })
  );
}

/**
 * Whether what the NMS saw and agreed to is unchanged: device-id, secret, keep-alive,
 * services and proxy.
 * A commit that changes only servers, their pace or the strategy leaves a session to a server
 * that is still listed in peace.
 */
export function sameConversation(one: CallHomeClient, other: CallHomeClient): boolean {
  if (one.transport === "tls")
    return other.transport === "tls" && one.keepAliveSeconds === other.keepAliveSeconds;
  if (other.transport === "tls") return false;
  return (
    one.deviceId === other.deviceId &&
    sameSecret(one.secret, other.secret) &&
    sameKeepAlive(one.keepAlive, other.keepAlive) &&
    one.services.join() === other.services.join() &&
    sameProxy(one.proxy, other.proxy)
  );
}

/** Whether both name the same host and port. */
export function sameEndpoint(one: Endpoint, other: Endpoint): boolean {
  return one.host === other.host && one.port === other.port;
}

function sameRedial(one: Redial, other: Redial): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return (
    one.periodMs === other.periodMs &&
    one.anchorAt === other.anchorAt &&
    one.idleTimeoutMs === other.idleTimeoutMs
  );
}

function samePace(one: KeepAlive, other: KeepAlive): boolean {
  return one.retry === other.retry && one.timeoutSeconds === other.timeoutSeconds;
}

function sameKeepAlive(one: KeepAlive | undefined, other: KeepAlive | undefined): boolean {
  return one && other ? samePace(one, other) : one === other;
}

function sameProxy(one: ProxyServer | undefined, other: ProxyServer | undefined): boolean {
  if (one?.kind !== "static" || other?.kind !== "static") return one?.kind === other?.kind;
  return (
    sameEndpoint(one, other) &&
    one.authorization?.user === other.authorization?.user &&
    sameSecret(one.authorization?.password, other.authorization?.password)
  );
}

function sameSecret(one: Secret | undefined, other: Secret | undefined): boolean {
  return one && other ? one.equals(other.reveal()) : one === other;
}
