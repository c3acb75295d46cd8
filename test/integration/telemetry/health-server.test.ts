import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type HealthServer, serveHealth } from "../../../src/telemetry/index.ts";

let server: HealthServer | undefined;
let isReady = false;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(): Promise<string> {
  isReady = false;
  server = await serveHealth(
    { host: "127.0.0.1", port: 0 },
    { isReady: () => isReady, metrics: () => "callhome_dials_total 3\n" },
  );
  return `http://127.0.0.1:${server.endpoint.port}`;
}

/** What comes back for bytes that no HTTP client would send, once the server has closed. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect(server?.endpoint.port ?? 0, "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (more: string) => (text += more));
  socket.on("error", () => undefined);
  socket.write(bytes);
  await once(socket, "close");
  return text;
}

describe("the health server", () => {
  it("tells whether the process is at work, whether its devices are, and the numbers", async () => {
    const base = await serve();
    const get = async (path: string): Promise<readonly [number, string]> => {
      const response = await fetch(`${base}${path}`);
      return [response.status, await response.text()];
    };
    expect(await get("/healthz")).toEqual([200, "ok\n"]);
    expect(await get("/readyz")).toEqual([503, "devices are being started\n"]);
    isReady = true;
    expect(await get("/readyz?verbose")).toEqual([200, "ready\n"]);
    expect(await get("/metrics")).toEqual([200, "callhome_dials_total 3\n"]);
    expect((await get("/"))[0]).toBe(404);
    const metrics = await fetch(`${base}/metrics`, { method: "HEAD" });
    expect(metrics.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(await metrics.text()).toBe("");
  });

  it("changes nothing for anybody", async () => {
    const base = await serve();
    const response = await fetch(`${base}/metrics`, { method: "POST", body: "x" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  });

  it("refuses what is no HTTP, and headers without end", async () => {
    await serve();
    expect(await answerTo("SSH-2.0-lost\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    const long = `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${"a".repeat(20_000)}\r\n\r\n`;
    expect(await answerTo(long)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("ends connections that stand open when it is closed", async () => {
    await serve();
    const socket = connect(server?.endpoint.port ?? 0, "127.0.0.1");
    await once(socket, "connect");
    const ended = once(socket, "close");
    socket.on("error", () => undefined);
    await server?.close();
    server = undefined;
    expect(await ended).toBeDefined();
  });

  it("says so when its address is taken", async () => {
    await serve();
    const { endpoint } = server ?? { endpoint: { host: "127.0.0.1", port: 1 } };
    const source = { isReady: () => true, metrics: () => "" };
    await expect(serveHealth(endpoint, source)).rejects.toMatchObject({
      code: "ERR_LISTEN",
      message: expect.stringContaining(`cannot listen on 127.0.0.1:${endpoint.port}`),
    });
  });
});
