/** Wall-clock time as Junos prints it, in UTC: `2026-03-02 09:50:00 UTC`. */
export function timeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ")} UTC`;
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
