import { limits, secondsText } from "../../../base/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply, wrapped } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  flag,
  integer,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { milliseconds, type ProbeTarget, probeArguments, probeTarget, roundTrip } from "./probe.ts";

/** What Junos sends when nobody is there to stop it. */
const defaultCount = 5;
const defaultSize = 56;
/** TTL with which routers answer. */
const replyTtl = 64;
/** An ICMP header. */
const headerBytes = 8;

/** `ping HOST ...`. The reply comes at once: no probe is waited for. */
export const pingOperation: OperationalOperation = operational({
  name: "ping",
  command: "ping",
  arguments: [
    ...probeArguments,
    integer("count", 1, limits.pingProbes),
    integer("size", 0, 65_468),
    flag("rapid"),
    flag("do-not-fragment"),
    flag("strict"),
    flag("verbose"),
    flag("detail"),
    flag("record-route"),
    value("pattern"),
    value("interval"),
  ],
  drivenBy: "own addresses, links and static routes of the configuration; times by the seed",
  permissions: ["network"],
  answer: ping,
});

/** One echo request; no time when nobody answered. */
interface Probe {
  readonly sequence: number;
  readonly rtt: number | undefined;
}

function ping(asked: Asked): Answer {
  const { facts, arguments: given } = asked;
  const target = probeTarget(asked);
  const namespace = dataNamespace(facts, "probe-tests");
  if (typeof target === "string")
    return {
      xml: el(
        "ping-results",
        namespace,
        wrapped("ping-failure", "internal error"),
        wrapped("ping-error-message", target),
      ),
      text: () => `ping: ${target}`,
    };
  const count = given.number("count") ?? defaultCount;
  const size = given.number("size") ?? defaultSize;
  const distance = typeof target.way === "string" ? undefined : target.way.hops.length;
  const isAnswered = distance !== undefined && distance <= (given.number("ttl") ?? replyTtl);
  const probes = Array.from(
    { length: count },
    (_, sequence): Probe => ({
      sequence,
      rtt: isAnswered ? roundTrip(asked, target, distance, sequence) : undefined,
    }),
  );
  const ttl = replyTtl - Math.max(0, (distance ?? 0) - 1);
  const times = probes.flatMap(({ rtt }) => rtt ?? []);
  const about: Told = { asked, target, size, ttl, probes, times };
  return { xml: pingXml(about), text: () => pingText(about) };
}

interface Told {
  readonly asked: Asked;
  readonly target: ProbeTarget;
  readonly size: number;
  readonly ttl: number;
  readonly probes: readonly Probe[];
  readonly times: readonly number[];
}

function pingXml({ asked, target, size, ttl, probes, times }: Told): OperationalReply["xml"] {
  const { facts } = asked;
  return el(
    "ping-results",
    dataNamespace(facts, "probe-tests"),
    wrapped("target-host", target.host),
    wrapped("target-ip", target.address),
    wrapped("packet-size", String(size)),
    ...probes.map((probe) => probeResult(probe, { target, size, ttl, now: facts.now })),
    el(
      "probe-results-summary",
      wrapped("probes-sent", String(probes.length)),
      wrapped("responses-received", String(times.length)),
      wrapped("packet-loss", String(loss(probes, times))),
      ...(times.length === 0
        ? []
        : Object.entries(statistics(times)).map(([name, time]) =>
            wrapped(`rtt-${name}`, String(Math.round(time))),
          )),
    ),
    times.length === 0 ? wrapped("ping-failure", "no response") : el("ping-success"),
  );
}

function probeResult(
  { sequence, rtt }: Probe,
  about: Pick<Told, "target" | "size" | "ttl"> & { readonly now: number },
): XmlElement {
  const { target, size, ttl, now } = about;
  return el(
    "probe-result",
    { "date-determined": secondsText(now) },
    wrapped("probe-index", String(sequence + 1)),
    rtt === undefined ? wrapped("probe-failure", "no response") : el("probe-success"),
    wrapped("sequence-number", String(sequence)),
    ...(rtt === undefined
      ? []
      : [
          wrapped("ip-address", target.address),
          wrapped("time-to-live", String(ttl)),
          wrapped("response-size", String(size + headerBytes)),
          wrapped("rtt", String(rtt)),
        ]),
  );
}

function loss(probes: readonly Probe[], times: readonly number[]): number {
  return Math.round(100 * (1 - times.length / probes.length));
}

interface Statistics {
  readonly minimum: number;
  readonly maximum: number;
  readonly average: number;
  readonly stddev: number;
}

function statistics(times: readonly number[]): Statistics {
  const average = times.reduce((sum, time) => sum + time, 0) / times.length;
  const variance = times.reduce((sum, time) => sum + (time - average) ** 2, 0) / times.length;
  const [minimum, maximum] = [Math.min(...times), Math.max(...times)];
  return { minimum, maximum, average, stddev: Math.sqrt(variance) };
}

function pingText({ asked, target, size, ttl, probes, times }: Told): string {
  const { host, address } = target;
  const isRapid = asked.arguments.has("rapid");
  const program = address.includes(":") ? "PING6" : "PING";
  const lines = isRapid
    ? [probes.map(({ rtt }) => (rtt === undefined ? "." : "!")).join("")]
    : probes.flatMap(({ sequence, rtt }) =>
        rtt === undefined
          ? []
          : [
              `${size + headerBytes} bytes from ${address}: icmp_seq=${sequence} ttl=${ttl} time=${milliseconds(rtt)}`,
            ],
      );
  const received = `${times.length} packets received, ${loss(probes, times)}% packet loss`;
  const { minimum, average, maximum, stddev } = statistics(times);
  const figures = [minimum, average, maximum, stddev].map((time) => (time / 1_000).toFixed(3));
  return [
    `${program} ${host} (${address}): ${size} data bytes`,
    ...lines,
    ...(isRapid ? [] : [""]),
    `--- ${host} ping statistics ---`,
    `${probes.length} packets transmitted, ${received}`,
    ...(times.length === 0 ? [] : [`round-trip min/avg/max/stddev = ${figures.join("/")} ms`]),
  ].join("\n");
}
