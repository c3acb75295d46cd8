import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** What a test proxy answers to a request header: a text, a tunnel or, for now, nothing. */
export type ProxyAnswer = (
  header: string,
  socket: Socket,
) => { readonly text: string } | "tunnel" | "silence";

/** A small HTTP proxy that knows CONNECT only and keeps the header of each request. */
export class HttpProxy implements AsyncDisposable {
  readonly requests: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #answer: ProxyAnswer;

  private constructor(answer: ProxyAnswer) {
    this.#answer = answer;
    this.#server = createServer((socket) => this.#serve(socket)).listen(0, "127.0.0.1");
  }

  static async open(answer: ProxyAnswer = () => "tunnel"): Promise<HttpProxy> {
    const proxy = new HttpProxy(answer);
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #serve(socket: Socket): void {
    this.#keep(socket);
    let header = "";
    const read = (chunk: Buffer): void => {
      header += chunk.toString("latin1");
      if (!header.endsWith("\r\n\r\n")) return;
      socket.off("data", read);
      this.requests.push(header);
      const answer = this.#answer(header, socket);
      if (answer === "tunnel") this.#tunnel(header, socket);
      else if (answer !== "silence") socket.end(answer.text);
    };
    socket.on("data", read);
  }

  /** Tells of the tunnel together with the first bytes of the server, so that both arrive as one. */
  #tunnel(header: string, socket: Socket): void {
    const port = Number(/^CONNECT [^ ]*:(\d+) /.exec(header)?.[1]);
    const far = connect(port, "127.0.0.1");
    this.#keep(far);
    far.once("data", (chunk: Buffer) => {
      socket.write(Buffer.concat([Buffer.from("HTTP/1.1 200 OK\r\n\r\n"), chunk]));
      far.pipe(socket);
      socket.pipe(far);
    });
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => undefined).once("close", () => this.#sockets.delete(socket));
  }
}
