import { type Endpoint, formatEndpoint, limits, type Secret } from "../base/index.ts";

/** `proxy-server static`: an HTTP proxy through which the device dials. */
export interface StaticProxy extends Endpoint {
  readonly kind: "static";
  /** `proxy-authorization`, sent by the Basic scheme (RFC 7617). */
  readonly authorization: { readonly user: string; readonly password: Secret } | undefined;
}

/** The request for a tunnel to `target` (RFC 9110 section 9.3.6); the proxy resolves the name. */
export function printConnect(target: Endpoint, { authorization }: StaticProxy): string {
  const authority = formatEndpoint(target);
  return [
    `CONNECT ${authority} HTTP/1.1`,
    `Host: ${authority}`,
    ...(authorization === undefined
      ? []
      : [`Proxy-Authorization: Basic ${basic(authorization.user, authorization.password)}`]),
    "",
    "",
  ].join("\r\n");
}

function basic(user: string, password: Secret): string {
  return Buffer.from(`${user}:${password.reveal()}`).toString("base64");
}

/** What the decoder knows after a push. */
export type ConnectProgress =
  | { readonly kind: "incomplete" }
  /** The tunnel is up; `rest` came through it already. */
  | { readonly kind: "open"; readonly rest: Uint8Array }
  | { readonly kind: "refused"; readonly status: number; readonly line: string }
  | { readonly kind: "malformed"; readonly problem: string };

const statusLine = /^HTTP\/1\.[01] ([1-9]\d{2})(?: (.*))?$/;
const beginning = Buffer.from("HTTP/1.");

/** The device's side of a proxy's answer to CONNECT: bytes in, verdict out. */
export class ConnectDecoder {
  #header: Buffer = Buffer.alloc(0);

  /** Takes the next bytes. After any other answer than `incomplete` the decoder must not be used any more. */
  push(chunk: Uint8Array): ConnectProgress {
    const bytes = Buffer.concat([this.#header, chunk]);
    const shown = bytes.subarray(0, beginning.length);
    if (!shown.equals(beginning.subarray(0, shown.length)))
      return { kind: "malformed", problem: "the answer does not begin with HTTP/1." };
    const end = endOfHeader(bytes);
    if ((end ?? bytes.length) > limits.proxyHeaderBytes)
      return {
        kind: "malformed",
        problem: `the header is longer than ${limits.proxyHeaderBytes} bytes`,
      };
    if (end === undefined) {
      this.#header = bytes;
      return { kind: "incomplete" };
    }
    this.#header = Buffer.alloc(0);
    return verdict(bytes.subarray(0, end).toString("latin1"), bytes.subarray(end), (more) =>
      this.push(more),
    );
  }
}

/** An interim answer (1xx) is followed by the one that counts. */
function verdict(
  header: string,
  rest: Buffer,
  goOn: (rest: Buffer) => ConnectProgress,
): ConnectProgress {
  const [line = ""] = header.split(/\r?\n/, 1);
  const [, digits] = statusLine.exec(line) ?? [];
  if (digits === undefined)
    return { kind: "malformed", problem: "the first line is no status line" };
  const status = Number(digits);
  if (status < 200) return goOn(rest);
  return status < 300 ? { kind: "open", rest } : { kind: "refused", status, line };
}

/** Behind the empty line; lines may end with LF alone (RFC 9112 section 2.2). */
function endOfHeader(bytes: Buffer): number | undefined {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return at + 2;
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return at + 3;
  }
  return undefined;
}
