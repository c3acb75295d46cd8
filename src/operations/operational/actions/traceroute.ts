import { secondsText } from "../../../base/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { dataNamespace, wrapped } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  flag,
  integer,
  type OperationalOperation,
  operational,
} from "../request/index.ts";
import { milliseconds, probeArguments, probeTarget, roundTrip } from "./probe.ts";

const defaultHops = 30;
const packetSize = 40;
/** Of every hop, as traceroute sends them. */
const probesPerHop = 3;

/** `traceroute HOST ...`. The reply comes at once. */
export const tracerouteOperation: OperationalOperation = operational({
  name: "traceroute",
  command: "traceroute",
  arguments: [
    ...probeArguments,
    integer("port", 1, 65_535),
    flag("as-number-lookup"),
    flag("monitor"),
  ],
  drivenBy: "own addresses, links and static routes of the configuration; times by the seed",
  permissions: ["network"],
  answer: traceroute,
});

/** One line: the router that answered, or nobody. */
interface Hop {
  readonly address: string | undefined;
  readonly times: readonly number[];
}

function traceroute(asked: Asked): Answer {
  const { facts, arguments: given } = asked;
  const target = probeTarget(asked);
  const namespace = dataNamespace(facts, "probe-tests");
  if (typeof target === "string")
    return {
      xml: el("traceroute-results", namespace, wrapped("traceroute-failure", target)),
      text: () => `traceroute: ${target}`,
    };
  const most = given.number("ttl") ?? defaultHops;
  const { host, address, way } = target;
  const silent: readonly undefined[] = Array.from({ length: defaultHops });
  const path = typeof way === "string" ? silent : way.hops.length === 0 ? [address] : way.hops;
  const isOwn = typeof way !== "string" && way.hops.length === 0;
  const hops = path.slice(0, most).map(
    (router, at): Hop => ({
      address: router,
      times:
        router === undefined
          ? []
          : Array.from({ length: probesPerHop }, (_, probe) =>
              roundTrip(asked, target, isOwn ? 0 : at + 1, probe),
            ),
    }),
  );
  return {
    xml: el(
      "traceroute-results",
      namespace,
      wrapped("target-host", host),
      wrapped("target-ip", address),
      wrapped("max-hop-index", String(most)),
      wrapped("packet-size", String(packetSize)),
      ...hops.map((hop, at) => hopXml(hop, at + 1, address, asked)),
    ),
    text: () =>
      [
        `traceroute to ${host} (${address}), ${most} hops max, ${packetSize} byte packets`,
        ...hops.map(
          (hop, at) => `${String(at + 1).padStart(2)}  ${hopText(hop, given.has("no-resolve"))}`,
        ),
      ].join("\n"),
  };
}

function hopXml({ address, times }: Hop, ttl: number, target: string, asked: Asked): XmlElement {
  const determined = { "date-determined": secondsText(asked.facts.now) };
  const named = (name: string, router: string): readonly XmlElement[] =>
    asked.arguments.has("no-resolve") ? [] : [wrapped(name, router)];
  const results = Array.from({ length: probesPerHop }, (_, at) =>
    el(
      "probe-result",
      determined,
      wrapped("probe-index", String(at + 1)),
      ...(address === undefined
        ? [wrapped("probe-failure", "no response")]
        : [
            el(address === target ? "probe-reached" : "probe-success"),
            wrapped("ip-address", address),
            ...named("host-name", address),
            wrapped("rtt", String(times[at] ?? 0)),
          ]),
    ),
  );
  return el(
    "hop",
    wrapped("ttl-value", String(ttl)),
    ...(address === undefined
      ? []
      : [wrapped("last-ip-address", address), ...named("last-host-name", address)]),
    ...results,
  );
}

function hopText({ address, times }: Hop, isBare: boolean): string {
  if (address === undefined) return "* * *";
  const name = isBare ? address : `${address} (${address})`;
  return `${name}  ${times.map(milliseconds).join("  ")}`;
}
