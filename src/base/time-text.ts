import { monthNames } from "./month-names.ts";
import { localTime, zoneName } from "./time-zone.ts";

/** Wall-clock time as Junos prints it: `2026-03-02 09:50:00 UTC`, `2026-03-02 10:50:00 CET`. */
export function timeText(milliseconds: number, zone = "UTC"): string {
  const local = new Date(localTime(milliseconds, zone)).toISOString();
  return `${local.slice(0, 19).replace("T", " ")} ${zoneName(milliseconds, zone)}`;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

/** Wall-clock time as `ctime` prints it: `Mon Mar  2 09:50:00 2026`. */
export function ctimeText(milliseconds: number, zone = "UTC"): string {
  const time = new Date(localTime(milliseconds, zone));
  const day = String(time.getUTCDate()).padStart(2);
  const date = `${weekdays[time.getUTCDay()] ?? ""} ${monthNames[time.getUTCMonth()] ?? ""} ${day}`;
  return `${date} ${time.toISOString().slice(11, 19)} ${time.getUTCFullYear()}`;
}

/** Wall-clock time as RFC 3339 and YANG write it, in UTC: `2026-03-02T09:50:00Z`. */
export function dateTimeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** A duration as Junos prints it: `00:10:00`, with days `3d 00:10`, with weeks `2w1d 04:05`. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const days = Math.floor(seconds / 86_400);
  const clock = new Date((seconds % 86_400) * 1_000).toISOString().slice(11, 19);
  if (days === 0) return clock;
  const weeks = Math.floor(days / 7);
  const left = days % 7;
  const span = weeks > 0 ? `${weeks}w${left}d` : `${days}d`;
  return `${span} ${clock.slice(0, 5)}`;
}

/** Whole seconds, as Junos writes them into `junos:seconds`. */
export function secondsText(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1_000));
}
