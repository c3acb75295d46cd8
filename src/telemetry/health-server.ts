import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CallHomeError, type Endpoint, formatEndpoint, limits, messageOf } from "../base/index.ts";

/** What is asked about. */
export interface HealthSource {
  /** Every device of the process was started, or found that it cannot be. */
  isReady(): boolean;
  /** The numbers as Prometheus reads them. */
  metrics(): string;
}

/** Answers whoever looks after a run. */
export interface HealthServer {
  /** Where it listens. */
  readonly endpoint: Endpoint;
  /** Ends it with all its connections. */
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

/**
 * A small HTTP server: `/healthz` says that the process is at work, `/readyz` that its devices are, `/metrics`
 * gives the numbers. It only tells; nothing can be changed through it. Rejects with `ERR_LISTEN`.
 */
export async function serveHealth(
  { host, port }: Endpoint,
  source: HealthSource,
): Promise<HealthServer> {
  const milliseconds = limits.healthSeconds * 1_000;
  const server = createServer(
    {
      maxHeaderSize: limits.healthHeaderBytes,
      headersTimeout: milliseconds,
      requestTimeout: milliseconds,
      keepAliveTimeout: milliseconds,
    },
    (request, response) => respond(request, response, answerTo(request, source)),
  );
  server.maxConnections = limits.healthConnections;
  server.timeout = milliseconds;
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (cause) {
    const where = formatEndpoint({ host, port });
    throw new CallHomeError("ERR_LISTEN", `cannot listen on ${where}: ${messageOf(cause)}`, {
      cause,
    });
  }
  // An accept that fails, as for want of file descriptors, concerns that one connection.
  server.on("error", () => undefined);
  const { address, port: actual } = server.address() as AddressInfo;
  return { endpoint: { host: address, port: actual }, close: () => close(server) };
}

function answerTo({ method, url = "" }: IncomingMessage, source: HealthSource): Answer {
  if (method !== "GET" && method !== "HEAD") return { status: 405, body: "only GET and HEAD\n" };
  switch (url.split("?", 1)[0]) {
    case "/healthz":
      return { status: 200, body: "ok\n" };
    case "/readyz":
      return source.isReady()
        ? { status: 200, body: "ready\n" }
        : { status: 503, body: "devices are being started\n" };
    case "/metrics":
      return { status: 200, type: "text/plain; version=0.0.4", body: source.metrics() };
    default:
      return { status: 404, body: "there are /healthz, /readyz and /metrics\n" };
  }
}

function respond(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, type = "text/plain", body } = answer;
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    // What came with such a request is not read.
    ...(status === 405 ? { allow: "GET, HEAD", connection: "close" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
