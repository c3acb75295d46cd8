import { limits } from "../../base/index.ts";
import { parseDuration } from "../duration-text.ts";

interface StormCommon {
  /** As it was written. */
  readonly text: string;
  /** Of the devices, above 0 and up to 1; each is drawn by itself. */
  readonly share: number;
  /** From the first start of a device. */
  readonly startMs: number;
  /** Over which it is spread; 0: all at once. */
  readonly windowMs: number;
}

/** What befalls many devices of a running fleet. */
export type Storm =
  /** Each device reboots, or loses its connections, once. */
  | (StormCommon & { readonly action: "reboot" | "flap" })
  /** Devices lose their connections one by one, so many a minute of the whole fleet, by chance, as long as the window lasts. */
  | (StormCommon & { readonly action: "churn"; readonly perMinute: number });

/** What a storm may look like, for messages. */
export const stormForms =
  "reboot:WHO@START/WINDOW, flap:WHO@START/WINDOW or churn:WHO:RATE@START/DURATION, such as reboot:all@60s/10s, flap:20%@5m or churn:all:120@60s/10m";

const grammar =
  /^(?:(?<once>reboot|flap):(?<who>[^:@/]+)|churn:(?<whom>[^:@/]+):(?<rate>\d{1,7}(?:\.\d{1,6})?))@(?<start>[^@/]+)(?:\/(?<window>[^@/]+))?$/;

/** A storm, or what is wrong with the text: words that follow the name of the option or key. */
export function parseStorm(text: string): Storm | { readonly problem: string } {
  const { once, who, whom, rate, start = "", window } = grammar.exec(text)?.groups ?? {};
  if (start === "") return { problem: `must be ${stormForms}, not ${JSON.stringify(text)}` };
  const share = shareOf(who ?? whom ?? "");
  if (share === undefined)
    return { problem: `needs all or a share such as 20% of devices in ${JSON.stringify(text)}` };
  const startMs = parseDuration(start);
  const windowMs = parseDuration(window ?? "0");
  if (startMs === undefined || windowMs === undefined)
    return { problem: `needs times such as 500ms, 10s, 5m or 1h in ${JSON.stringify(text)}` };
  const common = { text, share, startMs, windowMs };
  if (once === "reboot" || once === "flap") return { ...common, action: once };
  const perMinute = Number(rate);
  if (windowMs === 0 || perMinute === 0)
    return { problem: `needs a rate and a duration above 0 in ${JSON.stringify(text)}` };
  if ((perMinute * windowMs) / 60_000 > limits.stormSteps)
    return { problem: `comes to more than ${limits.stormSteps} cuts in ${JSON.stringify(text)}` };
  return { ...common, action: "churn", perMinute };
}

function shareOf(text: string): number | undefined {
  if (text === "all") return 1;
  const [, percent] = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(text) ?? [];
  const share = Number(percent) / 100;
  return share > 0 && share <= 1 ? share : undefined;
}
