import type { ClientRequest, IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { checkServerIdentity, type PeerCertificate } from "node:tls";
import { type Clock, limits, messageOf } from "../base/index.ts";
import { BootstrapFailure } from "./bootstrap-reasons.ts";
import { bootstrapServerModule } from "./bootstrapping-data.ts";
import { reasonOfFault } from "./https-fault.ts";
import type { Post, PostReply, PostRequest, ServerTrust } from "./post.ts";

/**
 * RESTCONF over HTTPS, one connection per request, so that each shows its certificates anew. A
 * server whose certificate does not hold is sent nothing. Size and time of a reply are bounded.
 */
export function httpsPost(clock: Clock): Post {
  return (about) =>
    new Promise((resolve) => {
      let request: ClientRequest;
      try {
        request = httpsRequest(optionsOf(about));
      } catch (cause) {
        resolve({ ok: false, reason: "credentials-unusable", detail: messageOf(cause) });
        return;
      }
      const seconds = limits.bootstrapRequestSeconds;
      const deadline = clock.after(seconds * 1_000, () =>
        request.destroy(new BootstrapFailure("request-timeout", `no reply in ${seconds} seconds`)),
      );
      const finish = (reply: PostReply): void => {
        deadline.cancel();
        // Also what is left of a connection whose reply was not read to its end.
        request.destroy();
        resolve(reply);
      };
      const fail = (cause: Error): void => finish(failureOf(cause));
      request.on("error", fail);
      request.on("response", (response) => collect(response, finish, fail));
      request.end(about.body);
    });
}

function optionsOf({
  host,
  port,
  trust,
  credentials,
  operation,
  body,
  signal,
}: PostRequest): object {
  return {
    host,
    port,
    method: "POST",
    path: `/restconf/operations/${bootstrapServerModule.name}:${operation}`,
    headers: {
      "Content-Type": "application/yang-data+xml",
      Accept: "application/yang-data+xml, application/yang-data+json;q=0.9",
      "Content-Length": Buffer.byteLength(body),
    },
    agent: false,
    signal,
    maxHeaderSize: limits.bootstrapHeaderBytes,
    ca: [...trust.anchors],
    cert: credentials.certificateChain,
    key: credentials.privateKey,
    minVersion: "TLSv1.2",
    rejectUnauthorized: true,
    checkServerIdentity: (name: string, certificate: PeerCertificate) =>
      checkServerIdentity(name, certificate) ?? offThePath(certificate, trust),
  };
}

/** A chain that leaves the one that a redirect named: another intermediate of the same root, for example. */
function offThePath(certificate: PeerCertificate, { path }: ServerTrust): Error | undefined {
  const chain: Buffer[] = [];
  let next: PeerCertificate | undefined = certificate;
  while (next?.raw !== undefined && chain.length < limits.cmsCertificates) {
    chain.push(next.raw);
    const issuer: PeerCertificate | undefined =
      "issuerCertificate" in next ? (next.issuerCertificate as PeerCertificate) : undefined;
    next = issuer === next ? undefined : issuer;
  }
  const isWhole = path.every((wanted) => chain.some((found) => found.equals(wanted)));
  return isWhole
    ? undefined
    : new BootstrapFailure("server-untrusted", "its chain is not that of the trust anchor");
}

function collect(
  response: IncomingMessage,
  finish: (reply: PostReply) => void,
  fail: (cause: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limits.bootstrapReplyBytes) chunks.push(chunk);
    else
      fail(
        new BootstrapFailure("reply-too-large", `more than ${limits.bootstrapReplyBytes} bytes`),
      );
  });
  response.on("error", fail);
  response.on("end", () =>
    finish({
      ok: true,
      status: response.statusCode ?? 0,
      contentType: response.headers["content-type"],
      body: Buffer.concat(chunks),
    }),
  );
}

function failureOf(cause: Error): Extract<PostReply, { readonly ok: false }> {
  if (cause instanceof BootstrapFailure)
    return { ok: false, reason: cause.reason, detail: cause.message };
  const { code } = cause as NodeJS.ErrnoException;
  const { message } = cause;
  return { ok: false, reason: reasonOfFault({ code, message }), detail: wordsOf(cause, code) };
}

function wordsOf({ message, name }: Error, code: string | undefined): string {
  if (message === "socket hang up")
    return "the server closed without an answer; some refuse the device's certificate so";
  // An AggregateError of several addresses has no message of its own.
  return message === "" ? (code ?? name) : message;
}
