import { type ProcessCost, processCost } from "../process-cost.ts";

/** What a host process is asked to keep connected. */
export interface StartOrder {
  readonly count: number;
  readonly nms: { readonly host: string; readonly port: number };
  readonly user: string;
  /** Line of an OpenSSH public key file. */
  readonly authorizedKey: string;
  /** Who serves SSH, for hosts that leave the choice. */
  readonly sshServer: "built-in" | "openssh";
  /** Text form. @defaultValue the MX of the lab */
  readonly configuration?: string;
  /** What servers without a mind of their own say. */
  readonly canned: { readonly hello: string; readonly reply: string };
}

export type HostRequest =
  /** Answered when everything is made and nothing has dialled yet. */
  | { readonly do: "start"; readonly order: StartOrder }
  | { readonly do: "measure" }
  /** Answered when every connection is gone. */
  | { readonly do: "stop" };

export type HostReply =
  | { readonly cost: ProcessCost }
  /** The request failed. */
  | { readonly fault: string };

/** The side that is measured; it has a process to itself. */
export interface Subject {
  /** Makes everything before it returns; dials in a later turn of the event loop. */
  start(order: StartOrder): void;
  stop(): Promise<void>;
  /** What it has used and holds. @defaultValue that of the process alone */
  readonly cost?: () => ProcessCost;
}

/** Answers the parent's requests, one at a time; ends with the parent. */
export function host(subject: Subject): void {
  process.on("message", (request: HostRequest) => void answer(subject, request).then(send));
  process.on("disconnect", () => process.exit());
}

async function answer(subject: Subject, request: HostRequest): Promise<HostReply> {
  try {
    if (request.do === "start") subject.start(request.order);
    // Nothing is awaited on the way from a start to its cost.
    if (request.do === "stop") await subject.stop();
    return { cost: subject.cost?.() ?? processCost() };
  } catch (cause) {
    return { fault: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
}

function send(reply: HostReply): void {
  process.send?.(reply);
}
