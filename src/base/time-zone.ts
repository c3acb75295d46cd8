import { limits } from "./limits.ts";
import { remembered } from "./remembered.ts";

/** Clocks of each zone that was asked for. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Locales whose readers know the short names of the zones near them. */
const nearLocales = ["en-US", "en-GB", "en-AU", "en-NZ", "en-IN", "en-ZA"] as const;

/** Short names that no locale of English has. */
const shortNames: Readonly<Record<string, string>> = {
  "Asia/Hong_Kong": "HKT",
  "Asia/Seoul": "KST",
  "Asia/Shanghai": "CST",
  "Asia/Taipei": "CST",
  "Asia/Tokyo": "JST",
  "Europe/Moscow": "MSK",
};

/** Whether a zone of the tz database has this name: `Europe/Amsterdam`, `UTC`. */
export function isTimeZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The zone of the tz database that Junos means: it writes `GMT+5` for `Etc/GMT+5`. Undefined for none. */
export function readTimeZone(written: string): string | undefined {
  const name = /^GMT[+-]\d+$/.test(written) ? `Etc/${written}` : written;
  return /^[A-Za-z]/.test(name) && isTimeZone(name) ? name : undefined;
}

/** The instant at which UTC shows what the clocks of a zone show at `at`; milliseconds since 1970, both. */
export function localTime(at: number, zone: string): number {
  if (zone === "UTC") return at;
  if (at < wholeQuartersSince) return shownTime(at, zone);
  return at + offsetOf(`${Math.floor(at / quarterMs)} ${zone}`);
}

/** In this century clocks were set at quarters of an hour of UTC only. */
const wholeQuartersSince = Date.UTC(2000, 0);
const quarterMs = 900_000;

/** How far the clocks are ahead of UTC, by quarter of an hour and zone. Replies with times ask often. */
const offsetOf = remembered(limits.rememberedOffsets, (key) => {
  const [quarter = "", zone = ""] = key.split(" ");
  const at = Number(quarter) * quarterMs;
  return shownTime(at, zone) - at;
});

function shownTime(at: number, zone: string): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const [year, month, day] = [part("year"), part("month") - 1, part("day")];
  const seconds = Date.UTC(year, month, day, part("hour"), part("minute"), part("second"));
  return seconds + (((at % 1_000) + 1_000) % 1_000);
}

/** The instant at which the clocks of a zone show what UTC shows at `local`. */
export function instantOf(local: number, zone: string): number {
  const guess = local - (localTime(local, zone) - local);
  return guess - (localTime(guess, zone) - local);
}

/** Names that were asked for, by zone and offset. */
const names = new Map<string, string>();

/** How the zone is called at an instant: `UTC`, `CEST`, and `+04` where it has no name. */
export function zoneName(at: number, zone: string): string {
  if (zone === "UTC") return zone;
  const offset = localTime(at, zone) - at;
  const key = `${zone} ${offset}`;
  const name = names.get(key) ?? shortNames[zone] ?? nameNear(zone, at) ?? offsetName(offset);
  names.set(key, name);
  return name;
}

/** What readers near the zone call it; undefined when they only count hours. */
function nameNear(zone: string, at: number): string | undefined {
  return nearLocales
    .map((locale) =>
      new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" })
        .formatToParts(at)
        .find(({ type }) => type === "timeZoneName"),
    )
    .find((part) => part !== undefined && !/^(GMT|UTC)./.test(part.value))?.value;
}

function offsetName(milliseconds: number): string {
  const size = Math.abs(milliseconds) / 60_000;
  const pad = (count: number): string => String(count).padStart(2, "0");
  const rest = size % 60 === 0 ? "" : pad(size % 60);
  return `${milliseconds < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}${rest}`;
}

/** Throws a RangeError for a zone that nobody knows. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, clock);
  return clock;
}
