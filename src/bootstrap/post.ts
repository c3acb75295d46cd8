import type { BootstrapReason } from "./bootstrap-reasons.ts";

/** By what a bootstrap server is known. */
export interface ServerTrust {
  /** PEM of the authorities of which one must stand above the server's certificate. */
  readonly anchors: readonly string[];
  /** Certificates (DER) that must all stand in the server's chain: that of a redirect's trust anchor. */
  readonly path: readonly Uint8Array[];
}

/** The certificate by which the device shows itself; PEM. */
export interface DeviceCredentials {
  readonly certificateChain: string;
  readonly privateKey: string;
}

export interface PostRequest {
  readonly host: string;
  readonly port: number;
  readonly trust: ServerTrust;
  readonly credentials: DeviceCredentials;
  /** The operation of RFC 8572 section 7. */
  readonly operation: "get-bootstrapping-data" | "report-progress";
  /** XML. */
  readonly body: string;
  readonly signal: AbortSignal;
}

export type PostReply =
  | {
      readonly ok: true;
      readonly status: number;
      readonly contentType: string | undefined;
      readonly body: Uint8Array;
    }
  | { readonly ok: false; readonly reason: BootstrapReason; readonly detail: string };

/** Sends one operation to a bootstrap server. It answers with what came back; it never rejects. */
export type Post = (request: PostRequest) => Promise<PostReply>;
