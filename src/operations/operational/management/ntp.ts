import { el } from "../../../xml/index.ts";
import { container, type OperationalReply } from "../reply/index.ts";
import { byMinute } from "../state/by-minute.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { type TimeAssociation, timeAssociations } from "../state/time-sync.ts";

/** `show ntp associations [no-resolve]`: as `ntpq -p` prints it. */
export function ntpAssociations(facts: DeviceFacts): OperationalReply {
  const all = timeAssociations(facts);
  return {
    xml: container(
      "ntp-associations",
      {},
      ...all.map((one) =>
        el(
          "association",
          el("remote", `${one.tally}${one.remote}`.trim()),
          el("refid", one.referenceId),
          el("st", String(one.stratum)),
          el("association-type", "-"),
          one.when === undefined ? undefined : el("when", String(one.when)),
          el("poll", String(one.poll)),
          el("reach", one.reach.toString(8)),
          el("delay", one.delay.toFixed(3)),
          el("offset", one.offset.toFixed(3)),
          el("jitter", one.jitter.toFixed(3)),
        ),
      ),
    ),
    text: () =>
      all.length === 0
        ? "No association ID's returned"
        : [
            "     remote           refid      st t when poll reach   delay   offset  jitter",
            "==============================================================================",
            ...all.map(associationLine),
          ].join("\n"),
  };
}

function associationLine(one: TimeAssociation): string {
  return [
    `${one.tally}${one.remote.slice(0, 15).padEnd(15)}`,
    one.referenceId.padEnd(15),
    String(one.stratum).padStart(2),
    "-",
    (one.when === undefined ? "-" : String(one.when)).padStart(4),
    String(one.poll).padStart(4),
    one.reach.toString(8).padStart(4),
    one.delay.toFixed(3).padStart(9),
    one.offset.toFixed(3).padStart(8),
    one.jitter.toFixed(3).padStart(7),
  ].join(" ");
}

/** `show ntp status [no-resolve]`: the variables of the system, as `ntpq -c rv` prints them. */
export function ntpStatus(facts: DeviceFacts): OperationalReply {
  const master = timeAssociations(facts).find(({ tally }) => tally === "*");
  const isSet = master !== undefined;
  const stream = byMinute(facts, "ntp status");
  const number = (scale: number): string => (stream.next() * scale).toFixed(3);
  const values: readonly (readonly [element: string, word: string, value: string])[] = [
    ["version", "version", `"ntpd 4.2.8p15 ${facts.version.text}"`],
    ["processor", "processor", `"${facts.platform.engine.processor}"`],
    ["system", "system", `"FreeBSDJNPR-12.1"`],
    ["leap", "leap", isSet ? "00" : "11"],
    ["stratum", "stratum", String(isSet ? master.stratum + 1 : 16)],
    ["precision", "precision", "-22"],
    ["rootdelay", "rootdelay", isSet ? (master.delay + 1).toFixed(3) : "0.000"],
    ["rootdisp", "rootdisp", isSet ? number(20) : "0.000"],
    ["refid", "refid", isSet ? master.remote : "INIT"],
    [
      "reftime",
      "reftime",
      isSet ? timeStamp(facts.now - (master.when ?? 0) * 1_000) : timeStamp(0),
    ],
    ["clock", "clock", timeStamp(facts.now)],
    [
      "peer",
      "peer",
      isSet ? String(10_000 + facts.random.derive("ntp peer").integer(50_000)) : "0",
    ],
    ["tc", "tc", isSet ? String(Math.log2(master.poll)) : "3"],
    ["mintc", "mintc", "3"],
    ["offset", "offset", isSet ? master.offset.toFixed(3) : "0.000"],
    ["frequency", "frequency", isSet ? number(30) : "0.000"],
    ["sys-jitter", "sys_jitter", isSet ? master.jitter.toFixed(3) : "0.000"],
    ["clk-jitter", "clk_jitter", number(0.5)],
    ["clk-wander", "clk_wander", number(0.05)],
  ];
  const status = isSet
    ? "status=0615 leap_none, sync_ntp, 1 event, clock_sync,"
    : "status=c016 leap_alarm, sync_unspec, 1 event, restart,";
  return {
    xml: el(
      "ntp-status",
      el("associd", "0"),
      el("statusinfo", status.slice(0, -1)),
      ...values.map(([element, , value]) => el(element, value.replaceAll('"', ""))),
    ),
    text: () => [`associd=0 ${status}`, ...rvLines(values)].join("\n"),
  };
}

/** `ntpq` fills its lines up to 80 columns. */
function rvLines(values: readonly (readonly [string, string, string])[]): readonly string[] {
  const lines: string[] = [];
  for (const [index, [, word, value]] of values.entries()) {
    const item = `${word}=${value}${index === values.length - 1 ? "" : ","}`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + item.length < 80)
      lines[lines.length - 1] = `${last} ${item}`;
    else lines.push(item);
  }
  return lines;
}

/** Seconds between 1900 and 1970. */
const ntpEpoch = 2_208_988_800;

/** `ecb1e2f0.4dd2f1a9  Mon, Mar  2 2026 10:00:00.304`: RFC 5905 timestamp, then the date. */
function timeStamp(at: number): string {
  if (at === 0) return "00000000.00000000  Mon, Jan  1 1900  0:00:00.000";
  const seconds = (Math.floor(at / 1_000) + ntpEpoch) % 2 ** 32;
  const fraction = Math.floor(((at % 1_000) / 1_000) * 2 ** 32);
  const hex = (value: number): string => value.toString(16).padStart(8, "0");
  const [week = "", day = "", month = "", year = ""] = new Date(at).toUTCString().split(/,? /);
  const clock = new Date(at).toISOString().slice(11, 23);
  return `${hex(seconds)}.${hex(fraction)}  ${week}, ${month} ${String(Number(day)).padStart(2)} ${year} ${clock}`;
}
