import type { Random } from "../../../base/index.ts";
import type { PlatformModule } from "../../profile/platform.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf } from "./interface-model.ts";
import { once } from "./once.ts";
import { opticalPortsOf } from "./optical-ports.ts";
import { portAttributes } from "./port-attributes.ts";

/** An optical module, and the port that it is plugged into. */
export interface Transceiver {
  readonly port: string;
  /** `Xcvr 3`: the place within its PIC. */
  readonly module: PlatformModule;
  readonly serialNumber: string;
}

/** What a kind of port takes, as the inventory names it: for short ways first, for long ways second. */
type Choice = readonly [short: Kind, long: Kind];
type Kind = readonly [description: string, partNumber: string];

const gigabit: Choice = [
  ["SFP-SX", "740-011613"],
  ["SFP-LX10", "740-011614"],
];
const tenGigabit: Choice = [
  ["SFP+-10G-SR", "740-021308"],
  ["SFP+-10G-LR", "740-021309"],
];
const tenGigabitLarge: Choice = [
  ["XFP-10G-SR", "740-014289"],
  ["XFP-10G-LR", "740-014279"],
];
const fortyGigabit: Choice = [
  ["QSFP+-40G-SR4", "740-032986"],
  ["QSFP+-40G-LR4", "740-043308"],
];
const hundredGigabit: Choice = [
  ["QSFP-100GBASE-SR4", "740-058734"],
  ["QSFP-100GBASE-LR4", "740-058732"],
];

/** One module in so many is for long ways. */
const longEvery = 4;

/** The modules by the name of their port: one in each port that takes them and that the configuration names. */
export const transceiversOf: (facts: DeviceFacts) => ReadonlyMap<string, Transceiver> = once(
  (facts) => {
    const taking = opticalPortsOf(facts);
    return new Map(
      interfacesOf(facts)
        .filter(({ name, config }) => config !== undefined && taking.has(name))
        .map(({ name }) => [name, transceiver(facts, name)]),
    );
  },
);

/** The modules in the ports of one PIC, by their place. */
export function transceiversIn(
  facts: DeviceFacts,
  slot: string,
  pic: string,
): readonly Transceiver[] {
  const byPlace = new Map<number, Transceiver>();
  for (const found of transceiversOf(facts).values()) {
    const place = placeOf(found.port);
    const isHere = place.slot === slot && place.pic === pic;
    // The channels of a port share its module.
    if (isHere && !byPlace.has(place.number)) byPlace.set(place.number, found);
  }
  return [...byPlace].sort(([one], [other]) => one - other).map(([, found]) => found);
}

function transceiver(facts: DeviceFacts, port: string): Transceiver {
  const { slot, pic, number } = placeOf(port);
  const stream = facts.random.derive(`transceiver ${slot}/${pic}/${number}`);
  const [short, long] = choiceOf(facts, port);
  const [description, partNumber] = stream.integer(longEvery) === 0 ? long : short;
  return {
    port,
    module: { name: `Xcvr ${number}`, version: "REV 01", partNumber, serial: true, description },
    serialNumber: serialOf(stream),
  };
}

function choiceOf(facts: DeviceFacts, port: string): Choice {
  const bits = portAttributes(facts).get(port)?.bitsPerSecond ?? 0;
  if (port.startsWith("ge")) return gigabit;
  if (port.startsWith("et")) return bits === 40_000_000_000 ? fortyGigabit : hundredGigabit;
  return facts.platform.model === "mx480" ? tenGigabitLarge : tenGigabit;
}

/** Three letters and five letters or digits, as suppliers print them. */
function serialOf(stream: Random): string {
  const letters = Array.from({ length: 3 }, () => String.fromCharCode(65 + stream.integer(26)));
  return `${letters.join("")}${stream
    .integer(36 ** 5)
    .toString(36)
    .toUpperCase()
    .padStart(5, "0")}`;
}

/** Where the port is: `xe-1/0/3` is number 3 of PIC 0 of the card in slot 1. */
function placeOf(port: string): { slot: string; pic: string; number: number } {
  const [, slot = "", pic = "", number = ""] = /^[a-z]+-(\d+)\/(\d+)\/(\d+)/.exec(port) ?? [];
  return { slot, pic, number: Number(number) };
}
