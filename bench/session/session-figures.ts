import type { Figure } from "../report.ts";

/** What was found out about one side, per session or device. */
export interface SubjectResults {
  /** From the options to a device that is about to dial. */
  readonly makingMs: number;
  readonly sessionMs: number;
  readonly madeBytes: number;
  readonly connectedBytes: number;
  /** Round trips per second with so many requests outstanding. */
  readonly perSecond1: number;
  readonly perSecond4: number;
  /** CPU per request, with four outstanding. */
  readonly rpcMs: number;
}

export interface SessionResults {
  readonly publicKeyMs: number;
  readonly floor: SubjectResults;
  readonly product: SubjectResults;
  /** The product with the system's sshd as its SSH server, or why it was left out. */
  readonly sshd:
    | Pick<SubjectResults, "sessionMs" | "connectedBytes">
    | { readonly missing: string };
  readonly replyBytes: number;
}

/** The results as lines of a report, each beside its floor. */
export function sessionFigures(results: SessionResults): readonly Figure[] {
  const { publicKeyMs, floor, product } = results;
  const bare = (value: number): { name: string; value: number } => ({ name: "bare ssh2", value });
  const cpu = { name: "CPU per session", value: product.sessionMs, unit: "ms" };
  return [
    { ...cpu, floor: { name: "public-key work", value: publicKeyMs }, aim: "1.2 ms at most" },
    { ...cpu, floor: bare(floor.sessionMs) },
    {
      name: "memory per idle connected device",
      value: product.connectedBytes / 1_000,
      unit: "kB",
      floor: bare(floor.connectedBytes / 1_000),
      aim: "45 kB at most",
    },
    { name: "  of it before the dial", value: product.madeBytes / 1_000, unit: "kB" },
    {
      name: "get-config, 1 outstanding",
      value: product.perSecond1,
      unit: "/s",
      floor: bare(floor.perSecond1),
    },
    {
      name: "get-config, 4 outstanding",
      value: product.perSecond4,
      unit: "/s",
      floor: bare(floor.perSecond4),
    },
    { name: "CPU per get-config", value: product.rpcMs, unit: "ms", floor: bare(floor.rpcMs) },
    { name: "CPU to make a device", value: product.makingMs, unit: "ms" },
    ...sshdFigures(results),
  ];
}

function sshdFigures({ product, sshd }: SessionResults): readonly Figure[] {
  if ("missing" in sshd) return [];
  const own = (value: number): NonNullable<Figure["floor"]> => ({ name: "our own server", value });
  return [
    {
      name: "CPU per session, system's sshd",
      value: sshd.sessionMs,
      unit: "ms",
      floor: own(product.sessionMs),
    },
    {
      name: "memory per session, system's sshd",
      value: sshd.connectedBytes / 1_000,
      unit: "kB",
      floor: own(product.connectedBytes / 1_000),
    },
  ];
}
