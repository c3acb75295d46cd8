import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import { certificatesCms, cms } from "../../src/security/cms/index.ts";
import { octetString } from "../../src/security/pki/der.ts";
import {
  certificatesPem,
  privateKeyPem,
  type TlsLeafName,
  testPki,
} from "../../src/security/pki/index.ts";
import { childOf, elementsOf, parseXml, textOf, type XmlElement } from "../../src/xml/index.ts";
import { authorityOf, credentials } from "./tls-pki.ts";

const { maker } = testPki({ seed: "bootstrap tests", now: Date.now() });
const makerPem = certificatesPem([maker.authority.certificate]);

/** The certificate and key that a device left its factory with, in PEM. */
export function factoryIdentity(serialNumber: string): {
  readonly certificateChain: string;
  readonly privateKey: string;
} {
  const { chain, key } = maker.device(serialNumber);
  return { certificateChain: certificatesPem(chain), privateKey: privateKeyPem(key) };
}

/** What a server answers to `get-bootstrapping-data`; `silent` is nothing at all. */
export type Answer =
  | "silent"
  | { readonly status?: number; readonly type?: string; readonly body?: string | Buffer };

/** One `report-progress`. */
export interface ReceivedReport {
  /** Of the device's certificate. */
  readonly serialNumber: string;
  readonly type: string;
  readonly message: string | undefined;
  /** `algorithm base64`. */
  readonly hostKeys: readonly string[];
  readonly trustAnchors: readonly string[];
}

const operations = "/restconf/operations/ietf-sztp-bootstrap-server:";
const server = "urn:ietf:params:xml:ns:yang:ietf-sztp-bootstrap-server";
const information = "urn:ietf:params:xml:ns:yang:ietf-sztp-conveyed-info";

/** A small bootstrap server (RFC 8572 section 7) that follows a script and keeps what it hears. */
export class BootstrapServer implements AsyncDisposable {
  /** Bodies of `get-bootstrapping-data`, oldest first. */
  readonly requests: string[] = [];
  readonly reports: ReceivedReport[] = [];
  /** Status of the answer to a report. */
  reportStatus: (type: string) => number = () => 204;
  /** Answers in their order; the last one stays. */
  readonly #answers: readonly (Answer | (() => Answer))[];
  readonly #server: Server;

  private constructor(answers: readonly (Answer | (() => Answer))[], name: TlsLeafName) {
    this.#answers = answers;
    this.#server = createServer(
      { ...credentials(name), ca: [makerPem], requestCert: true, rejectUnauthorized: true },
      (request, response) => void this.#serve(request, response),
    );
    this.#server.on("tlsClientError", () => undefined);
  }

  /** Listens on a free loopback port; `name` is the certificate that it shows. */
  static async listen(
    answers: readonly (Answer | (() => Answer))[],
    name: TlsLeafName = "server",
  ): Promise<BootstrapServer> {
    const made = new BootstrapServer(answers, name);
    made.#server.listen(0, "127.0.0.1");
    await once(made.#server, "listening");
    return made;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  get reportTypes(): readonly string[] {
    return this.reports.map(({ type }) => type);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    if (request.url === `${operations}report-progress`) {
      const report = readReport(body, request.socket as TLSSocket);
      this.reports.push(report);
      response.writeHead(this.reportStatus(report.type)).end();
      return;
    }
    if (request.url !== `${operations}get-bootstrapping-data`) throw new Error("another path");
    const scripted = this.#answers[Math.min(this.requests.length, this.#answers.length - 1)];
    this.requests.push(body);
    const answer = typeof scripted === "function" ? scripted() : scripted;
    if (answer === undefined || answer === "silent") return;
    const { status = 200, type = "application/yang-data+xml", body: reply = "" } = answer;
    response.writeHead(status, { "Content-Type": type }).end(reply);
  }
}

function readReport(body: string, socket: TLSSocket): ReceivedReport {
  const input = parseXml(body);
  const within = (name: string): readonly XmlElement[] => {
    const found = childOf(input, name);
    return found === undefined ? [] : elementsOf(found);
  };
  const text = (element: XmlElement, name: string): string | undefined => {
    const found = childOf(element, name);
    return found && textOf(found);
  };
  const { subject } = socket.getPeerCertificate();
  return {
    serialNumber: String((subject as unknown as Record<string, string>)["serialNumber"]),
    type: text(input, "progress-type") ?? "",
    message: text(input, "message"),
    hostKeys: within("ssh-host-keys").map(
      (key) => `${text(key, "algorithm") ?? ""} ${text(key, "key-data") ?? ""}`,
    ),
    trustAnchors: within("trust-anchor-certs").map(textOf),
  };
}

/** The output of `get-bootstrapping-data` round a CMS structure. */
export function output(cmsStructure: Buffer, more = ""): Answer {
  const leaf = `<conveyed-information>${cmsStructure.toString("base64")}</conveyed-information>`;
  return { body: `<output xmlns="${server}">${more}${leaf}</output>` };
}

/** Unsigned conveyed information; `data` does not say how it is encoded. */
export function conveyed(content: string, type: "xml" | "json" | "data" = "xml"): Buffer {
  return cms(type, octetString(Buffer.from(content)));
}

/** Onboarding information: a configuration and whatever else stands in `more`. */
export function onboardingXml(configuration: string | undefined, more = ""): string {
  const leaves =
    configuration === undefined
      ? ""
      : `<configuration-handling>merge</configuration-handling><configuration>${base64(configuration)}</configuration>`;
  return `<onboarding-information xmlns="${information}">${more}${leaves}</onboarding-information>`;
}

export function onboarding(configuration: string | undefined, more = ""): Answer {
  return output(conveyed(onboardingXml(configuration, more)));
}

/** Redirect information; without `chain` the server is named without a trust anchor. */
export function redirect(
  ...servers: readonly { readonly port: number; readonly chain?: readonly Uint8Array[] }[]
): Answer {
  const entries = servers.map(({ port, chain = [authorityOf("root")] }) => {
    const anchor =
      chain.length === 0
        ? ""
        : `<trust-anchor>${certificatesCms(chain).toString("base64")}</trust-anchor>`;
    return `<bootstrap-server><address>127.0.0.1</address><port>${port}</port>${anchor}</bootstrap-server>`;
  });
  return output(
    conveyed(
      `<redirect-information xmlns="${information}">${entries.join("")}</redirect-information>`,
    ),
  );
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
