import { secondsText } from "../../../../base/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";

interface Parts {
  readonly days: string;
  readonly hours: number;
  readonly minutes: string;
  readonly seconds: string;
}

function partsOf(milliseconds: number): Parts {
  const all = Math.max(0, Math.floor(milliseconds / 1_000));
  const days = Math.floor(all / 86_400);
  const weeks = Math.floor(days / 7);
  const pad = (count: number): string => String(count).padStart(2, "0");
  return {
    days: weeks > 0 ? `${weeks}w${days % 7}d ` : days > 0 ? `${days}d ` : "",
    hours: Math.floor((all % 86_400) / 3_600),
    minutes: pad(Math.floor((all % 3_600) / 60)),
    seconds: pad(all % 60),
  };
}

/** As routes and adjacencies have it: `00:10:02`, `3d 04:05:06`, `2w1d 04:05:06`. */
export function ageText(milliseconds: number): string {
  const { days, hours, minutes, seconds } = partsOf(milliseconds);
  return `${days}${String(hours).padStart(2, "0")}:${minutes}:${seconds}`;
}

/** As BGP has it, without leading zeros: `10:02`, `4:05:06`, `3d 4:05:06`. */
export function bgpTimeText(milliseconds: number): string {
  const { days, hours, minutes, seconds } = partsOf(milliseconds);
  if (days !== "" || hours > 0) return `${days}${hours}:${minutes}:${seconds}`;
  return minutes === "00" ? String(Number(seconds)) : `${Number(minutes)}:${seconds}`;
}

/** A duration with its number of seconds: `<age junos:seconds="602">00:10:02</age>`. */
export function ageElement(name: string, milliseconds: number): XmlElement {
  const seconds = { "junos:seconds": secondsText(Math.max(0, milliseconds)) };
  return el(name, seconds, ageText(milliseconds));
}
