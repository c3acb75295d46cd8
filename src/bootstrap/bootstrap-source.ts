import { X509Certificate } from "node:crypto";
import {
  CallHomeError,
  type Endpoint,
  limits,
  messageOf,
  readTextFile,
  type TextSource,
} from "../base/index.ts";
import { checkTlsIdentity } from "../transport/tls/index.ts";
import { BootstrapFailure } from "./bootstrap-reasons.ts";
import type { ConfigurationHandling } from "./conveyed-information.ts";
import type { DeviceCredentials, ServerTrust } from "./post.ts";

/** A first configuration that lies ready. A file is read anew at every try, here and below. */
export interface BootstrapConfiguration {
  /** Text (curly), set lines or XML. */
  readonly configuration: TextSource;
  /** Whether it is merged into the start-up configuration or takes its place. @defaultValue "merge" */
  readonly handling?: ConfigurationHandling;
}

/** Bootstrap servers of RFC 8572 that a device trusts from its factory on. */
export interface BootstrapServers {
  /** Asked in this order. */
  readonly servers: readonly Endpoint[];
  /** PEM, one authority each; one of them must stand above a server's certificate. */
  readonly trustAnchors: readonly TextSource[];
  /** PEM: the device's certificate (IDevID), then its intermediates. */
  readonly certificateChain: TextSource;
  /** PEM, not encrypted. */
  readonly privateKey: TextSource;
}

/** Where a device gets its first configuration from. */
export type BootstrapSource = BootstrapConfiguration | BootstrapServers;

/** Throws `ERR_OPTION` for a source that could never be asked. */
export function checkBootstrapSource(source: BootstrapSource): void {
  if (!("servers" in source)) return;
  if (source.servers.length === 0)
    throw new CallHomeError("ERR_OPTION", "a bootstrap needs at least one server");
  if (source.trustAnchors.length === 0)
    throw new CallHomeError("ERR_OPTION", "a bootstrap needs at least one trust anchor");
  for (const { host, port } of source.servers)
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new CallHomeError("ERR_OPTION", `bootstrap server ${host}: ${port} is no port`);
}

export type ReadFile = typeof readTextFile;

/** The text of a configuration, and its name in messages. Throws `BootstrapFailure`. */
export async function configurationText(
  source: TextSource,
  read: ReadFile,
): Promise<{ readonly text: string; readonly name: string }> {
  if (typeof source === "string") return { text: source, name: "bootstrap configuration" };
  const found = await read(source.path, limits.configBytes);
  if (!found.ok) throw new BootstrapFailure("file-unreadable", `${source.path}: ${found.reason}`);
  if (found.text.trim() === "")
    throw new BootstrapFailure("file-unreadable", `${source.path}: it is empty`);
  return { text: found.text, name: source.path };
}

/** What the device shows to servers, and by what it knows them. Throws `BootstrapFailure`. */
export async function readCredentials(
  source: BootstrapServers,
  read: ReadFile,
): Promise<{ readonly credentials: DeviceCredentials; readonly trust: ServerTrust }> {
  const pem = async (text: TextSource): Promise<string> => {
    if (typeof text === "string") return text;
    const found = await read(text.path, limits.keyFileBytes);
    if (found.ok) return found.text;
    throw new BootstrapFailure("credentials-unusable", `${text.path}: ${found.reason}`);
  };
  const certificateChain = await pem(source.certificateChain);
  const privateKey = await pem(source.privateKey);
  const anchors = await Promise.all(source.trustAnchors.map(pem));
  try {
    checkTlsIdentity({ certificateChain, privateKey, trustedRoots: anchors });
  } catch (cause) {
    const detail = `${fileNames(source)}${messageOf(cause)}`;
    throw new BootstrapFailure("credentials-unusable", detail, { cause });
  }
  return { credentials: { certificateChain, privateKey }, trust: { anchors, path: [] } };
}

function fileNames({ certificateChain, privateKey }: BootstrapServers): string {
  const names = [certificateChain, privateKey].flatMap((text) =>
    typeof text === "string" ? [] : [text.path],
  );
  return names.length === 0 ? "" : `${names.join(", ")}: `;
}

/** Trust in a server that a redirect names, from its chain of certificates (DER). Throws `BootstrapFailure`. */
export function trustOfChain(chain: readonly Buffer[]): ServerTrust {
  try {
    return { anchors: chain.map((der) => new X509Certificate(der).toString()), path: chain };
  } catch (cause) {
    throw new BootstrapFailure("trust-anchor-malformed", messageOf(cause), { cause });
  }
}

/** What keeps a device from asking a source right now: a file that cannot be used. */
export async function bootstrapProblem(
  source: BootstrapSource,
  read: ReadFile = readTextFile,
): Promise<string | undefined> {
  try {
    if ("servers" in source) await readCredentials(source, read);
    else await configurationText(source.configuration, read);
    return undefined;
  } catch (cause) {
    return messageOf(cause);
  }
}
