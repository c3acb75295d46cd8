const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** Thirty days: longer than anybody lets a run go on. */
const mostMs = 2_592_000_000;

/** Milliseconds of `500ms`, `10s`, `1.5m` or `2h`; a bare number is seconds. Undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, number, unit = "s"] = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m|h)?$/.exec(text) ?? [];
  const ms = Number(number) * (units[unit] ?? Number.NaN);
  return ms <= mostMs ? ms : undefined;
}
