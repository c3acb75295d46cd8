import { formatEndpoint, timeText } from "../base/index.ts";
import { type AttemptRecord, phases, reasonAdvice, reasonCodes } from "../callhome/index.ts";
import { counted, visibleText } from "./visible-text.ts";

/** One dial as a person tells it: what became of it, how long each phase took, why it ended. */
export function attemptStory(record: AttemptRecord): readonly string[] {
  return [`${timeText(record.startedAt)}  ${headline(record)}`, ...body(record).map(indented)];
}

function headline(record: AttemptRecord): string {
  const { origin, client, server, sequence, phase, reason, user, method } = record;
  const where =
    origin === "dialled"
      ? `${client} at ${formatEndpoint(server)}, dial ${sequence}`
      : `${client} from ${formatEndpoint(server)}, connection ${sequence}`;
  const who = user === undefined ? "" : `, logged in as ${user} by ${method ?? "nothing"}`;
  return visibleText(`${where}: ${reason} in ${phase}${who}`);
}

function body(record: AttemptRecord): readonly string[] {
  const { reason, detail, bytes, probes } = record;
  return [
    reasonCodes[reason],
    ...(detail === undefined ? [] : [visibleText(detail)]),
    `Look at: ${reasonAdvice[reason]}`,
    phases
      .flatMap((phase) => {
        const spent = record.milliseconds[phase];
        return spent === undefined ? [] : [`${phase} ${spent.toFixed(1)} ms`];
      })
      .join(", "),
    `sent ${counted(bytes.sent, "byte")}, received ${counted(bytes.received, "byte")}${from(record)}`,
    ...(probes === undefined
      ? []
      : [`${probes.answered} of ${counted(probes.sent, "probe")} answered`]),
  ];
}

function from({ localAddress: host, localPort: port }: AttemptRecord): string {
  if (host === undefined) return "";
  return `, from ${port === undefined ? host : formatEndpoint({ host, port })}`;
}

function indented(line: string): string {
  return `    ${line}`;
}
