import { ctimeText, secondsText } from "../../../base/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { container, type OperationalReply, optional, wrapped } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { type ProbeSummary, type ProbeTest, probeTests } from "../state/probes.ts";

/** `show services rpm probe-results [owner NAME] [test NAME]`. */
export function probeResults(
  facts: DeviceFacts,
  owner: string | undefined,
  name: string | undefined,
): OperationalReply {
  const tests = probeTests(facts).filter(
    (test) =>
      (owner === undefined || test.owner === owner) && (name === undefined || test.name === name),
  );
  const zone = timeZoneOf(facts);
  return {
    xml: container("probe-results", {}, ...tests.map((test) => testElement(test, zone))),
    text: () => tests.map((test) => testLines(test, zone).join("\n")).join("\n\n"),
  };
}

function dateElement(name: string, at: number, zone: string): XmlElement {
  return wrapped(name, ctimeText(at, zone), { "junos:seconds": secondsText(at) });
}

function testElement(test: ProbeTest, zone: string): XmlElement {
  const { last, previous } = test;
  return el(
    "probe-test-results",
    el("owner", test.owner),
    el("test-name", test.name),
    el("target-address", test.target),
    optional("source-address", test.source),
    el("probe-type", test.type),
    el("icmp-id", String(test.icmpId)),
    optional("routing-instance-name", test.instance),
    wrapped("test-size", String(test.size), {
      "junos:format": `${test.size} probe${test.size === 1 ? "" : "s"}`,
    }),
    last === undefined
      ? undefined
      : el(
          "probe-single-results",
          { "junos:style": "verbose" },
          el("probe-status", statusOf(last)),
          dateElement("probe-sent-time", last.at, zone),
          dateElement("probe-time", last.at, zone),
          el("hardware-timestamp-status", "No hardware timestamps"),
          ...(last.rtt === undefined
            ? []
            : [el("rtt", String(last.rtt)), el("round-trip-jitter", String(jitterOf(test)))]),
        ),
    el("probe-test-current-results", resultsElement("current test", test.current, zone)),
    previous === undefined
      ? undefined
      : el("probe-last-test-results", resultsElement("last test", previous, zone, previous.at)),
    el("probe-test-global-results", resultsElement("all tests", test.global, zone)),
  );
}

function statusOf({ rtt }: { readonly rtt: number | undefined }): string {
  return rtt === undefined ? "Request timed out" : "Response received";
}

/** How far the last round trip is from the average of its test. */
function jitterOf({ last, current }: ProbeTest): number {
  return (last?.rtt ?? current.average) - current.average;
}

function lossOf({ sent, received }: ProbeSummary): string {
  return (sent === 0 ? 0 : ((sent - received) * 100) / sent).toFixed(6);
}

function resultsElement(
  scope: string,
  summary: ProbeSummary,
  zone: string,
  at?: number,
): XmlElement {
  const delay = (name: string, microseconds: number): XmlElement =>
    wrapped(name, String(microseconds), { "junos:format": `${microseconds} usec` });
  return el(
    "probe-test-generic-results",
    el("results-scope", scope),
    el("probes-sent", String(summary.sent)),
    el("probe-responses", String(summary.received)),
    el("loss-percentage", lossOf(summary)),
    at === undefined
      ? undefined
      : el("probe-last-test-info", dateElement("last-test-time", at, zone)),
    summary.received === 0
      ? undefined
      : el(
          "probe-test-rtt",
          el(
            "probe-summary-results",
            el("probe-results-type", "Round trip time"),
            el("samples", String(summary.received)),
            delay("min-delay", summary.least),
            delay("max-delay", summary.most),
            delay("avg-delay", summary.average),
            delay("jitter-delay", summary.most - summary.least),
            delay("stddev-delay", summary.deviation),
            delay("sum-delay", summary.sum),
          ),
        ),
  );
}

function testLines(test: ProbeTest, zone: string): readonly string[] {
  const { last, previous } = test;
  const source = test.source === undefined ? "" : `Source address: ${test.source}, `;
  return [
    `    Owner: ${test.owner}, Test: ${test.name}`,
    `    Target address: ${test.target}, ${source}Probe type: ${test.type}, Icmp-id: ${test.icmpId}, Test size: ${test.size} probe${test.size === 1 ? "" : "s"}`,
    ...(test.instance === undefined ? [] : [`    Routing Instance Name: ${test.instance}`]),
    ...(last === undefined
      ? []
      : [
          "    Probe results:",
          `      ${statusOf(last)}`,
          `      Probe sent time: ${ctimeText(last.at, zone)}`,
          `      Probe rcvd/timeout time: ${ctimeText(last.at, zone)}, No hardware timestamps`,
          ...(last.rtt === undefined
            ? []
            : [`      Rtt: ${last.rtt} usec, Round trip jitter: ${jitterOf(test)} usec`]),
        ]),
    "    Results over current test:",
    ...resultLines(test.current),
    ...(previous === undefined
      ? []
      : [
          "    Results over last test:",
          ...resultLines(previous, `Test completed on ${ctimeText(previous.at, zone)}`),
        ]),
    "    Results over all tests:",
    ...resultLines(test.global),
  ];
}

function resultLines(summary: ProbeSummary, completed?: string): readonly string[] {
  const { sent, received, least, most, average, deviation, sum } = summary;
  return [
    `      Probes sent: ${sent}, Probes received: ${received}, Loss percentage: ${lossOf(summary)}`,
    ...(completed === undefined ? [] : [`      ${completed}`]),
    ...(received === 0
      ? []
      : [
          "      Measurement: Round trip time",
          `        Samples: ${received}, Minimum: ${least} usec, Maximum: ${most} usec, Average: ${average} usec, Peak to peak: ${most - least} usec, Stddev: ${deviation} usec, Sum: ${sum} usec`,
        ]),
  ];
}
